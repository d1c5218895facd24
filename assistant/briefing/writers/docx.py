"""A note as a Word file: footnotes, fields and styles of OOXML."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import ClassVar

from assistant.briefing.pandoc import convert
from assistant.briefing.records import Note, Table
from assistant.briefing.typography import typographic_note
from assistant.briefing.writers.base import NoteWriter, is_short, tables_of
from assistant.briefing.writers.package import change_parts, part_of
from assistant.briefing.writers.pandoc_tree import NoteTree, mark_name
from assistant.briefing.writers.styles import WordStyles

_TEMPLATE = Path(__file__).parents[1] / "templates" / "note.openxml"
# Pandoc puts the image's own bytes where a screen reader looks for its description a second time.
_IMAGE_AS_DESCRIPTION = re.compile(r' descr="data:image/png;base64,[^"]*"')
# Pandoc sets lists half an inch from the margin, whatever the styles say.
_LIST_INDENT = re.compile(r'<w:ind w:left="720" w:hanging="\d+" ?/>')
_NARROW = '<w:ind w:left="397" w:hanging="397"/>'
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_OWN_PROPERTY = re.compile(r"<property\b.*?</property>", re.DOTALL)
_DAY = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class DocxWriter(NoteWriter):
    """A document for Word and LibreOffice, with the styles of the reference document."""

    name: ClassVar[str] = "docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    looks: ClassVar[str] = "reference.docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".dotx")
    part: ClassVar[str] = "word/styles.xml"

    def write(self, note: Note) -> bytes:
        """The file."""
        note = typographic_note(note)
        tree = _DocxTree(note).document()
        file = convert(tree, self.name, reference=self.template, template=_TEMPLATE)
        styles = WordStyles(part_of(file, "word/styles.xml"))
        return change_parts(
            file,
            {
                "word/styles.xml": lambda _: styles.completed(),
                "word/footnotes.xml": styles.referring,
                "word/document.xml": lambda xml: styles.referring(_unbroken(_IMAGE_AS_DESCRIPTION.sub("", xml), note)),
                "word/numbering.xml": lambda xml: _LIST_INDENT.sub(_NARROW, xml),
                "docProps/core.xml": lambda xml: _DAY.sub(rf"\g<1>{note.made_on.isoformat()}T00:00:00Z", xml),
                # The words of the table of contents would be listed as properties of the file.
                "docProps/custom.xml": lambda xml: _OWN_PROPERTY.sub("", xml),
            },
        )


class _DocxTree(NoteTree):
    """Refers to an earlier footnote with a NOTEREF field, which Word keeps up to date."""

    markup: ClassVar[str] = "openxml"

    def again(self, number: int) -> str:
        """The field, which shows the number that it will find."""
        parts = (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> NOTEREF {mark_name(number)} \\h </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{number}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
        # A ministry's template may call this style otherwise.
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr>'
        return "".join(f"<w:r>{style}{part}</w:r>" for part in parts)


def _unbroken(xml: str, note: Note) -> str:
    """The document with rows that the end of a page never cuts, and short tables that it does not cut either."""
    tables = iter(tables_of(note))

    def changed(match: re.Match[str]) -> str:
        table = next(tables)
        return _described(_kept(_whole_rows(match[0]), table), table)

    return _TABLE.sub(changed, xml)


def _described(xml: str, table: Table) -> str:
    """The table, with its caption for screen readers also where none is printed."""
    if "<w:tblCaption" in xml:
        return xml
    return xml.replace("</w:tblPr>", f'<w:tblCaption w:val="{escape(table.caption)}"/></w:tblPr>', 1)


def _whole_rows(table: str) -> str:
    whole = "<w:cantSplit/>"
    plain = table.replace("<w:tr><w:tc>", f"<w:tr><w:trPr>{whole}</w:trPr><w:tc>")
    return plain.replace("<w:tr><w:trPr><w:tblHeader", f"<w:tr><w:trPr>{whole}<w:tblHeader")


def _kept(xml: str, table: Table) -> str:
    """The table; if it is short, each of its rows but the last is kept with the next."""
    if not is_short(table):
        return xml
    head, last = xml[: xml.rindex("<w:tr>")], xml[xml.rindex("<w:tr>") :]
    return re.sub(r"(<w:pStyle [^>]*>)", r"\1<w:keepNext/>", head) + last
