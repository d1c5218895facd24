"""Errors of an evaluation that a person can act on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from corpus.catalogue import text
from corpus.errors import DossierError
from corpus.records import Language


class DatasetUnreadable(DossierError):
    """The file of questions cannot be read."""

    code = "dataset_unreadable"


class DatasetEmpty(DossierError):
    """The file of questions has no question."""

    code = "dataset_empty"


@dataclass(frozen=True)
class Defect:
    """What is wrong with a line of a dataset; `kind` is its key in the catalogues."""

    path: Path
    line: int
    kind: str
    params: dict[str, object] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """File, line, what is wrong and what to do."""
        return f"{self.path}:{self.line}: {text(f'evaluation.defect.{self.kind}', language, **self.params)}"


class DatasetDefective(DossierError):
    """Lines of the file are no questions with what is expected of them; `defects` has every one."""

    code: ClassVar[str] = "dataset_defective"

    def __init__(self, defects: list[Defect]) -> None:
        super().__init__(count=len(defects))
        self.defects = defects

    def message(self, language: Language) -> str:
        """The first defect with its file and line, and how many there are when there are more."""
        first = self.defects[0].message(language)
        return first if len(self.defects) == 1 else f"{first} {super().message(language)}"


class ExpectedPassageUnknown(DossierError):
    """A question expects a passage or a document that the dossier does not have."""

    code = "expected_passage_unknown"


class RankingLibraryMissing(DossierError):
    """The library that scores rankings is not installed."""

    code = "ranking_library_missing"


class ReportNotWritable(DossierError):
    """The folder of the report cannot be written."""

    code = "report_not_writable"


class RunUnreadable(DossierError):
    """What should be compared with is no run of an evaluation."""

    code = "run_unreadable"


class NothingToCompare(DossierError):
    """The two runs have no question in common."""

    code = "nothing_to_compare"
