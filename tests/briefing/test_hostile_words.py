"""No topic and no source can break a note's file, or say in it what it does not say."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from assistant.briefing.records import Bullets, Figure, Milestone, Note, Paragraph, Row, SectionKind, Span, Table
from assistant.briefing.typography import typographic
from assistant.briefing.writers import NOTE_WRITERS, make_note_writer
from tests.briefing.small_note import SOURCE, small_note

HOSTILE = {
    "markup": '<script>alert(1)</script> & <b title="x">b</b> &amp; &#0; ]]> <!-- </w:t></w:r>',
    "typst": "#let a = [b]; @ref _u_ *b* `c` $x$ \\ ~ // note",
    "latex": r"\documentclass{x} \input{/etc/passwd} $x^2$ % {",
    "markdown": "[^1]: x | y || [a](javascript:b) ![c](d) **e** `f`",
    "templates": "{{ 7*7 }} {% raw %} $for(x)$ $title$ ${y} %s {0}",
    "letters": "emoji 🏥🇫🇷👩‍⚕️ עברית العربية 中文",
    "long": "x" * 300,
}
UNSEEN = "a\x00b\x0b\u202ec\u2066d\ufffe"


def note_of(words: str) -> Note:
    """A note that says them wherever a note can say something."""
    note = small_note("fr")
    told = Paragraph(lead=words, spans=(Span(text=words, notes=(1,)),))
    table = Table(
        caption=words, header=(words,) * 2, rows=(Row(cells=(Span(text=words), Span(text=words, notes=(2, 3)))),)
    )
    events = (Milestone(date="2026-08-12", title=words), Milestone(date="2024", title=words))
    figure = Figure(title=words, alternative=words, events=events)
    section = note.sections[0].model_copy(
        update={"heading": words, "blocks": (told, Bullets(items=(told,)), table, figure)}
    )
    source = SOURCE.model_copy(update={"title": words, "publisher": words, "url": "javascript:alert(1)"})
    changed = {"quote": words, "publisher": words, "sources": (source,), "url": "javascript:alert(1)"}
    footnotes = tuple(footnote.model_copy(update=changed) for footnote in note.footnotes)
    kept = tuple(kept for kept in note.sections if kept.kind in (SectionKind.SOURCES, SectionKind.ANNEX))
    return note.model_copy(update={"title": words, "sections": (section, *kept), "footnotes": footnotes})


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize("note_format", ["docx", "odt"])
def test_an_office_file_stays_well_formed_and_says_the_words_as_they_are(note_format, name):
    words = HOSTILE[name]
    with ZipFile(BytesIO(make_note_writer(note_format).write(note_of(words)))) as archive:
        parts = {
            part: ET.fromstring(archive.read(part)) for part in archive.namelist() if part.endswith((".xml", ".rels"))
        }
    document = parts["word/document.xml" if note_format == "docx" else "content.xml"]
    assert typographic(words) in "".join(document.itertext())
    addresses = [value for root in parts.values() for one in root.iter() for value in one.attrib.values()]
    assert not any(address.startswith("javascript") for address in addresses)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_pdf_is_made_and_runs_nothing(name):
    pdf = PdfReader(BytesIO(make_note_writer("pdf").write(note_of(HOSTILE[name]))))
    links = [
        note.get_object()["/A"].get("/URI", "")
        for page in pdf.pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object()
    ]
    assert pdf.metadata.title == typographic(HOSTILE[name])
    assert not any(link.startswith("javascript") for link in links)
    assert "/OpenAction" not in pdf.trailer["/Root"]
    assert "/JavaScript" not in pdf.trailer["/Root"].get("/Names", {})


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_an_html_page_has_no_element_and_no_address_of_theirs(name):
    page = make_note_writer("html").write(note_of(HOSTILE[name])).decode()
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "<b title" not in page


def test_markdown_links_to_no_address_that_runs():
    assert "<javascript" not in make_note_writer("md").write(note_of("words")).decode()


@pytest.mark.parametrize("note_format", sorted(set(NOTE_WRITERS) - {"md", "pdf"}))
def test_signs_that_nobody_sees_are_left_out(note_format):
    file = make_note_writer(note_format).write(note_of(UNSEEN))
    if note_format == "html":
        assert "abcd" in file.decode()
        return
    with ZipFile(BytesIO(file)) as archive:
        part = ET.fromstring(archive.read("word/document.xml" if note_format == "docx" else "content.xml"))
    assert "abcd" in "".join(part.itertext())
