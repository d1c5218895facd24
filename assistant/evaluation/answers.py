"""The answers asked for so far, one JSON line each, so that a run that was stopped goes on where it was."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from assistant.evaluation.errors import ReportNotWritable
from assistant.records import Answer, Record

FILE_NAME = "answers.jsonl"


class Asked(Record):
    """An answer, the passages retrieved for its question, and what the answer depends on."""

    case: str
    fingerprint: str
    retrieved: tuple[str, ...]
    answer: Answer


class AnswerLog:
    """The answers of a report's folder; without a folder it remembers nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE_NAME if folder else None
        self._known = self._read()

    def find(self, case: str, fingerprint: str) -> Asked | None:
        """The answer to this question, if nothing that it depends on has changed."""
        found = self._known.get(case)
        return found if found and found.fingerprint == fingerprint else None

    def keep(self, asked: list[Asked]) -> None:
        """Leaves these answers alone in the file, in this order."""
        if self._path:
            written = "".join(f"{item.model_dump_json()}\n" for item in asked)
            partial = self._path.with_name(f".{FILE_NAME}.partial")
            try:
                partial.write_text(written, encoding="utf-8")
                partial.replace(self._path)
            except OSError as error:
                raise ReportNotWritable(path=self._path, reason=error.strerror) from error

    def add(self, asked: Asked) -> None:
        """Writes an answer down at once."""
        if self._path:
            try:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(f"{asked.model_dump_json()}\n")
            except OSError as error:
                raise ReportNotWritable(path=self._path, reason=error.strerror) from error

    def _read(self) -> dict[str, Asked]:
        """The lines that can be read: a run that was killed may have left half a line."""
        if self._path is None or not self._path.is_file():
            return {}
        known: dict[str, Asked] = {}
        for line in self._path.read_text(encoding="utf-8", errors="replace").split("\n"):
            try:
                asked = Asked.model_validate_json(line)
            except ValidationError:
                continue
            known[asked.case] = asked
        return known
