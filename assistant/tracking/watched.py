"""Watched questions: what each was answered last, and how its answers changed."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from assistant.records import Answer, State
from corpus.records import Language, Record

# Older changes of a question's answer are forgotten.
KEPT_CHANGES = 20
What = Literal["state", "passages", "facts", "conflicts"]


class Seen(Record):
    """What an answer rested on: `built_at` is when the index that gave it was built."""

    built_at: datetime
    dossier_version: str
    language: Language
    state: State
    statements: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    conflicts: dict[str, str] = Field(default_factory=dict)


class AnswerChange(Record):
    """An answer before and after a build, and what of it changed."""

    found_at: datetime
    what: tuple[What, ...]
    before: Seen
    after: Seen


class Watched(Record):
    """A question of the watch list; its number is never given to another."""

    number: int
    question: str
    language: Language | None = None
    added_at: datetime
    seen: Seen | None = None
    changes: tuple[AnswerChange, ...] = ()


def seen(answer: Answer, built_at: datetime) -> Seen:
    """What of an answer is compared with the next one."""
    return Seen(
        built_at=built_at, dossier_version=answer.dossier_version, language=answer.language, state=answer.state,
        statements=tuple(statement.text for statement in answer.statements),
        passages=tuple(sorted({citation.passage_id for citation in answer.citations})),
        conflicts={view.id: view.resolution for view in answer.conflicts},
    )  # fmt: skip


def after_asking(watched: Watched, now: Seen, found_at: datetime) -> Watched:
    """The question with what it was answered now, and the change if there is one."""
    what = differences(watched.seen, now) if watched.seen else ()
    changes = watched.changes
    if watched.seen and what:
        change = AnswerChange(found_at=found_at, what=what, before=watched.seen, after=now)
        changes = (*changes, change)[-KEPT_CHANGES:]
    return watched.model_copy(update={"seen": now, "changes": changes})


def differences(before: Seen, after: Seen) -> tuple[What, ...]:
    """What of the answer is not as it was; the order of its statements does not count."""
    pairs: dict[What, tuple[object, object]] = {
        "state": (before.state, after.state),
        "passages": (before.passages, after.passages),
        "facts": (set(before.statements), set(after.statements)),
        "conflicts": (before.conflicts, after.conflicts),
    }
    return tuple(name for name, (earlier, later) in pairs.items() if earlier != later)
