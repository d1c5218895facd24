"""The texts of a document that people read, each with its line: title, headings, sentences, questions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.records import Document

TextPart = Literal["title", "heading", "sentence", "question"]


@dataclass(frozen=True)
class Text:
    """A text of a document; `depth` is a heading's level, from 1."""

    part: TextPart
    line: int
    text: str
    depth: int = 0


def texts_of(document: Document, folder: Path) -> list[Text]:
    """Every text in reading order; a question has the line of its section, the only one that is kept."""
    texts = [title_of(document, folder)]
    for passage, heading in zip(document.passages, headings_of(document), strict=True):
        texts.append(heading)
        texts += [Text("sentence", sentence.line, sentence.text) for sentence in passage.sentences]
        texts += [Text("question", passage.line, question) for question in passage.questions]
    return texts


def title_of(document: Document, folder: Path) -> Text:
    """The title, at its line of the front matter."""
    lines = (folder / document.path).read_text(encoding="utf-8").splitlines()
    number = next((number for number, line in enumerate(lines, 1) if line.startswith("title:")), 1)
    return Text("title", number, document.title)


def headings_of(document: Document) -> list[Text]:
    """The heading of each section, without those above it that a passage repeats."""
    depths: dict[str, int] = {}
    headings: list[Text] = []
    for passage in document.passages:
        above = [trail for trail in depths if passage.heading.startswith(f"{trail} — ")]
        parent = max(above, key=len, default=None)
        depths[passage.heading] = depths[parent] + 1 if parent else 1
        own = passage.heading.removeprefix(f"{parent} — ") if parent else passage.heading
        headings.append(Text("heading", passage.line, own, depths[passage.heading]))
    return headings
