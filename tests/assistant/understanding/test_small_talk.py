"""What asks the dossier nothing gets its own reply; a greeting before a question is no part of it."""

from __future__ import annotations

import pytest

from assistant.understanding.small_talk import Courtesy, small_talk, without_courtesies
from corpus.catalogue import text
from corpus.dossier import Dossier
from corpus.records import LANGUAGES

SAID = [
    ("Bonjour !", Courtesy.GREETING, "fr"), ("salut ça va ?", Courtesy.GREETING, "fr"),
    ("Hello!", Courtesy.GREETING, "en"), ("Hi there", Courtesy.GREETING, "en"),
    ("Merci beaucoup, c'est très clair.", Courtesy.THANKS, "fr"), ("Thanks a lot!", Courtesy.THANKS, "en"),
    ("Au revoir", Courtesy.FAREWELL, "fr"), ("Goodbye", Courtesy.FAREWELL, "en"),
    ("Qui es-tu ?", Courtesy.IDENTITY, "fr"), ("tu es un robot ?", Courtesy.IDENTITY, "fr"),
    ("Who are you?", Courtesy.IDENTITY, "en"), ("Are you a human?", Courtesy.IDENTITY, "en"),
    ("Que sais-tu faire ?", Courtesy.ABILITIES, "fr"), ("Aide", Courtesy.ABILITIES, "fr"),
    ("What can you do?", Courtesy.ABILITIES, "en"), ("help", Courtesy.ABILITIES, "en"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "courtesy", "language"), SAID)
def test_a_courtesy_is_told_in_its_language(said: str, courtesy: Courtesy, language: str):
    talk = small_talk(said)
    assert talk is not None
    assert (talk.courtesy, talk.language) == (courtesy, language)


def test_what_is_asked_of_the_assistant_tells_more_than_the_greeting_before_it():
    talk = small_talk("Bonjour, qui es-tu ?")
    assert talk is not None
    assert talk.courtesy is Courtesy.IDENTITY


@pytest.mark.parametrize("said", ["Bonjour, qui héberge le HDH ?", "Qui est Héla Ghariani ?", "Who is the host?"])
def test_a_question_about_the_dossier_is_no_small_talk(said: str):
    assert small_talk(said) is None


def test_no_typical_question_is_small_talk(shipped: Dossier):
    asked = [question for d in shipped.documents for p in d.passages for question in p.questions]
    assert [question for question in asked if small_talk(question)] == []


def test_how_it_works_is_asked_of_the_last_answer_once_something_was_said():
    assert small_talk("Comment ça marche ?") is not None
    assert small_talk("Comment ça marche ?", first=False) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Bonjour, qui héberge le HDH ? Merci d'avance !", "qui héberge le HDH ?"),
        ("Hello, who hosts the HDH, please?", "who hosts the HDH ?"),
        ("Qui héberge le HDH ?", "Qui héberge le HDH ?"),
        ("Merci !", "Merci !"),
    ],
)
def test_courtesies_around_a_question_are_left_out(text: str, asked: str):
    assert without_courtesies(text) == asked


@pytest.mark.parametrize("courtesy", list(Courtesy))
def test_every_courtesy_has_a_reply_in_both_languages(courtesy: Courtesy):
    replies = {text(f"small_talk.{courtesy}", language) for language in LANGUAGES}
    assert len(replies) == len(LANGUAGES)
