"""Asks the watched questions again once the index has been built anew, and tells whose answer changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from assistant.records import Answer, Question
from assistant.tracking.watch_list import WatchList
from assistant.tracking.watched import Watched, after_asking, seen
from index.build import Progress
from index.open import OpenIndex


class Asked(Protocol):
    """Whoever answers, from an index."""

    @property
    def index(self) -> OpenIndex:
        """The index that the answers come from."""

    def ask(self, question: Question) -> Answer:
        """The whole answer."""


def ask_again(assistant: Asked, watch_list: WatchList, progress: Progress | None = None) -> list[Watched]:
    """The questions whose answer differs from the one before this index was built, now kept with the difference.

    A question is asked once an index; asking again over the same one does nothing.
    """
    built_at = assistant.index.manifest.built_at
    waiting = [w for w in watch_list.questions() if w.seen is None or w.seen.built_at != built_at]
    fresh: list[Watched] = []
    for done, watched in enumerate(waiting, 1):
        answer = assistant.ask(Question(text=watched.question, language=watched.language))
        fresh.append(after_asking(watched, seen(answer, built_at), datetime.now(UTC)))
        if progress:
            progress(done, len(waiting))
    if fresh:
        watch_list.update(fresh)
    return [now for now, before in zip(fresh, waiting, strict=True) if _changed(before, now)]


def _changed(before: Watched, now: Watched) -> bool:
    return now.changes[-1:] != before.changes[-1:]
