from __future__ import annotations

from zipfile import ZipFile

import pytest

from assistant.briefing.records import Length, SectionKind
from assistant.briefing.reference_documents import reference_parts
from assistant.briefing.writers import make_note_writer
from tests.briefing.office_file import NAMES, OfficeFile, named
from tests.briefing.small_note import FOOTNOTE, small_note

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
    assert all(FOOTNOTE in "".join(note.itertext()) for note in notes)


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


def test_a_short_note_has_no_table_of_contents():
    file = OfficeFile(make_note_writer("docx").write(small_note("fr", Length.SHORT)))
    assert not styled(file, "TOC1")
    assert not styled(file, "TOCHeading")


def test_the_title_is_followed_by_the_day_and_by_what_the_note_was_made_from(file):
    [under_the_title] = ["".join(p.itertext()) for p in styled(file, "Subtitle")]
    assert "1er\N{NO-BREAK SPACE}novembre 2026" in under_the_title
    assert "test+1" in under_the_title


def test_the_annex_is_a_numbered_list_of_quotes_with_their_passages(file):
    quotes = styled(file, "Quotation")
    numbered = {quote.find("w:pPr/w:numPr/w:numId", NAMES).get(named("w:val")) for quote in quotes}
    assert len(quotes) == len(small_note().footnotes)
    assert len(numbered) == 1
    assert all("".join(quote.itertext()).endswith(" order#article-1") for quote in quotes)


def test_a_short_table_stays_on_one_page(file):
    *kept, last = file.all(DOCUMENT, ".//w:tbl/w:tr")
    assert all(row.find(".//w:pPr/w:keepNext", NAMES) is not None for row in kept)
    assert last.find(".//w:keepNext", NAMES) is None


def test_a_title_in_the_other_language_is_marked_as_such(file):
    marked = [run for run in file.all("word/footnotes.xml", ".//w:r") if run.find("w:rPr/w:lang", NAMES) is not None]
    assert {run.find("w:rPr/w:lang", NAMES).get(named("w:val")) for run in marked} == {"en-GB"}
    assert {"".join(run.itertext()) for run in marked} == {"Order <of> 12\N{NO-BREAK SPACE}August"}


def test_word_opens_it_in_no_older_mode(file):
    [mode] = file.all("word/settings.xml", "w:compat/w:compatSetting[@w:name='compatibilityMode']")
    assert mode.get(named("w:val")) == "15"


def test_tables_mark_their_header_row_and_have_every_row(file):
    rows = file.all(DOCUMENT, ".//w:tbl/w:tr")
    assert [row.find("w:trPr/w:tblHeader", NAMES) is not None for row in rows] == [True, False]


def test_no_row_is_cut_by_the_end_of_a_page(file):
    assert all(row.find("w:trPr/w:cantSplit", NAMES) is not None for row in file.all(DOCUMENT, ".//w:tbl/w:tr"))


def test_a_table_named_by_its_heading_has_its_caption_for_screen_readers_only(file):
    [caption] = file.all(DOCUMENT, ".//w:tbl/w:tblPr/w:tblCaption")
    assert caption.get(named("w:val")) == "Main dates"
    assert not styled(file, "TableCaption")


def test_a_table_that_is_not_has_its_caption_above_it():
    note = small_note("fr")
    chronology = note.section(SectionKind.CHRONOLOGY).model_copy(update={"kind": SectionKind.DISAGREEMENTS})
    file = OfficeFile(make_note_writer("docx").write(note.model_copy(update={"sections": (chronology,)})))
    assert ["".join(caption.itertext()) for caption in styled(file, "TableCaption")] == ["Main dates"]


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
