"""Reads questions with what is expected of their answers, one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assistant.evaluation.errors import (
    DatasetDefective,
    DatasetEmpty,
    DatasetUnreadable,
    Defect,
    ExpectedPassageUnknown,
)
from assistant.evaluation.records import Case
from corpus.dossier import Dossier
from corpus.records import LANGUAGES

SHIPPED = ("dev", "test")
_FOLDER = Path(__file__).with_name("datasets")
# What pydantic calls a defect that the catalogues have their own words for.
_KINDS = ("missing", "extra_forbidden", "json_invalid", "bad_pattern", "empty_form")


def dataset_path(name: str | Path) -> Path:
    """The file of a dataset: `dev` and `test` ship with the product, anything else is a path."""
    return _FOLDER / f"{name}.jsonl" if str(name) in SHIPPED else Path(name)


def load_cases(name: str | Path) -> list[Case]:
    """The questions of a dataset.

    Raises DatasetUnreadable, DatasetEmpty, or DatasetDefective with every line that is wrong.
    """
    path = dataset_path(name)
    cases: dict[str, Case] = {}
    lines: dict[str, int] = {}
    defects: list[Defect] = []
    for number, line in _lines(path):
        try:
            case = Case.model_validate_json(line)
        except ValidationError as error:
            defects.append(_defect(path, number, error.errors()[0]))
            continue
        if case.id in cases:
            defects.append(Defect(path, number, "duplicate_id", {"id": case.id, "first": lines[case.id]}))
        cases[case.id], lines[case.id] = case, number
    if defects:
        raise DatasetDefective(defects)
    if not cases:
        raise DatasetEmpty(path=path)
    return list(cases.values())


def _lines(path: Path) -> list[tuple[int, str]]:
    """The lines that are not blank, with their numbers."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetUnreadable(path=path, reason="UTF-8") from error
    except OSError as error:
        raise DatasetUnreadable(path=path, reason=error.strerror) from error
    return [(number, line) for number, line in enumerate(content.split("\n"), 1) if line.strip()]


def check_expected(cases: list[Case], dossier: Dossier) -> None:
    """Raises ExpectedPassageUnknown if a question expects what this dossier does not have."""
    passages = {passage.id for language in LANGUAGES for passage in dossier.passages(language)}
    documents = {document.id for document in dossier.documents}
    for case in cases:
        for unknown in _absent(case, passages, documents):
            raise ExpectedPassageUnknown(id=case.id, passage=unknown)


def _absent(case: Case, passages: set[str], documents: set[str]) -> Iterator[str]:
    yield from (name for name in case.relevant if name not in passages)
    yield from (name for name in case.relevant_documents if name not in documents)


def _defect(path: Path, number: int, found: ErrorDetails) -> Defect:
    kind = found["type"] if found["type"] in _KINDS else "bad_value" if found["loc"] else "no_object"
    return Defect(path, number, kind, {"key": ".".join(map(str, found["loc"])), "reason": found["msg"]})
