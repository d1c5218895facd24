from __future__ import annotations

import re

import pytest

from assistant.briefing.errors import NoteFormatUnknown
from assistant.briefing.records import Paragraph, Quotations, Span
from assistant.briefing.writers import NOTE_WRITERS, make_note_writer
from assistant.briefing.writers.base import named_in_footnote, quotation_runs
from tests.briefing.small_note import small_note


def test_an_unknown_format_is_refused_by_name():
    with pytest.raises(NoteFormatUnknown, match="rtf"):
        make_note_writer("rtf")


@pytest.mark.parametrize("name", sorted(NOTE_WRITERS))
def test_the_same_note_gives_the_same_file(name):
    assert make_note_writer(name).write(small_note()) == make_note_writer(name).write(small_note())


def test_markdown_defines_each_footnote_once_and_marks_it():
    page = make_note_writer("md").write(small_note()).decode()
    assert re.findall(r"(?m)^\[\^(\d+)\]: ", page) == ["1", "2", "3"]
    assert "A second sentence.[^2] A third one.[^3]" in page


def test_markdown_escapes_the_words_of_the_dossier():
    page = make_note_writer("md").write(small_note()).decode()
    assert r"The order \| holds \<b\> & 5 \* 3.[^1]" in page
    assert page.startswith("# Note on \\[the\\] order\n")


def test_html_escapes_the_words_of_the_dossier():
    page = make_note_writer("html").write(small_note()).decode()
    assert "The order | holds &lt;b&gt; &amp; 5 * 3.<sup>" in page
    assert "<b>" not in page


def test_html_names_its_language_and_every_footnote_once():
    page = make_note_writer("html").write(small_note("fr")).decode()
    assert '<html lang="fr">' in page
    assert re.findall(r'id="note-(\d+)"', page) == ["1", "2", "3"]
    assert re.findall(r'id="mark-(\d+)"', page) == ["1", "2", "3"]


def test_a_footnote_names_its_passage_where_no_annex_does():
    note = small_note()
    bare = note.model_copy(update={"sections": note.sections[:-1]})
    assert "order#article-1" not in named_in_footnote(note.footnotes[0], note).text
    assert "order#article-1" in named_in_footnote(note.footnotes[0], bare).text


def test_quotes_are_numbered_like_their_footnotes_also_where_one_is_missing():
    assert quotation_runs(Quotations(numbers=(1, 2, 4, 5, 7))) == [[1, 2], [4, 5], [7]]


def test_html_marks_the_language_of_a_title_in_the_other_one():
    page = make_note_writer("html").write(small_note("fr")).decode()
    assert 'lang="en">Order &lt;of&gt; 12' in page
    assert 'lang="en"' not in make_note_writer("html").write(small_note("en")).decode().replace('<html lang="en"', "")


def test_html_loads_nothing_from_elsewhere():
    page = make_note_writer("html").write(small_note()).decode()
    assert not re.search(r"<(?:script|link|img|iframe)\b|@import|url\((?!#)", page)


def test_html_draws_the_chronology_and_tells_it_to_a_screen_reader():
    page = make_note_writer("html").write(small_note()).decode()
    assert '<div role="img" aria-label="One event: the order is signed."><svg' in page


def test_html_sets_marks_apart_only_where_they_stand_side_by_side():
    note = small_note()
    paired = Paragraph(spans=(Span(text="One.", notes=(1, 2)), Span(text="Two.", notes=(3,))))
    section = note.sections[0].model_copy(update={"blocks": (paired,)})
    page = make_note_writer("html").write(note.model_copy(update={"sections": (section,)})).decode()
    words = re.sub(r"<[^>]+>", "", page)
    assert "One.1, 2 Two.3" in words
    assert "::before" not in page
