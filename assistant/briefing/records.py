"""What a briefing note is made of, whichever file it ends up in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assistant.records import Record, SourceReference
from corpus.records import KnownDate, Language, Rank


class Audience(StrEnum):
    """Whom the note is for."""

    MINISTER = "minister"
    COMMITTEE = "committee"
    PRESS = "press"
    CITIZEN = "citizen"


class Length(StrEnum):
    """How much the note says."""

    SHORT = "short"
    STANDARD = "standard"
    LONG = "long"


class NoteAuthor(StrEnum):
    """Who words the note: the dossier itself, or a language model from the dossier's sentences."""

    EXTRACTIVE = "extractive"
    LANGUAGE_MODEL = "language-model"


class SectionKind(StrEnum):
    """The parts of a note, in the order in which they stand."""

    ESSENTIALS = "essentials"
    CONTEXT = "context"
    LAW = "law"
    CHRONOLOGY = "chronology"
    ACTORS = "actors"
    DISAGREEMENTS = "disagreements"
    RISKS = "risks"
    QUESTIONS = "questions"
    TO_CHECK = "to_check"
    SOURCES = "sources"
    ANNEX = "annex"


class Footnote(Record):
    """A verbatim quote that carries something the note says, and where it was published.

    `publisher`, `rank`, `published` and `url` are those of the quote's most authoritative source;
    `sources` lists them all, most authoritative first. `start` and `end` are character offsets in the passage's text.
    """

    number: int
    passage_id: str
    quote: str
    start: int
    end: int
    title: str
    heading: str
    publisher: str | None
    rank: Rank
    published: str | None
    url: str | None
    reference: str | None
    language: Language
    sources: tuple[SourceReference, ...]


class Span(Record):
    """A stretch of text and the numbers of the footnotes that stand after it.

    A number's first mention in the note is where the footnote belongs; a later one refers back to it.
    """

    text: str
    notes: tuple[int, ...] = ()


class Paragraph(Record):
    """Sentences to be set one after the other; `lead` opens the paragraph in bold: a name, a text, a question.

    Where `rewritten`, a language model has worded them anew, and each rests on its own quotes alone.
    """

    kind: Literal["paragraph"] = "paragraph"
    lead: str = ""
    spans: tuple[Span, ...]
    rewritten: bool = False

    @property
    def text(self) -> str:
        """The whole paragraph without its lead and marks."""
        return " ".join(span.text for span in self.spans)

    @property
    def notes(self) -> tuple[int, ...]:
        """Every footnote it carries, once each, in order."""
        return tuple(dict.fromkeys(number for span in self.spans for number in span.notes))


class Bullets(Record):
    """A list of points."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[Paragraph, ...]


class Row(Record):
    """A table's row, as many cells as the header."""

    cells: tuple[Span, ...]


class Table(Record):
    """A table with a header row."""

    kind: Literal["table"] = "table"
    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


class Milestone(Record):
    """An event to draw: its date with the precision that is known, and its title."""

    date: KnownDate
    title: str


class Figure(Record):
    """The chronology as a drawing; a table of the same section carries the footnotes of its events."""

    kind: Literal["figure"] = "figure"
    title: str
    alternative: str
    events: tuple[Milestone, ...]


class SourceList(Record):
    """Published sources of one rank; `caption` names the rank."""

    kind: Literal["sources"] = "sources"
    caption: str
    rank: Rank
    sources: tuple[SourceReference, ...]


class Quotations(Record):
    """The footnotes whose quotes are to be printed in full with their passage ids, by number."""

    kind: Literal["quotations"] = "quotations"
    numbers: tuple[int, ...]


Block = Annotated[
    Paragraph | Bullets | Table | Figure | SourceList | Quotations, Field(discriminator="kind")
]  # fmt: skip


class Section(Record):
    """A part of the note; it is never empty."""

    kind: SectionKind
    heading: str
    blocks: tuple[Block, ...]


class Rewriting(Record):
    """Which language model worded how many of the paragraphs that it was given anew; the others stand word for word.

    `given_up` when its server was gone, refused or kept silent before the end.
    """

    model: str
    paragraphs: int
    rewritten: int
    given_up: bool = False


class Note(Record):
    """A briefing note; `footnotes` are numbered from 1 in the order of their first mention."""

    topic: str
    language: Language
    title: str
    made_on: date
    as_of: date
    audience: Audience
    length: Length
    dossier_version: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    rewriting: Rewriting | None = None

    def section(self, kind: SectionKind) -> Section | None:
        """The section of this kind, or None when the note has none."""
        return next((section for section in self.sections if section.kind is kind), None)

    def footnote(self, number: int) -> Footnote:
        """The footnote of this number; raises IndexError when there is none."""
        return self.footnotes[number - 1]

    def paragraphs(self) -> Iterator[tuple[Section, Paragraph]]:
        """Every paragraph with its section, those of lists and tables (a row is one) included."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield section, block
                elif isinstance(block, Bullets):
                    yield from ((section, item) for item in block.items)
                elif isinstance(block, Table):
                    yield from ((section, Paragraph(spans=row.cells)) for row in block.rows)
