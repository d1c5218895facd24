"""A note as Pandoc's document tree; every word of the dossier is a string in it, never markup."""

from __future__ import annotations

import base64
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar

from assistant.briefing.figure import png
from assistant.briefing.records import (
    Block,
    Bullets,
    Figure,
    Footnote,
    Note,
    Paragraph,
    Quotations,
    Section,
    SectionKind,
    SourceList,
    Span,
    Table,
)
from assistant.briefing.typography import typographic
from assistant.briefing.writers.base import (
    Named,
    has_contents,
    named_in_footnote,
    named_in_list,
    origin,
    quotation_runs,
    site_of,
    situation,
)
from assistant.briefing.writers.widths import column_shares
from assistant.web.templating import safe_url
from corpus.catalogue import text

Node = dict[str, Any]

LOCALES: dict[str, str] = {"fr": "fr-FR", "en": "en-GB"}
_PLAIN: list[Any] = ["", [], []]
# Their heading says what their first table is. LibreOffice leaves a heading behind on the page before when a caption
# and a table follow it; it does not when a table does.
_NAMED_BY_HEADING = (SectionKind.LAW, SectionKind.CHRONOLOGY)


class NoteTree(ABC):
    """Grows one note's tree; an office format says how it refers to a footnote for the second time."""

    markup: ClassVar[str]
    """Pandoc's name of the XML that `raw` nodes hold."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._mentioned: set[int] = set()

    @abstractmethod
    def again(self, number: int) -> str:
        """The markup of a mark that refers to the footnote `number`, which stands earlier in the note."""

    def document(self) -> Node:
        """The whole tree, with the metadata that the file carries."""
        blocks = [block for section in self._note.sections for block in self._section(section)]
        return {"pandoc-api-version": [1, 23, 1], "meta": self._metadata(), "blocks": blocks}

    def _metadata(self) -> Node:
        note = self._note
        contents = [
            {"heading": _meta(section.heading), "anchor": _node("MetaInlines", [self._raw(_place(section))])}
            for section in (note.sections if has_contents(note) else ())
        ]
        return {
            "title": _meta(note.title),
            "subtitle": _meta(situation(note)),
            "origin": _meta(origin(note)),
            "subject": _meta(situation(note)),
            "author": _meta(text("briefing.author", note.language)),
            "lang": _meta(LOCALES[note.language]),
            "contents-heading": _meta(text("briefing.contents", note.language)),
            "contents": _node("MetaList", [_node("MetaMap", entry) for entry in contents]),
        }

    def _raw(self, markup: str) -> Node:
        return _node("RawInline", [self.markup, markup])

    def _section(self, section: Section) -> Iterator[Node]:
        # A bookmark around the section, as Pandoc makes it from a heading's own id, is lost where it ends in a table.
        heading = _node("Span", [[_place(section), [], []], [_string(section.heading)]])
        yield _node("Header", [1, _PLAIN, [heading]])
        first, *rest = section.blocks
        if isinstance(first, Table) and section.kind in _NAMED_BY_HEADING:
            yield self._table(first, "")
        else:
            yield from self._block(first)
        for block in rest:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Node]:
        match block:
            case Paragraph():
                yield _node("Para", self._paragraph(block))
            case Bullets():
                yield _node("BulletList", [[_node("Plain", self._paragraph(item))] for item in block.items])
            case Table():
                yield self._table(block, block.caption)
            case Figure():
                yield self._figure(block)
            case SourceList():
                yield _node("Header", [2, _PLAIN, [_string(block.caption)]])
                listed = (self._named(named_in_list(one, self._note), one.url) for one in block.sources)
                yield _node("BulletList", [[_styled("Bibliography", inlines)] for inlines in listed])
            case Quotations():
                for run in quotation_runs(block):
                    quotes = [[self._quotation(self._note.footnote(number))] for number in run]
                    yield _node("OrderedList", [[run[0], _node("Decimal"), _node("Period")], quotes])

    def _paragraph(self, paragraph: Paragraph) -> list[Node]:
        lead = [_node("Strong", [_string(paragraph.lead)]), _node("Space")] if paragraph.lead else []
        return lead + self._spans(paragraph.spans)

    def _spans(self, spans: tuple[Span, ...]) -> list[Node]:
        """The stretches of text one after the other, each with its marks; marks side by side are kept apart."""
        inlines: list[Node] = []
        for position, span in enumerate(spans):
            inlines += [_node("Space")] if position else []
            inlines.append(_string(span.text))
            for order, number in enumerate(span.notes):
                inlines += [_node("Superscript", [_string(", ")])] if order else []
                inlines.append(self._mark(number))
        return inlines

    def _mark(self, number: int) -> Node:
        if number in self._mentioned:
            return self._raw(self.again(number))
        self._mentioned.add(number)
        footnote = self._note.footnote(number)
        words = self._named(named_in_footnote(footnote, self._note), footnote.url)
        return _node("Span", [[mark_name(number), [], []], [_node("Note", [_node("Para", words)])]])

    def _named(self, named: Named, url: str | None) -> list[Node]:
        return [*self._in(named.language, [_string(named.title)]), _string(named.rest), *_address(url)]

    def _in(self, language: str, words: list[Node]) -> list[Node]:
        """The words, marked as of their language where it is not the note's: it is spelt and read aloud otherwise."""
        if language == self._note.language:
            return words
        return [_node("Span", [["", [], [["lang", LOCALES.get(language, language)]]], words])]

    def _table(self, table: Table, caption: str) -> Node:
        columns = [[_node("AlignLeft"), _node("ColWidth", share)] for share in column_shares(table)]
        header = _row([[_string(cell)] for cell in table.header])
        rows = [_row([self._spans((cell,)) for cell in row.cells]) for row in table.rows]
        body = [_PLAIN, 0, [], rows]
        return _node(
            "Table",
            [_PLAIN, _caption(caption), columns, [_PLAIN, [header]], [body], [_PLAIN, []]],
        )

    def _figure(self, figure: Figure) -> Node:
        address = f"data:image/png;base64,{base64.b64encode(png(figure, self._note.language)).decode()}"
        image = _node("Image", [["", [], [["width", "100%"]]], [_string(figure.alternative)], [address, ""]])
        return _node("Figure", [_PLAIN, _caption(figure.title), [_node("Plain", [image])]])

    def _quotation(self, footnote: Footnote) -> Node:
        quote = text("briefing.quotation", self._note.language, quote=footnote.quote)
        passage = _node("Span", [["", [], [["custom-style", "Passage"]]], [_string(footnote.passage_id)]])
        return _styled("Quotation", [*self._in(footnote.language, [_string(quote)]), _node("Space"), passage])


def mark_name(number: int) -> str:
    """The bookmark around the first mark of a footnote."""
    return f"note-{number}"


def _place(section: Section) -> str:
    """The bookmark of a section's heading."""
    return f"section-{section.kind}"


def _node(kind: str, content: object = None) -> Node:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def _string(words: str) -> Node:
    return _node("Str", typographic(words))


def _styled(style: str, inlines: list[Node]) -> Node:
    """A paragraph in a style of the reference document's."""
    return _node("Div", [["", [], [["custom-style", style]]], [_node("Para", inlines)]])


def _meta(words: str) -> Node:
    return _node("MetaInlines", [_string(words)])


def _address(url: str | None) -> list[Node]:
    """The address as the name of its site, which paper shows, and a link to the page."""
    site = site_of(url)
    return [_string(", "), _node("Link", [_PLAIN, [_string(site)], [safe_url(url), ""]])] if site else []


def _caption(words: str) -> list[Any]:
    return [None, [_node("Plain", [_string(words)])] if words else []]


def _row(cells: list[list[Node]]) -> list[Any]:
    return [_PLAIN, [[_PLAIN, _node("AlignDefault"), 1, 1, [_node("Plain", cell)]] for cell in cells]]
