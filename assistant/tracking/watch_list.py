"""The watch list on disk: `<home>/watch.json`, replaced in one step, changed by one program at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from assistant.tracking.errors import NotWatched, WatchedTwice, WatchListBusy, WatchListDamaged
from assistant.tracking.watched import Seen, Watched
from corpus.records import Language, Record
from corpus.typography import fold
from index.errors import HomeNotWritable
from index.layout import write_atomically

_WAIT_S = 10.0


class _File(Record):
    format: int = 1
    next_number: int = 1
    questions: tuple[Watched, ...] = ()


class WatchList:
    """The watched questions of a `DOSSIER_HOME`; every method may raise WatchListDamaged."""

    def __init__(self, home: Path) -> None:
        self.path = home / "watch.json"

    def questions(self) -> tuple[Watched, ...]:
        """The watched questions, in the order in which they were added."""
        return self._read().questions

    def refuse_twin(self, question: str, language: Language | None) -> None:
        """Raises WatchedTwice when the question is watched already in this language."""
        for watched in self.questions():
            if fold(watched.question) == fold(question) and watched.language == language:
                raise WatchedTwice(number=watched.number)

    def add(self, question: str, language: Language | None = None, seen: Seen | None = None) -> Watched:
        """Watches a question that was answered so; raises WatchedTwice, WatchListBusy or HomeNotWritable."""
        with self._changing():
            self.refuse_twin(question, language)
            file = self._read()
            added = Watched(
                number=file.next_number, question=question, language=language, added_at=datetime.now(UTC), seen=seen
            )
            self._write(_File(next_number=file.next_number + 1, questions=(*file.questions, added)))
        return added

    def remove(self, number: int) -> Watched:
        """Stops watching a question; raises NotWatched, WatchListBusy or HomeNotWritable."""
        with self._changing():
            file = self._read()
            gone = next((watched for watched in file.questions if watched.number == number), None)
            if gone is None:
                raise NotWatched(number=number)
            left = tuple(watched for watched in file.questions if watched is not gone)
            self._write(file.model_copy(update={"questions": left}))
        return gone

    def update(self, fresh: list[Watched]) -> None:
        """Keeps what these questions were answered; one removed meanwhile stays removed."""
        by_number = {watched.number: watched for watched in fresh}
        with self._changing():
            file = self._read()
            questions = tuple(by_number.get(watched.number, watched) for watched in file.questions)
            self._write(file.model_copy(update={"questions": questions}))

    def _read(self) -> _File:
        try:
            return _File.model_validate_json(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return _File()
        except ValidationError as error:
            raise WatchListDamaged(path=self.path, reason=error.errors()[0]["msg"]) from error
        except (OSError, UnicodeDecodeError) as error:
            raise WatchListDamaged(path=self.path, reason=error) from error

    def _write(self, file: _File) -> None:
        write_atomically(self.path, file.model_dump_json(indent=1))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_suffix(".lock"), timeout=_WAIT_S):
                yield
        except Timeout as error:
            raise WatchListBusy(path=self.path) from error
        except OSError as error:
            raise HomeNotWritable(path=self.path.parent) from error
