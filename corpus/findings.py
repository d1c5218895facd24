"""A defect found in the dossier's files: where it is, what it is, and how to say it."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.catalogue import text
from corpus.records import Language


@dataclass(frozen=True, order=True)
class Finding:
    """One defect; `code` names its message `finding.<code>` in the catalogues."""

    path: str
    line: int
    code: str
    params: tuple[tuple[str, str], ...] = field(default=())

    def message(self, language: Language) -> str:
        """`file:line: what is wrong and what to do`, on one line."""
        return f"{self.path}:{self.line}: " + text(f"finding.{self.code}", language, **dict(self.params))


def finding(path: str, line: int, code: str, **params: object) -> Finding:
    """A finding with its parameters as strings."""
    return Finding(path, line, code, tuple((key, str(value)) for key, value in params.items()))
