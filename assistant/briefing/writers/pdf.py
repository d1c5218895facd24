"""A note as a PDF: tagged, bookmarked, readable by a screen reader (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from assistant.briefing.figure import chronology, chronology_source
from assistant.briefing.records import (
    Block,
    Bullets,
    Figure,
    Footnote,
    Note,
    Paragraph,
    Quotations,
    SourceList,
    Span,
    Table,
)
from assistant.briefing.writers.base import NoteWriter, footnote_text, origin, site_of, situation, source_text
from assistant.briefing.writers.pandoc_tree import LOCALES
from assistant.briefing.writers.widths import column_shares
from assistant.typesetting import typeset
from assistant.web.templating import safe_url
from corpus.catalogue import text

Data = dict[str, Any]
_TEMPLATE = Path(__file__).parents[1] / "templates" / "note.typ"


class PdfWriter(NoteWriter):
    """A file to print or send; Typst makes it with fonts of its own."""

    name: ClassVar[str] = "pdf"
    media_type: ClassVar[str] = "application/pdf"

    def write(self, note: Note) -> bytes:
        """The file."""
        made_at = datetime(note.made_on.year, note.made_on.month, note.made_on.day, tzinfo=UTC)
        return typeset(_template(), _NoteData(note).whole(), made_at)


class _NoteData:
    """What the template reads: the note's words as strings, and which mention of a footnote is its first."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._mentioned: set[int] = set()

    def whole(self) -> Data:
        note = self._note
        language, region = LOCALES[note.language].split("-")
        return {
            "title": note.title,
            "situation": situation(note),
            "origin": origin(note),
            "author": text("briefing.author", note.language),
            "contents": text("briefing.contents", note.language),
            "lang": language,
            "region": region,
            "sections": [
                {"heading": section.heading, "blocks": [self._block(block) for block in section.blocks]}
                for section in note.sections
            ],
            "footnotes": [_addressed(footnote_text(footnote, note), footnote.url) for footnote in note.footnotes],
        }

    def _block(self, block: Block) -> Data:
        match block:
            case Paragraph():
                told = self._paragraph(block)
            case Bullets():
                told = {"items": [self._paragraph(item) for item in block.items]}
            case Table():
                rows = [self._spans(row.cells) for row in block.rows]
                told = {"caption": block.caption, "header": block.header, "rows": rows, "shares": column_shares(block)}
            case Figure():
                drawn = chronology(block, self._note.language)
                told = {"title": block.title, "alternative": block.alternative, **drawn}
            case SourceList():
                listed = [_addressed(source_text(source, self._note), source.url) for source in block.sources]
                told = {"caption": block.caption, "sources": listed}
            case Quotations():
                told = {"quotes": [self._quote(self._note.footnote(number)) for number in block.numbers]}
        return {"kind": block.kind, **told}

    def _paragraph(self, paragraph: Paragraph) -> Data:
        return {"lead": paragraph.lead, "spans": self._spans(paragraph.spans)}

    def _spans(self, spans: Iterable[Span]) -> list[Data]:
        return [{"text": span.text, "notes": [self._mark(number) for number in span.notes]} for span in spans]

    def _mark(self, number: int) -> Data:
        first = number not in self._mentioned
        self._mentioned.add(number)
        return {"number": number, "first": first}

    def _quote(self, footnote: Footnote) -> Data:
        words = text("briefing.quotation", self._note.language, quote=footnote.quote)
        return {"number": footnote.number, "text": words, "passage": footnote.passage_id}


def _addressed(words: str, url: str | None) -> Data:
    return {"text": words, "url": safe_url(url), "site": site_of(url)}


@cache
def _template() -> str:
    return chronology_source() + _TEMPLATE.read_text(encoding="utf-8")
