"""Notes over the shipped dossier: what every one of them promises."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.briefing.check import defects
from assistant.briefing.errors import TopicEmptyThen, TopicOutside
from assistant.briefing.records import Audience, Length, SectionKind
from assistant.briefing.request import NoteRequest
from corpus.dates import last_day
from tests.briefing.topics import TOPICS

LANGUAGES = ("fr", "en")


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_keeps_its_promises(notes, shipped, topic, language):
    assert defects(notes[topic][language], shipped) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_the_same_topic_in_both_languages_cites_the_same_passages(notes, topic):
    french, english = ({footnote.passage_id for footnote in notes[topic][name].footnotes} for name in LANGUAGES)
    assert len(french & english) / len(french | english) >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_has_what_a_reader_needs_in_the_order_of_reading(notes, language):
    kinds = [section.kind for section in notes["scaleway"][language].sections]
    assert kinds == [kind for kind in SectionKind if kind in kinds]
    assert set(SectionKind) - set(kinds) == set()


def test_the_essentials_are_three_to_five_points(notes):
    for pair in notes.values():
        for note in pair.values():
            (points,) = note.section(SectionKind.ESSENTIALS).blocks
            assert 3 <= len(points.items) <= 5


def test_footnotes_are_numbered_in_the_order_of_reading(notes):
    for pair in notes.values():
        for note in pair.values():
            assert [footnote.number for footnote in note.footnotes] == list(range(1, len(note.footnotes) + 1))
            mentions = [number for section, paragraph in note.paragraphs() for number in paragraph.notes
                        if section.kind is not SectionKind.TO_CHECK]  # fmt: skip
            first = list(dict.fromkeys(mentions))
            assert first == sorted(first)


def test_a_footnotes_link_is_that_of_the_source_it_names(notes):
    footnotes = [footnote for pair in notes.values() for note in pair.values() for footnote in note.footnotes]
    assert all(footnote.url == footnote.sources[0].url for footnote in footnotes if footnote.sources)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("length", Length)
def test_every_audience_and_length_gives_a_sound_note(composer, shipped, language, audience, length):
    topic = TOPICS["scaleway"][language]
    request = NoteRequest(topic=topic, language=language, audience=audience, length=length)
    assert defects(composer.compose(request), shipped) == []


def test_a_longer_note_says_more(composer):
    counts = [
        len(composer.compose(NoteRequest(topic="Le choix de Scaleway", language="fr", length=length)).footnotes)
        for length in Length
    ]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_a_note_for_an_earlier_day_tells_nothing_later(composer, shipped):
    day = date(2025, 12, 31)
    note = composer.compose(NoteRequest(topic="La solution intercalaire", language="fr", as_of=day))
    assert note.as_of == day
    assert defects(note, shipped) == []
    told = [event.date for section in note.sections for block in section.blocks if block.kind == "figure"
            for event in block.events]  # fmt: skip
    assert all(last_day(event) <= day for event in told)
    assert not any("5 février 2026" in footnote.quote for footnote in note.footnotes)


def test_only_the_sections_asked_for_are_written_with_what_traces_them(composer):
    request = NoteRequest(topic="Le choix de Scaleway", language="fr", sections=(SectionKind.LAW,))
    kinds = {section.kind for section in composer.compose(request).sections}
    assert SectionKind.LAW in kinds
    assert kinds <= {SectionKind.LAW, SectionKind.TO_CHECK, SectionKind.SOURCES, SectionKind.ANNEX}


@pytest.mark.parametrize(
    ("topic", "language"),
    [
        ("La réforme des retraites", "fr"),
        ("Pension reform", "en"),
        ("Le tunnel Lyon-Turin", "fr"),
        ("Parcoursup", "fr"),
    ],
)
def test_a_topic_of_another_subject_is_refused_with_a_reason(composer, topic, language):
    with pytest.raises(TopicOutside) as refused:
        composer.compose(NoteRequest(topic=topic, language=language))
    message = refused.value.message(language)
    assert topic in message
    assert "\n" not in message


def test_a_refusal_speaks_the_reader_s_language_and_names_topics_that_there_are(composer, shipped):
    with pytest.raises(TopicOutside) as refused:
        composer.compose(NoteRequest(topic="La réforme des retraites", language="fr"))
    for language in LANGUAGES:
        titles = [document.title for document in shipped.documents if document.language == language]
        assert any(title in refused.value.message(language) for title in titles)


def test_a_day_before_everything_is_refused_with_a_reason(composer):
    with pytest.raises(TopicEmptyThen):
        composer.compose(NoteRequest(topic="Le choix de Scaleway", language="fr", as_of=date(1990, 1, 1)))
