"""What is embedded of each passage: itself with its title, its typical questions, its sentences one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.dossier import Dossier
from corpus.records import Document, Language, Passage

SPLITTING_VERSION = 3


class EntryKind(StrEnum):
    """The collections of the index."""

    PASSAGE = "passages"
    QUESTION = "questions"
    SENTENCE = "sentences"


@dataclass(frozen=True)
class Entry:
    """A text to embed that points back to its passage; `position` counts from 0 within the passage."""

    kind: EntryKind
    passage_id: str
    language: Language
    position: int
    text: str

    @property
    def id(self) -> str:
        """Hash of content and place: an unchanged entry keeps its id, a changed one is another entry."""
        place = f"{self.kind}\0{self.passage_id}\0{self.language}\0{self.position}\0{self.text}"
        return hashlib.sha256(place.encode()).hexdigest()[:32]

    @property
    def metadata(self) -> dict[str, str | int]:
        """What the vector store keeps beside the vector."""
        return {"passage_id": self.passage_id, "language": self.language, "position": self.position}


def entries(dossier: Dossier) -> Iterator[Entry]:
    """All entries of the dossier, document after document."""
    for document in dossier.documents:
        for passage in document.passages:
            yield from passage_entries(document, passage)


def passage_entries(document: Document, passage: Passage) -> Iterator[Entry]:
    """The entries of one passage of a document."""
    place = (passage.id, passage.language)
    titled = f"{document.title} — {passage.heading}\n{passage.text}"
    yield Entry(EntryKind.PASSAGE, *place, 0, titled)
    for position, question in enumerate(passage.questions):
        yield Entry(EntryKind.QUESTION, *place, position, question)
    for position, sentence in enumerate(passage.sentences):
        yield Entry(EntryKind.SENTENCE, *place, position, sentence.text)
