"""A note as a Word file: footnotes, fields and styles of OOXML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from assistant.briefing.pandoc import convert
from assistant.briefing.records import Note
from assistant.briefing.writers.base import NoteWriter
from assistant.briefing.writers.package import change_parts
from assistant.briefing.writers.pandoc_tree import NoteTree, mark_name
from assistant.briefing.writers.reference import reference_document

_TEMPLATE = Path(__file__).parents[1] / "templates" / "note.openxml"
# Pandoc puts the image's own bytes where a screen reader looks for its description a second time.
_IMAGE_AS_DESCRIPTION = re.compile(r' descr="data:image/png;base64,[^"]*"')
_OWN_PROPERTY = re.compile(r"<property\b.*?</property>", re.DOTALL)
_DAY = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class DocxWriter(NoteWriter):
    """A document for Word and LibreOffice, with the styles of the reference document."""

    name: ClassVar[str] = "docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def write(self, note: Note) -> bytes:
        """The file."""
        tree = _DocxTree(note).document()
        file = convert(tree, self.name, reference=reference_document(self.name), template=_TEMPLATE)
        return change_parts(
            file,
            {
                "word/document.xml": lambda xml: _whole_rows(_IMAGE_AS_DESCRIPTION.sub("", xml)),
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


def _whole_rows(xml: str) -> str:
    """The document with tables whose rows are never cut by the end of a page."""
    whole = "<w:cantSplit/>"
    plain = xml.replace("<w:tr><w:tc>", f"<w:tr><w:trPr>{whole}</w:trPr><w:tc>")
    return plain.replace("<w:tr><w:trPr><w:tblHeader", f"<w:tr><w:trPr>{whole}<w:tblHeader")
