"""The changed answer of a watched question, before and after, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.tracking.watched import AnswerChange, Seen, Watched
from corpus.catalogue import text
from corpus.records import Language


def watch_report(watched: Watched, change: AnswerChange, language: Language) -> str:
    """One change of one watched question's answer."""
    return "\n".join(_lines(watched, change, language))


def _lines(watched: Watched, change: AnswerChange, language: Language) -> Iterator[str]:
    before, after = change.before, change.after
    yield text("watch.heading", language, number=watched.number, question=watched.question)
    kinds = ", ".join(text(f"watch.kind.{what}", language) for what in change.what)
    versions = {"before": before.dossier_version, "after": after.dossier_version}
    yield text("watch.found", language, date=f"{change.found_at:%Y-%m-%d %H:%M} UTC", kinds=kinds, **versions)
    for moment, told, other in (("before", before, after), ("after", after, before)):
        state = text(f"evaluation.state.{told.state}", language)
        yield "  " + text(f"watch.{moment}", language, state=state)
        yield from (f"    {mark} {words}" for mark, words in _marked(told, other))
        yield "    " + _passages(told, language)
        yield from (f"    ≠ {words}" for words in told.conflicts.values() if words)


def _marked(told: Seen, other: Seen) -> Iterator[tuple[str, str]]:
    """The statements; a star before those that the other answer has not."""
    yield from ((" " if words in other.statements else "*", words) for words in told.statements)


def _passages(told: Seen, language: Language) -> str:
    if not told.passages:
        return text("watch.none_cited", language)
    return text("watch.cited", language, passages=", ".join(told.passages))
