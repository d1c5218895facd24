"""A note in Markdown, with footnotes as GitHub and Pandoc read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from assistant.briefing.records import (
    Block,
    Bullets,
    Figure,
    Footnote,
    Note,
    Paragraph,
    Quotations,
    Row,
    SourceList,
    Span,
    Table,
)
from assistant.briefing.writers.base import NoteWriter, named_in_footnote, origin, situation, source_text
from assistant.web.templating import safe_url
from corpus.catalogue import text

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~$^])")
# What would open a list or a heading at the start of a line.
_OPENING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


class MarkdownWriter(NoteWriter):
    """Plain text that reads well as it stands; every word of the dossier is escaped."""

    name: ClassVar[str] = "md"
    media_type: ClassVar[str] = "text/markdown; charset=utf-8"

    def write(self, note: Note) -> bytes:
        """The note, its sections, then its footnotes."""
        parts = [f"# {escaped(note.title)}", f"*{escaped(situation(note))}*"]
        for section in note.sections:
            parts.append(f"## {escaped(section.heading)}")
            parts += [part for block in section.blocks for part in _block(block, note)]
        parts += ["---", f"*{escaped(origin(note))}*"]
        parts.append("\n".join(_footnote(footnote, note) for footnote in note.footnotes))
        return ("\n\n".join(parts) + "\n").encode()


def escaped(words: str) -> str:
    """The words so that Markdown prints them as they are."""
    flat = _SIGNS.sub(r"\\\1", " ".join(words.split("\n")))
    return _OPENING.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", flat)


def _block(block: Block, note: Note) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Bullets():
            yield "\n".join(f"- {_paragraph(item)}" for item in block.items)
        case Table():
            yield f"**{escaped(block.caption)}**"
            yield _table(block)
        case Figure():
            # The table beside it says the same in text.
            return
        case SourceList():
            yield f"### {escaped(block.caption)}"
            yield "\n".join(f"- {escaped(source_text(source, note))}{_address(source.url)}" for source in block.sources)
        case Quotations():
            yield "\n".join(_quotation(note.footnote(number), note) for number in block.numbers)


def _paragraph(paragraph: Paragraph) -> str:
    lead = f"**{escaped(paragraph.lead)}** " if paragraph.lead else ""
    return lead + " ".join(_span(span) for span in paragraph.spans)


def _span(span: Span) -> str:
    return escaped(span.text) + "".join(f"[^{number}]" for number in span.notes)


def _table(table: Table) -> str:
    header = "| " + " | ".join(escaped(cell) for cell in table.header) + " |"
    return "\n".join((header, "|" + " --- |" * len(table.header), *(_row(row) for row in table.rows)))


def _row(row: Row) -> str:
    return "| " + " | ".join(_span(cell) for cell in row.cells) + " |"


def _quotation(footnote: Footnote, note: Note) -> str:
    quote = text("briefing.quotation", note.language, quote=footnote.quote)
    return f"{footnote.number}. {escaped(quote)} — `{footnote.passage_id}`"


def _footnote(footnote: Footnote, note: Note) -> str:
    return f"[^{footnote.number}]: {escaped(named_in_footnote(footnote, note).text)}{_address(footnote.url)}"


def _address(url: str | None) -> str:
    safe = safe_url(url)
    return f" <{safe}>" if safe and not re.search(r"[<>\s]", safe) else ""
