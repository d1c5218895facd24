"""A small dossier to spoil, and a reader of a few lines of Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.findings import Finding
from corpus.markdown import DocumentReader
from corpus.records import Document, Passage
from tests.corpus.small_dossier import SmallDossier

HEADER = """\
---
id: note
kind: guides
title: Une note
language: fr
rank: other
---
"""
HEADER_LINES = HEADER.count("\n")


@pytest.fixture
def dossier(tmp_path: Path) -> SmallDossier:
    """A dossier with no defect, in a folder of its own."""
    return SmallDossier(tmp_path / "corpus")


class Note:
    """What was read from the lines under a fixed front matter."""

    def __init__(self, document: Document, findings: list[Finding]) -> None:
        self.document = document
        self.findings = findings

    @property
    def passage(self) -> Passage:
        """The only section."""
        (passage,) = self.document.passages
        return passage

    @property
    def texts(self) -> list[str]:
        """The sentences of the only section."""
        return [sentence.text for sentence in self.passage.sentences]

    @property
    def defects(self) -> list[tuple[int, str]]:
        """Line, counted from the first one under the front matter, and code of each finding."""
        return [(finding.line - HEADER_LINES, finding.code) for finding in self.findings]


@pytest.fixture
def read_note(tmp_path: Path) -> Callable[[str], Note]:
    """Reads the body of a document, its front matter being sound."""

    def read(body: str) -> Note:
        path = tmp_path / "guides" / "note.fr.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEADER + body, encoding="utf-8")
        reader = DocumentReader(path, "guides/note.fr.md")
        document = reader.read()
        assert document is not None
        return Note(document, reader.findings)

    return read
