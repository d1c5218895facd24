"""The dossier that ships: sound, in both languages, with sources, questions and disagreements told."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.catalogue import text
from corpus.check import check_dossier
from corpus.dates import last_day
from corpus.dossier import CORPUS_FOLDER, load_dossier
from corpus.records import LANGUAGES
from corpus.typography import normalise

WHOLE = load_dossier()
PASSAGES = [passage for language in LANGUAGES for passage in WHOLE.passages(language)]


def test_the_check_finds_nothing():
    assert [finding.message("en") for finding in check_dossier(CORPUS_FOLDER).findings] == []


def test_there_are_twelve_documents_or_more_each_in_both_languages():
    french, english = ({d.id for d in WHOLE.documents if d.language == language} for language in LANGUAGES)

    assert len(french) >= 12
    assert french == english


def test_no_file_of_a_document_is_left_aside():
    files = {path.relative_to(CORPUS_FOLDER).as_posix() for path in (CORPUS_FOLDER / "documents").rglob("*.*")}

    assert files == {document.path for document in WHOLE.documents}


@pytest.mark.parametrize("conflict", WHOLE.conflicts.values(), ids=lambda conflict: conflict.id)
def test_a_conflict_has_two_told_sides_or_more_in_both_languages(conflict):
    for language in LANGUAGES:
        told = {s.conflicts.get(conflict.id) for passage in WHOLE.passages(language) for s in passage.sentences}
        assert len(told - {None}) == len(conflict.sides) >= 2


@pytest.mark.parametrize("conflict", WHOLE.conflicts.values(), ids=lambda conflict: conflict.id)
def test_the_preferred_side_of_a_conflict_is_one_of_its_sides(conflict):
    assert conflict.preferred in ("none", "all", *range(1, len(conflict.sides) + 1))


def test_each_sentence_lies_where_its_offsets_say():
    for passage in PASSAGES:
        assert [passage.text[s.start : s.end] for s in passage.sentences] == [s.text for s in passage.sentences]


def test_no_mark_or_note_is_left_in_a_sentence():
    assert [p.id for p in PASSAGES if any(sign in p.text for sign in ("[^", "{", "}", "`"))] == []


def test_no_sentence_is_said_twice_in_a_passage():
    for passage in PASSAGES:
        texts = [normalise(sentence.text) for sentence in passage.sentences]
        assert len(texts) == len(set(texts)), passage.id


def test_a_replaced_sentence_has_its_successor_in_its_own_language():
    for passage in PASSAGES:
        for sentence in passage.sentences:
            if sentence.then:
                assert WHOLE.passage(sentence.then, passage.language) is not None


def test_no_source_is_younger_than_the_dossier():
    closed = WHOLE.speaks_until.isoformat()

    assert [source.id for source in WHOLE.sources.values() if source.date and source.date > closed] == []


def test_every_event_has_a_date_and_the_timeline_is_in_order():
    dates = [event.date for event in WHOLE.events]

    assert all(isinstance(last_day(day), date) for day in dates)
    assert dates == sorted(dates)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rank_of_a_source_has_a_name(language):
    assert all(text(f"rank.{source.rank}", language) for source in WHOLE.sources.values())


def test_every_address_of_a_source_is_a_web_address():
    addresses = [source.url for source in WHOLE.sources.values() if source.url]

    assert [url for url in addresses if not url.startswith(("https://", "http://")) or " " in url] == []
