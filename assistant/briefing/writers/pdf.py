"""A note as a PDF: tagged, bookmarked, readable by a screen reader (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, ClassVar

from typst import TypstError

from assistant.briefing.errors import NoteTemplateUnusable
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
from assistant.briefing.typography import typographic, typographic_note
from assistant.briefing.writers.base import (
    Named,
    NoteWriter,
    has_contents,
    is_short,
    named_in_footnote,
    named_in_list,
    origin,
    quotation_runs,
    site_of,
    situation,
)
from assistant.briefing.writers.pandoc_tree import LOCALES
from assistant.briefing.writers.widths import column_shares
from assistant.typesetting import typeset
from assistant.web.templating import safe_url
from corpus.catalogue import text

Data = dict[str, Any]
# Letters: about five and ten lines.
_SHORT_PARAGRAPH, _SHORT_LIST = 480, 900


class PdfWriter(NoteWriter):
    """A file to print or send; Typst makes it with fonts of its own."""

    name: ClassVar[str] = "pdf"
    media_type: ClassVar[str] = "application/pdf"
    looks: ClassVar[str] = "note.typ"
    suffixes: ClassVar[tuple[str, ...]] = (".typ",)

    def write(self, note: Note) -> bytes:
        """The file."""
        made_at = datetime(note.made_on.year, note.made_on.month, note.made_on.day, tzinfo=UTC)
        source = chronology_source() + self.template_text()
        try:
            return typeset(source, _NoteData(typographic_note(note)).whole(), made_at, self.template.parent)
        except TypstError as error:
            raise NoteTemplateUnusable(path=self.template, reason=error) from error


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
            "situation": typographic(situation(note)),
            "origin": typographic(origin(note)),
            "author": text("briefing.author", note.language),
            "contents": text("briefing.contents", note.language) if has_contents(note) else None,
            "lang": language,
            "region": region,
            "sections": [
                {"heading": section.heading, "blocks": [self._block(block) for block in section.blocks]}
                for section in note.sections
            ],
            "footnotes": [_addressed(named_in_footnote(one, note), one.url) for one in note.footnotes],
        }

    def _block(self, block: Block) -> Data:
        match block:
            case Paragraph():
                told = self._paragraph(block)
            case Bullets():
                told = {"items": [self._paragraph(item) for item in block.items]}
            case Table():
                rows = [self._spans(row.cells) for row in block.rows]
                told = {
                    "caption": block.caption, "header": block.header, "rows": rows, "shares": column_shares(block),
                }  # fmt: skip
            case Figure():
                drawn = chronology(block, self._note.language)
                told = {"title": block.title, "alternative": block.alternative, **drawn}
            case SourceList():
                listed = [_addressed(named_in_list(one, self._note), one.url) for one in block.sources]
                told = {"caption": block.caption, "sources": listed}
            case Quotations():
                told = {"runs": [self._run(run) for run in quotation_runs(block)]}
        return {"kind": block.kind, "short": _is_short(block), **told}

    def _paragraph(self, paragraph: Paragraph) -> Data:
        return {"lead": paragraph.lead, "spans": self._spans(paragraph.spans)}

    def _spans(self, spans: Iterable[Span]) -> list[Data]:
        return [{"text": span.text, "notes": [self._mark(number) for number in span.notes]} for span in spans]

    def _mark(self, number: int) -> Data:
        first = number not in self._mentioned
        self._mentioned.add(number)
        return {"number": number, "first": first}

    def _run(self, numbers: list[int]) -> Data:
        return {"start": numbers[0], "quotes": [self._quote(self._note.footnote(number)) for number in numbers]}

    def _quote(self, footnote: Footnote) -> Data:
        words = text("briefing.quotation", self._note.language, quote=footnote.quote)
        return {"text": words, "language": footnote.language, "passage": footnote.passage_id}


def _is_short(block: Block) -> bool:
    """Whether the end of a page had better not cut the block."""
    match block:
        case Paragraph():
            return len(block.text) <= _SHORT_PARAGRAPH
        case Bullets():
            return sum(len(item.text) for item in block.items) <= _SHORT_LIST
        case Table():
            return is_short(block)
        case Figure():
            return True
        case _:
            return False


def _addressed(named: Named, url: str | None) -> Data:
    parts = {"title": typographic(named.title), "language": named.language, "rest": typographic(named.rest)}
    return {**parts, "url": safe_url(url), "site": site_of(url)}
