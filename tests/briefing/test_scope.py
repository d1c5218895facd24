"""Whether the dossier is about a topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.briefing.errors import TopicEmptyThen, TopicOutside
from assistant.briefing.relevance import RelevanceFinder
from assistant.briefing.request import NoteRequest
from assistant.briefing.scope import Measures
from assistant.briefing.topic import take_in
from assistant.service import Assistant
from corpus.records import Language

PLAUSIBLE = Measures(named=0.8, near=0.82, unknown=0.0)


@pytest.fixture(scope="module")
def finder(assistant: Assistant) -> RelevanceFinder:
    """What finds the leading passages of the shipped dossier."""
    return RelevanceFinder(assistant.index)


def test_what_is_named_and_near_is_likelier_and_what_is_never_said_less() -> None:
    assert replace(PLAUSIBLE, named=0.1).probability < PLAUSIBLE.probability
    assert replace(PLAUSIBLE, near=0.75).probability < PLAUSIBLE.probability
    assert replace(PLAUSIBLE, unknown=1.0).probability < PLAUSIBLE.probability


@pytest.mark.parametrize(
    ("topic", "language"),
    [
        ("La sécurité routière", "fr"),
        ("Road safety", "en"),
        ("La migration des oiseaux", "fr"),
        ("Cloud gaming", "en"),
        ("L'immigration", "fr"),
        ("The Constitutional Council and budget acts", "en"),
    ],
)
def test_words_shared_with_the_dossier_do_not_make_a_topic_of_it(
    assistant: Assistant, finder: RelevanceFinder, topic: str, language: Language
) -> None:
    with pytest.raises(TopicOutside):
        take_in(NoteRequest(topic=topic, language=language), assistant, finder)


@pytest.mark.parametrize(
    ("topic", "language"),
    [
        ("La commission d'enquête du Sénat", "fr"),
        ("Les entreprises américaines du cloud", "fr"),
        ("The head of the Platform", "en"),
        ("UGAP", "en"),
        ("Qui décide de l'accès aux données ?", "fr"),
    ],
)
def test_a_topic_of_the_dossier_is_taken(
    assistant: Assistant, finder: RelevanceFinder, topic: str, language: Language
) -> None:
    taken = take_in(NoteRequest(topic=topic, language=language), assistant, finder)
    assert taken.language == language
    assert taken.relevance.leads


def test_a_topic_that_had_not_begun_is_no_other_subject(assistant: Assistant, finder: RelevanceFinder) -> None:
    with pytest.raises(TopicEmptyThen):
        take_in(NoteRequest(topic="Le choix de Scaleway", language="fr", as_of=date(2019, 6, 1)), assistant, finder)


def test_a_topic_under_way_is_told_as_it_stood(assistant: Assistant, finder: RelevanceFinder) -> None:
    day = date(2025, 9, 1)
    asked = NoteRequest(topic="La solution intercalaire", language="fr", as_of=day)
    assert take_in(asked, assistant, finder).as_of == day


@pytest.mark.parametrize(
    ("topic", "language"), [("Citizens' rights over their data", "fr"), ("Droits des citoyens sur leurs données", "en")]
)
def test_a_topic_may_be_put_in_the_other_language_than_the_note(
    assistant: Assistant, finder: RelevanceFinder, topic: str, language: Language
) -> None:
    assert take_in(NoteRequest(topic=topic, language=language), assistant, finder).language == language
