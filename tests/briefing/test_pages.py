"""The pages of the notes on nine topics, as the PDF has them."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from assistant.briefing.records import Table
from assistant.briefing.typography import typographic
from assistant.briefing.writers import make_note_writer


def headings(note):
    """What must not be the last line of a page: the headings of sections and the captions of tables."""
    captions = [block.caption for section in note.sections for block in section.blocks if isinstance(block, Table)]
    return {typographic(words) for words in (*captions, *(section.heading for section in note.sections))}


def test_no_heading_and_no_caption_is_left_alone_at_the_foot_of_a_page(notes):
    writer = make_note_writer("pdf")
    for pair in notes.values():
        for note in pair.values():
            stranded = headings(note)
            for page in PdfReader(BytesIO(writer.write(note))).pages:
                *lines, _ = page.extract_text().split("\n")
                # A footnote begins with its number and a thin space.
                ends = (at for at, line in enumerate(lines) if re.match("\\d+\\u2009", line))
                body = lines[: next(ends, len(lines))]
                assert body[-1] not in stranded
