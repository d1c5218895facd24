from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from assistant.briefing.writers import make_note_writer
from tests.briefing.small_note import small_note


@pytest.fixture(scope="module")
def pdf():
    return PdfReader(BytesIO(make_note_writer("pdf").write(small_note("fr"))))


def elements(pdf):
    """Every element of the structure tree, in the order in which it is read."""
    found, waiting = [], [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop(0).get_object()
        if isinstance(element, list):
            waiting = [*element, *waiting]
        elif isinstance(element, dict):
            found.append(element)
            waiting = [*([element["/K"]] if "/K" in element else []), *waiting]
    return found


def test_it_is_tagged_and_says_that_it_follows_pdf_ua(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    assert {element.get("/S") for element in elements(pdf)} >= {"/H1", "/Table", "/TH", "/Note", "/Figure", "/L"}


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_the_language_and_the_title_are_set(language, locale):
    pdf = PdfReader(BytesIO(make_note_writer("pdf").write(small_note(language))))
    assert pdf.trailer["/Root"]["/Lang"].lower() == locale.lower()
    assert pdf.metadata.title == "Note on [the] order"
    assert pdf.metadata.creation_date.date() == small_note().made_on


def test_what_is_said_is_tagged_as_paragraphs(pdf):
    assert [element.get("/S") for element in elements(pdf)].count("/P") == 2


def test_a_title_in_the_other_language_is_marked_as_such(pdf):
    assert {element["/Lang"] for element in elements(pdf) if "/Lang" in element} == {"en", "fr-FR"}


def test_every_section_is_a_bookmark(pdf):
    assert [entry.title for entry in pdf.outline if not isinstance(entry, list)] == [
        section.heading for section in small_note().sections
    ]


def test_the_figure_says_in_words_what_it_shows(pdf):
    alternatives = [element["/Alt"] for element in elements(pdf) if element.get("/S") == "/Figure"]
    assert alternatives == ["One event: the order is signed."]


def test_a_reader_shows_its_title_and_not_its_file(pdf):
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_table_says_which_cells_are_its_header(pdf):
    table = next(element for element in elements(pdf) if element.get("/S") == "/Table")
    assert [part.get_object()["/S"] for part in table["/K"]] == ["/Caption", "/THead", "/TBody"]


def test_the_annex_and_the_points_are_lists(pdf):
    assert sum(element.get("/S") == "/LI" for element in elements(pdf)) == 1 + 1 + len(small_note().footnotes)


def test_headings_go_down_one_level_at_a_time(pdf):
    levels = [int(element["/S"][2:]) for element in elements(pdf) if re.fullmatch(r"/H\d", element.get("/S", ""))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_footnote_stands_once(pdf):
    assert sum(element.get("/S") == "/Note" for element in elements(pdf)) == len(small_note().footnotes)


def test_its_letters_are_in_the_file(pdf):
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert described
    assert all("/FontFile2" in one or "/FontFile3" in one for one in described)


def test_words_of_the_dossier_are_no_markup(pdf):
    assert "The order | holds <b> & 5 * 3." in pdf.pages[0].extract_text()
