"""A note as an OpenDocument text: footnotes, references and styles of ODF."""

from __future__ import annotations

import re
from html import escape
from itertools import chain
from pathlib import Path
from typing import ClassVar

from assistant.briefing.pandoc import convert
from assistant.briefing.records import Figure, Note
from assistant.briefing.typography import typographic_note
from assistant.briefing.writers.base import NoteWriter, is_short, tables_of
from assistant.briefing.writers.package import change_parts
from assistant.briefing.writers.pandoc_tree import NoteTree
from assistant.briefing.writers.styles import completed_open_styles

_TEMPLATE = Path(__file__).parents[1] / "templates" / "note.opendocument"
_CELL = re.compile(r'(<style:style style:name="(Table(?:Header)?RowCell)"[^>]*>\s*)<style:table-cell-properties[^>]*/>')
_PADDING = 'fo:padding="0.08cm" fo:border="none"'
_HEADER_RULE = 'fo:background-color="#eef1f5" fo:border-bottom="1pt solid #1f3a5f"'
_CELLS = {
    "TableHeaderRowCell": f"<style:table-cell-properties {_PADDING} {_HEADER_RULE}/>",
    "TableRowCell": f'<style:table-cell-properties {_PADDING} fo:border-bottom="0.5pt solid #bfbfbf"/>',
}
_TABLE = re.compile(r'(<style:style style:name="Table\d+"[^>]*>\s*<style:table-properties )')
# Pandoc sets lists half an inch from the margin, whatever the styles say.
_LIST = re.compile(
    r'fo:text-align="right">(\s*)<style:list-level-label-alignment text:label-followed-by="listtab" '
    r'text:list-tab-stop-position="0.5in" fo:text-indent="-[\d.]+in" fo:margin-left="0.5in" ?/>'
)
_NARROW = (
    r'fo:text-align="left">\1<style:list-level-label-alignment text:label-followed-by="listtab" '
    'text:list-tab-stop-position="0.7cm" fo:text-indent="-0.7cm" fo:margin-left="0.7cm"/>'
)
_TIGHT = ('fo:margin-top="0in" fo:margin-bottom="0in"', 'fo:margin-top="1pt" fo:margin-bottom="2.5pt"')
_DAY = re.compile(r"(<(meta:creation-date|dc:date)>)[^<]*")
_OWN_PROPERTY = re.compile(r"\s*<meta:user-defined\b.*?</meta:user-defined>", re.DOTALL)


class OdtWriter(NoteWriter):
    """A document for LibreOffice and Word, with the styles of the reference document."""

    name: ClassVar[str] = "odt"
    media_type: ClassVar[str] = "application/vnd.oasis.opendocument.text"
    looks: ClassVar[str] = "reference.odt"
    suffixes: ClassVar[tuple[str, ...]] = (".odt", ".ott")
    part: ClassVar[str] = "styles.xml"

    def write(self, note: Note) -> bytes:
        """The file."""
        note = typographic_note(note)
        tree = _OdtTree(note).document()
        file = convert(tree, self.name, reference=self.template, template=_TEMPLATE)
        day = rf"\g<1>{note.made_on.isoformat()}T00:00:00"
        return change_parts(
            file,
            {
                "content.xml": lambda xml: _narrow(_described(_unbroken(_ruled(xml), note), note)),
                "styles.xml": completed_open_styles,
                # The words of the table of contents would be listed as properties of the file.
                "meta.xml": lambda xml: _OWN_PROPERTY.sub("", _DAY.sub(day, xml)),
            },
        )


class _OdtTree(NoteTree):
    """Refers to an earlier footnote by its place: Pandoc names them ftn0, ftn1, … in the order of the text."""

    markup: ClassVar[str] = "opendocument"

    def again(self, number: int) -> str:
        """The reference, which shows the number that it will find."""
        return (
            '<text:span text:style-name="Footnote_20_anchor">'
            f'<text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="ftn{number - 1}">'
            f"{number}</text:note-ref></text:span>"
        )


def _narrow(xml: str) -> str:
    """The content with lists near the margin, their points a little apart."""
    return _LIST.sub(_NARROW, xml).replace(*_TIGHT)


def _ruled(xml: str) -> str:
    """The content with lines between the rows of its tables, which Pandoc sets without any."""
    return _CELL.sub(lambda match: match[1] + _CELLS[match[2]], xml)


def _unbroken(xml: str, note: Note) -> str:
    """The content with short tables that the end of a page does not cut."""
    tables = iter(tables_of(note))
    kept = 'style:may-break-between-rows="false" '
    return _TABLE.sub(lambda match: match[1] + (kept if is_short(next(tables)) else ""), xml)


def _described(xml: str, note: Note) -> str:
    """The content with each figure's alternative text, which Pandoc keeps for images without a caption only."""
    figures = (block for block in chain(*(section.blocks for section in note.sections)) if isinstance(block, Figure))
    for figure in figures:
        words = f"<svg:title>{escape(figure.title)}</svg:title><svg:desc>{escape(figure.alternative)}</svg:desc>"
        # One figure after the other: the frames that are done no longer end so.
        xml = xml.replace('xlink:actuate="onLoad" /></draw:frame>', f'xlink:actuate="onLoad"/>{words}</draw:frame>', 1)
    return xml
