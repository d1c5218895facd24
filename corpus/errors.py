"""The family of errors meant for people: a code, its parameters, and a message in either language."""

from __future__ import annotations

from typing import ClassVar

from corpus.catalogue import interface_language, text
from corpus.findings import Finding
from corpus.records import Language


class DossierError(Exception):
    """Something a person can act on; `retryable` tells whether the same call may succeed later."""

    code: ClassVar[str] = "unexpected"
    retryable: ClassVar[bool] = False

    def __init__(self, **params: object) -> None:
        super().__init__(self.code)
        self.params = params

    def message(self, language: Language) -> str:
        """What went wrong, where, and what to do, in one line."""
        return text(f"error.{self.code}", language, **self.params)

    def __str__(self) -> str:
        return self.message(interface_language())


class UnknownDocument(DossierError):
    """No document of the dossier has this id."""

    code = "unknown_document"


class DossierMissing(DossierError):
    """The folder that should hold the dossier has none."""

    code = "dossier_missing"


class DossierDefective(DossierError):
    """The dossier's files contradict each other; `findings` says where."""

    code = "dossier_defective"

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(count=len(findings))
        self.findings = findings

    def message(self, language: Language) -> str:
        """The first defect with its file and line, and how many there are."""
        return f"{self.findings[0].message(language)} {super().message(language)}"
