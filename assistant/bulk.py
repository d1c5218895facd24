"""Answers a file of questions: one line out for every line in, in the same order, also for a bad one."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import BulkFileMissing, BulkFileNotWritable, BulkLineBroken
from assistant.records import Answer, Question, State
from assistant.service import Assistant


@dataclass(frozen=True)
class BulkReport:
    """What came of a file: lines, lines in error, and the latency of an answer in milliseconds."""

    lines: int
    errors: int
    p50_ms: float
    p95_ms: float


class BulkLine(BaseModel):
    """A line of a file of questions; other keys are the caller's own and are left alone."""

    model_config = ConfigDict(extra="ignore")

    question: str
    id: str | int | None = None
    language: str | None = None
    as_of: str | None = None
    history: list[dict[str, str]] = []


def read_lines(path: Path) -> list[tuple[int, str]]:
    """The file's lines that are not blank, with their numbers; raises BulkFileMissing."""
    try:
        content = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise BulkFileMissing(path=path, reason=error.strerror) from error
    return [(number, line) for number, line in enumerate(content.split("\n"), 1) if line.strip()]


def check_target(target: Path) -> None:
    """Raises BulkFileNotWritable if the answers could not be written in the end."""
    partial = _partial(target)
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        partial.touch()
        partial.unlink()
    except OSError as error:
        raise BulkFileNotWritable(path=target, reason=error.strerror) from error


def _partial(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.partial")


def answer_file(
    assistant: Assistant, source: Path, target: Path, progress: Callable[[int, int], None] | None = None
) -> BulkReport:
    """Answers every line of `source` into `target`, which appears only once it is whole.

    Raises BulkFileMissing or BulkFileNotWritable.
    """
    lines = read_lines(source)
    partial = _partial(target)
    latencies: list[float] = []
    errors = 0
    try:
        with partial.open("w", encoding="utf-8") as out:
            for done, answer in enumerate(_answers(assistant, lines), 1):
                out.write(answer.model_dump_json() + "\n")
                errors += answer.state is State.ERROR
                latencies += [] if answer.state is State.ERROR else [answer.latency_ms]
                if progress:
                    progress(done, len(lines))
        partial.replace(target)
    except OSError as error:
        raise BulkFileNotWritable(path=target, reason=error.strerror) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    p50, p95 = np.percentile(latencies, [50, 95]) if latencies else (0.0, 0.0)
    return BulkReport(len(lines), errors, float(p50), float(p95))


def _answers(assistant: Assistant, lines: list[tuple[int, str]]) -> Iterator[Answer]:
    for number, line in lines:
        try:
            yield assistant.ask(parse_line(line, number))
        except BulkLineBroken as error:
            yield assistant.error(Question(text=line[:200], id=_id_of(line)), error)


def parse_line(line: str, number: int) -> Question:
    """The question of a line; raises BulkLineBroken with the line's number and what is wrong with it."""
    try:
        parsed = BulkLine.model_validate(json.loads(line))
        return Question.model_validate({
            "text": parsed.question, "language": parsed.language, "as_of": parsed.as_of,
            "history": parsed.history, "id": None if parsed.id is None else str(parsed.id),
        })  # fmt: skip
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "line"
        raise BulkLineBroken(line=number, reason=f"{where}: {first['msg']}") from error
    except (ValueError, RecursionError) as error:
        raise BulkLineBroken(line=number, reason=f"JSON: {getattr(error, 'msg', 'unreadable')}") from error


def _id_of(line: str) -> str | None:
    """The id of a line that is no question, if it is JSON and has one."""
    try:
        parsed = json.loads(line)
    except (ValueError, RecursionError):
        return None
    found = parsed.get("id") if isinstance(parsed, dict) else None
    return None if found is None else str(found)
