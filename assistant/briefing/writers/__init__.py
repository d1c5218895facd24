"""The note's writers by format; a new one is a file here and a line in the registry."""

from __future__ import annotations

from pathlib import Path

from assistant.briefing.errors import NoteFormatUnknown
from assistant.briefing.writers.base import NoteWriter
from assistant.briefing.writers.docx import DocxWriter
from assistant.briefing.writers.html import HtmlWriter
from assistant.briefing.writers.markdown import MarkdownWriter
from assistant.briefing.writers.odt import OdtWriter
from assistant.briefing.writers.pdf import PdfWriter

NOTE_WRITERS: dict[str, type[NoteWriter]] = {
    writer.name: writer
    for writer in (
        MarkdownWriter,
        HtmlWriter,
        DocxWriter,
        OdtWriter,
        PdfWriter,
    )
}


def make_note_writer(name: str, template: Path | None = None) -> NoteWriter:
    """A writer by its format, with a template of one's own if need be.

    Raises NoteFormatUnknown, or NoteTemplateUnusable for what is no template of this format by its name.
    """
    if name not in NOTE_WRITERS:
        raise NoteFormatUnknown(format=name, known=", ".join(sorted(NOTE_WRITERS)))
    return NOTE_WRITERS[name](template)
