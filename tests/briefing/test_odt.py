from __future__ import annotations

import pytest

from assistant.briefing.records import Length
from assistant.briefing.writers import make_note_writer
from tests.briefing.office_file import NAMES, OfficeFile, named
from tests.briefing.small_note import FOOTNOTE, small_note

CONTENT = "content.xml"


@pytest.fixture(scope="module")
def file():
    return OfficeFile(make_note_writer("odt").write(small_note("fr")))


def test_each_footnote_is_real_and_stands_once(file):
    notes = file.all(CONTENT, ".//text:note[@text:note-class='footnote']")
    assert [note.find("text:note-citation", NAMES).text for note in notes] == ["1", "2", "3"]
    assert all(FOOTNOTE in "".join(note.itertext()) for note in notes)


def test_a_later_mention_of_a_footnote_refers_back_to_it(file):
    references = file.all(CONTENT, ".//table:table//text:note-ref")
    first = file.all(CONTENT, ".//text:note")[0]
    assert [reference.get(named("text:ref-name")) for reference in references] == [first.get(named("text:id"))]


def test_sections_are_headings_and_the_contents_list_points_to_each(file):
    headings = file.texts(CONTENT, ".//text:h[@text:outline-level='1']")
    assert headings == [section.heading for section in small_note().sections]
    bookmarks = {bookmark.get(named("text:name")) for bookmark in file.all(CONTENT, ".//text:bookmark-start")}
    pages = file.all(CONTENT, ".//text:table-of-content/text:index-body//text:bookmark-ref")
    assert [page.get(named("text:ref-name")) for page in pages] == [
        f"section-{section.kind}" for section in small_note().sections
    ]
    assert {page.get(named("text:ref-name")) for page in pages} <= bookmarks


def test_a_short_note_has_no_table_of_contents():
    file = OfficeFile(make_note_writer("odt").write(small_note("fr", Length.SHORT)))
    assert not file.all(CONTENT, ".//text:table-of-content")


def test_the_annex_is_a_numbered_list_of_quotes_with_their_passages(file):
    [quotes] = [
        each
        for each in file.all(CONTENT, ".//text:list")
        if each.findall(".//text:p[@text:style-name='Quotation']", NAMES)
    ]
    items = ["".join(item.itertext()).strip() for item in quotes]
    style = quotes.get(named("text:style-name"))
    [level] = file.all(
        CONTENT, f".//text:list-style[@style:name='{style}']/text:list-level-style-number[@text:level='1']"
    )
    assert level.get(named("style:num-format")) == "1"
    assert len(items) == len(small_note().footnotes)
    assert all(item.endswith(" order#article-1") for item in items)


def test_a_short_table_stays_on_one_page(file):
    [properties] = file.all(CONTENT, ".//style:style[@style:family='table']/style:table-properties")
    assert properties.get(named("style:may-break-between-rows")) == "false"


def test_a_title_in_the_other_language_is_marked_as_such(file):
    english = file.all(CONTENT, ".//style:style[@style:family='text']/style:text-properties[@fo:language='en']/..")
    named_so = {style.get(named("style:name")) for style in english}
    spans = file.all(CONTENT, ".//text:note//text:span")
    marked = {"".join(span.itertext()) for span in spans if span.get(named("text:style-name")) in named_so}
    assert marked == {"Order <of> 12\N{NO-BREAK SPACE}August"}


def test_tables_mark_their_header_row_and_have_lines(file):
    assert file.texts(CONTENT, ".//table:table-header-rows//text:p") == ["Date", "Event"]
    assert len(file.all(CONTENT, ".//table:table/table:table-row")) == 1
    cells = file.all(CONTENT, ".//style:style[@style:family='table-cell']/style:table-cell-properties")
    assert len(cells) == 2
    assert all("solid" in cell.get(named("fo:border-bottom")) for cell in cells)


def test_the_figure_says_in_words_what_it_shows(file):
    assert file.texts(CONTENT, ".//draw:frame/svg:desc") == ["One event: the order is signed."]
    assert file.texts(CONTENT, ".//draw:frame/svg:title") == ["Dates"]


@pytest.mark.parametrize(("language", "country"), [("fr", "FR"), ("en", "GB")])
def test_the_language_and_the_title_are_set(language, country):
    file = OfficeFile(make_note_writer("odt").write(small_note(language)))
    [default] = file.all("styles.xml", ".//style:default-style[@style:family='paragraph']/style:text-properties")
    assert (default.get(named("fo:language")), default.get(named("fo:country"))) == (language, country)
    assert file.texts("meta.xml", ".//dc:title") == ["Note on [the] order"]
    assert file.texts("meta.xml", ".//dc:date") == ["2026-11-23T00:00:00"]


def test_header_and_footer_come_from_the_reference_document(file):
    assert len(file.all("styles.xml", ".//style:master-page/style:header//text:title")) == 1
    assert len(file.all("styles.xml", ".//style:master-page/style:footer//text:page-number")) == 1


def test_every_part_is_listed_and_the_settings_are_among_them(file):
    listed = {
        entry.get(named("manifest:full-path")) for entry in file.all("META-INF/manifest.xml", "manifest:file-entry")
    }
    assert listed - {"/"} >= set(file.parts) - {"mimetype", "META-INF/manifest.xml"}
    assert "settings.xml" in listed


def test_the_type_comes_first_in_the_file(file):
    assert next(iter(file.parts)) == "mimetype"


def test_words_of_the_dossier_are_no_markup(file):
    assert "The order | holds <b> & 5 * 3." in "".join(file.root(CONTENT).itertext())
