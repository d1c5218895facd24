"""What kind of answer a question asks for, and whether a sentence holds one."""

from __future__ import annotations

import pytest

from assistant.expectation import Expectation, asked_words, expectation, holds
from tests.assistant.small_dossier import names

DATE, MONEY, DURATION = Expectation.DATE, Expectation.MONEY, Expectation.DURATION
COUNT, PERSON, ANY = Expectation.COUNT, Expectation.PERSON, Expectation.ANY


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Quand le marché a-t-il été attribué ?", DATE),
        ("À quelle date Scaleway a-t-il été choisi ?", DATE),
        ("Quelle est la date du choix ?", DATE),
        ("Depuis quand Scaleway est-il certifié ?", DATE),
        ("When was Scaleway chosen?", DATE),
        ("By when must it move?", DATE),
        ("Combien valait le marché intercalaire ?", MONEY),
        ("Combien ça coûte ?", MONEY),
        ("Quel est le montant du marché ?", MONEY),
        ("How much did it cost?", MONEY),
        ("What is the price of the contract?", MONEY),
        ("Combien de temps dure le marché ?", DURATION),
        ("Dans quel délai dois-je recevoir une réponse ?", DURATION),
        ("How long does it take?", DURATION),
        ("How many years did it last?", DURATION),
        ("Combien de critères ont servi ?", COUNT),
        ("How many people are covered?", COUNT),
        ("Qui dirige le Health Data Hub ?", PERSON),
        ("Quel ministre l'a annoncé ?", PERSON),
        ("Who heads the Health Data Hub?", PERSON),
        ("Pourquoi Microsoft était-il contesté ?", ANY),
        ("Who will host the data?", ANY),
        ("Qu'est-ce que le SNDS ?", ANY),
    ],
)
def test_the_kind_is_read_from_the_questions_words(question: str, kind: Expectation):
    assert expectation(question) is kind


def test_accents_and_capitals_do_not_matter():
    assert expectation("COMBIEN ÇA COÛTE ?") is expectation("combien ca coute ?") is MONEY


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Le choix date d'avril.", DATE),
        ("Le choix date de 2026.", DATE),
        ("It was chosen in April.", DATE),
        ("Il vaut 6,2 millions d'euros.", MONEY),
        ("It is worth €6.2 million.", MONEY),
        ("Le marché court sur quatre ans.", DURATION),
        ("It takes six months.", DURATION),
        ("Il y a 350 critères.", COUNT),
        ("Il y a quatre candidats.", COUNT),
        ("La directrice est Héla Ghariani.", PERSON),
        ("N'importe quoi.", ANY),
    ],
)
def test_a_sentence_holds_the_kind_that_it_states(sentence: str, kind: Expectation):
    assert holds(sentence, kind, frozenset({"hela ghariani"}))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Le choix est fait.", DATE),
        ("La loi s'applique à 200 personnes.", DATE),
        ("Le marché est important.", MONEY),
        ("Le marché vaut 6,2 millions.", MONEY),
        ("Le marché court.", DURATION),
        ("Il y a des candidats.", COUNT),
        ("La directrice est en place.", PERSON),
    ],
)
def test_a_sentence_does_not_hold_a_kind_that_it_does_not_state(sentence: str, kind: Expectation):
    assert not holds(sentence, kind, frozenset({"hela ghariani"}))


ALIASES = names(("Plateforme des données de santé", "Health Data Hub"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Quel est le salaire du directeur de la Plateforme des données de santé ?", ["salaire", "directeur"]),
        ("Combien de serveurs utilise la Plateforme des données de santé ?", ["serveurs", "utilise"]),
        ("Comment s'appelle l'avocat du collectif ?", ["avocat", "collectif"]),
        ("Quelle Plateforme des données de santé ?", []),
    ],
)
def test_the_thing_asked_for_is_named_by_the_words_after_the_question_word(question: str, words: list[str]):
    assert asked_words(question, "fr", ALIASES) == words


def test_a_question_put_otherwise_names_no_such_thing():
    assert asked_words("Pourquoi Microsoft était-il contesté ?", "fr", ALIASES) is None


def test_the_thing_asked_for_in_english():
    assert asked_words("How many servers does the Health Data Hub rent?", "en", ALIASES) == ["servers"]
