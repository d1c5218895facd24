"""What a note says, and where: the choices that its reader would make."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.briefing.check import defects
from assistant.briefing.footing import is_authoritative, is_of_itself
from assistant.briefing.records import Audience, Bullets, Length, Note, Paragraph, SectionKind, Table
from assistant.briefing.request import NoteRequest
from assistant.briefing.sections.asking import is_private, is_whole
from corpus.records import LANGUAGES
from tests.briefing.topics import TOPICS

_MOST_WORDS = 850


def quoted(note: Note, kind: SectionKind) -> list[tuple[str, str]]:
    """The passage and the quote of every footnote of a section."""
    section = note.section(kind)
    numbers = [n for place, paragraph in note.paragraphs() if place is section for n in paragraph.notes]
    return [(note.footnote(number).passage_id, note.footnote(number).quote) for number in dict.fromkeys(numbers)]


def test_the_first_point_of_the_cost_says_that_the_cost_is_not_known(notes):
    (passage, quote), *_ = quoted(notes["cost"]["fr"], SectionKind.ESSENTIALS)
    assert passage in ("open-questions#total-cost", "migration-cost#cost")
    assert "coût total" in quote


def test_the_first_point_of_the_choice_names_who_was_chosen(notes):
    (passage, _), *_ = quoted(notes["scaleway"]["en"], SectionKind.ESSENTIALS)
    assert passage == "scaleway-selection#choice"


def test_the_essentials_of_the_law_say_whom_it_binds_and_that_its_decree_was_issued(notes):
    told = quoted(notes["law"]["fr"], SectionKind.ESSENTIALS)
    assert "loi-sren#who-is-bound" in [passage for passage, _ in told]
    assert any(passage.startswith("decree-2026-272#") and "14 avril 2026" in quote for passage, quote in told)


def test_the_essentials_of_the_citizens_rights_are_rights_and_where_to_exercise_them(notes):
    told = {passage for passage, _ in quoted(notes["rights"]["fr"], SectionKind.ESSENTIALS)}
    assert {"right-to-object#right-to-object", "right-to-object#how-to"} <= told


def test_an_article_asked_for_by_its_number_comes_first(composer):
    for language, topic in (("fr", "L'article R. 1461-9"), ("en", "Article R. 1461-9")):
        note = composer.compose(NoteRequest(topic=topic, language=language, length=Length.SHORT))
        (_, quote), *_ = quoted(note, SectionKind.ESSENTIALS)
        assert "R. 1461-9" in quote


def test_an_overview_of_what_the_topic_is_about_comes_first(notes):
    (passage, _), *_ = quoted(notes["council"]["fr"], SectionKind.ESSENTIALS)
    assert passage == "council-of-state#overview"


def test_the_state_of_the_law_is_told_on_the_word_of_a_text_or_a_court(notes, shipped):
    for pair in notes.values():
        section = pair["fr"].section(SectionKind.LAW)
        for paragraph in (block for block in (section.blocks if section else ()) if isinstance(block, Paragraph)):
            for footnote in map(pair["fr"].footnote, paragraph.notes):
                passage = shipped.passage(footnote.passage_id, "fr")
                sentence = next(s for s in passage.sentences if s.start == footnote.start)
                assert is_authoritative(sentence, shipped) or sentence.start == 0


def test_no_text_is_told_before_there_is_one(composer):
    day = date(2024, 2, 1)
    note = composer.compose(NoteRequest(topic="L'entrepôt EMC2", language="fr", as_of=day))
    section = note.section(SectionKind.LAW)
    assert section is not None
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert not any("2024-11" in cell.text or "novembre 2024" in cell.text for row in table.rows for cell in row.cells)


def test_the_chronology_tells_the_decisive_events_and_says_which_no_longer_hold(composer, shipped):
    note = composer.compose(NoteRequest(topic="La solution intercalaire", language="fr"))
    assert defects(note, shipped) == []
    section = note.section(SectionKind.CHRONOLOGY)
    assert section is not None
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    told = {row.cells[1].text: row.cells[1].notes for row in table.rows}
    assert "Abandon de la solution intercalaire" in told
    launch = told["Lancement de l'appel d'offres de la solution intercalaire (n'a plus cours)"]
    assert [note.footnote(number).passage_id for number in launch] == [
        "interim-solution#interim-tender",
        "interim-solution#interim-dropped",
    ]


def test_what_the_dossier_says_of_itself_stands_among_the_points_to_check_alone(notes):
    for pair in notes.values():
        note = pair["fr"]
        for kind in set(SectionKind) - {SectionKind.TO_CHECK, SectionKind.DISAGREEMENTS, SectionKind.CHRONOLOGY}:
            assert not [quote for _, quote in quoted(note, kind) if is_of_itself(quote)]


def test_a_side_of_an_unsettled_disagreement_stands_beside_the_other_alone(notes, shipped):
    open_sides = {
        sentence.text
        for passage in shipped.passages("fr")
        for sentence in passage.sentences
        if any(shipped.conflicts[name].preferred == "none" for name in sentence.conflicts)
    }
    beside = {SectionKind.DISAGREEMENTS, SectionKind.TO_CHECK, SectionKind.CHRONOLOGY}
    for pair in notes.values():
        for kind in set(SectionKind) - beside:
            assert not [quote for _, quote in quoted(pair["fr"], kind) if quote in open_sides]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("topic", ["law", "microsoft"])
def test_a_short_note_is_a_page_and_a_half(composer, audience, topic):
    request = NoteRequest(topic=TOPICS[topic]["fr"], language="fr", length=Length.SHORT, audience=audience)
    words = [word for _, paragraph in composer.compose(request).paragraphs() for word in paragraph.text.split()]
    assert len(words) <= _MOST_WORDS


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Loi n° 2024-449 : intitulé complet ?", "fr"),
        ("DINUM vade-mecum on sensitive data: publication date?", "en"),
        ("More than 350 technical criteria: for which selection?", "en"),
    ],
)
def test_a_line_of_keywords_is_no_question(question, language):
    assert not is_whole(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("À quoi sert l'agrément HDS d'un hébergeur ?", "fr"),
        ("Qui a annoncé le choix de Scaleway ?", "fr"),
        ("Scaleway est-il une entreprise française ?", "fr"),
        ("Was Scaleway one of the four bidders for the interim solution?", "en"),
        ("Under which law is the host?", "en"),
    ],
)
def test_what_a_person_would_ask_is_a_question(question, language):
    assert is_whole(question, language)
    assert not is_private(question, language)


def test_only_citizens_ask_for_themselves(composer, notes):
    assert is_private("Mon entreprise garde des données sensibles : suis-je tenu ?", "fr")
    assert is_private("Can I stop public bodies from using my data?", "en")
    for pair in notes.values():
        for language in LANGUAGES:
            section = pair[language].section(SectionKind.QUESTIONS)
            asked = [block.lead for block in (section.blocks if section else ()) if isinstance(block, Paragraph)]
            assert not [question for question in asked if is_private(question, language)]


def test_a_pending_appeal_known_from_one_source_is_told_as_such(composer):
    note = composer.compose(NoteRequest(topic="Le recours de Philippe Latombe", language="fr"))
    section = note.section(SectionKind.ESSENTIALS)
    assert section is not None
    (points,) = section.blocks
    assert isinstance(points, Bullets)
    assert any(
        point.text.startswith("D'après une seule source, ") and "pourvoi" in point.text for point in points.items
    )
