from __future__ import annotations

from zipfile import ZipFile

import pytest

from assistant.briefing.reference_documents import reference_parts
from assistant.briefing.writers import make_note_writer
from tests.briefing.office_file import NAMES, OfficeFile, named
from tests.briefing.small_note import small_note

DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def file():
    return OfficeFile(make_note_writer("docx").write(small_note("fr")))


def styled(file, style):
    paragraphs = ((p, p.find("w:pPr/w:pStyle", NAMES)) for p in file.all(DOCUMENT, ".//w:p"))
    return [p for p, named_style in paragraphs if named_style is not None and named_style.get(named("w:val")) == style]


def test_each_footnote_is_real_and_stands_once(file):
    notes = [note for note in file.all("word/footnotes.xml", "w:footnote") if note.get(named("w:type")) is None]
    marks = file.all(DOCUMENT, ".//w:footnoteReference")
    assert len(notes) == len(small_note().footnotes)
    assert [mark.get(named("w:id")) for mark in marks] == [note.get(named("w:id")) for note in notes]
    assert all("order#article-1" in "".join(note.itertext()) for note in notes)


def test_a_later_mention_of_a_footnote_refers_back_to_its_mark(file):
    fields = [text.strip() for text in file.texts(DOCUMENT, ".//w:tbl//w:instrText")]
    assert fields == ["NOTEREF note-1 \\h"]
    assert "note-1" in [bookmark.get(named("w:name")) for bookmark in file.all(DOCUMENT, ".//w:bookmarkStart")]


def test_sections_are_headings_and_the_contents_list_points_to_each(file):
    headings = ["".join(p.itertext()) for p in styled(file, "Heading1")]
    assert headings == [section.heading for section in small_note().sections]
    bookmarks = {bookmark.get(named("w:name")) for bookmark in file.all(DOCUMENT, ".//w:bookmarkStart")}
    anchors = [link.get(named("w:anchor")) for link in file.all(DOCUMENT, ".//w:hyperlink[@w:anchor]")]
    assert anchors == [f"section-{section.kind}" for section in small_note().sections]
    assert set(anchors) <= bookmarks
    assert len(styled(file, "TOC1")) == len(headings)


def test_tables_mark_their_header_row_and_have_every_row(file):
    rows = file.all(DOCUMENT, ".//w:tbl/w:tr")
    assert [row.find("w:trPr/w:tblHeader", NAMES) is not None for row in rows] == [True, False]


def test_no_row_is_cut_by_the_end_of_a_page(file):
    assert all(row.find("w:trPr/w:cantSplit", NAMES) is not None for row in file.all(DOCUMENT, ".//w:tbl/w:tr"))


def test_the_figure_says_in_words_what_it_shows(file):
    described = [properties.get("descr") for properties in file.all(DOCUMENT, ".//wp:docPr")]
    assert described == ["One event: the order is signed."]
    assert b"base64" not in file.parts[DOCUMENT]


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_the_language_and_the_title_are_set(language, locale):
    file = OfficeFile(make_note_writer("docx").write(small_note(language)))
    assert file.all("word/styles.xml", "w:docDefaults//w:lang")[0].get(named("w:val")) == locale
    assert file.texts("docProps/core.xml", "dc:title") == ["Note on [the] order"]
    assert file.texts("docProps/core.xml", "dc:language") == [locale]
    assert file.texts("docProps/core.xml", "dc:creator")[0]


def test_header_and_footer_come_from_the_reference_document(file):
    fields = [field.get(named("w:instr")).strip() for field in file.all("word/footer1.xml", ".//w:fldSimple")]
    assert fields == ["SUBJECT", "PAGE", "NUMPAGES"]
    kinds = {reference.get(named("w:type")) for reference in file.all(DOCUMENT, ".//w:sectPr/w:headerReference")}
    assert kinds == {"default", "first"}


def test_words_of_the_dossier_are_no_markup(file):
    assert "The order | holds <b> & 5 * 3." in "".join(file.root(DOCUMENT).itertext())


def test_the_ministrys_own_template_replaces_ours(tmp_path, monkeypatch):
    with ZipFile(tmp_path / "reference.docx", "w") as archive:
        for name, content in reference_parts("docx").items():
            archive.writestr(name, content.replace(b'"Arial"', b'"Georgia"'))
    monkeypatch.setenv("DOSSIER_TEMPLATES", str(tmp_path))
    file = OfficeFile(make_note_writer("docx").write(small_note()))
    assert file.all("word/styles.xml", "w:docDefaults//w:rFonts")[0].get(named("w:ascii")) == "Georgia"
