"""The guard: every figure, date, reference and name of a sentence stands in one of its quotes."""

from __future__ import annotations

import pytest

from assistant.drafts import Draft
from assistant.guard import verified
from tests.assistant.small_dossier import SPEAKS_UNTIL, draft, one_passage, quote

CHOICE = "Scaleway a été choisi le 23 avril 2026 pour un marché de 6,2 millions d'euros."
LAW = "L'article L. 1462-1 du code de la santé publique crée la Plateforme."
ENGLISH = "Scaleway was chosen on 23 April 2026 for a contract of €6.2 million over four years."


def passes(statement: str, *quotes: str) -> bool:
    """Whether the guard lets the statement through, carried by these quotes."""
    dossier = one_passage(CHOICE, LAW, ENGLISH)
    return bool(list(verified([draft(statement, *(quotes or (CHOICE,)))], dossier, SPEAKS_UNTIL)))


@pytest.mark.parametrize(
    "statement",
    [
        CHOICE,
        "Le choix de Scaleway date du 23 avril 2026.",
        "Le marché vaut 6,2 millions d'euros.",
        "C'est un hébergeur qui a été retenu.",
        "La date est connue : avril 2026.",
    ],
)
def test_a_sentence_that_says_no_more_than_its_quote_passes(statement: str):
    assert passes(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Le marché vaut 6,3 millions d'euros.",
        "Le marché vaut 62 millions d'euros.",
        "Le marché vaut 6 millions d'euros.",
        "Le marché vaut 6,2 milliards d'euros.",
        "Le choix date du 24 avril 2026.",
        "Le choix date du 23 avril 2025.",
        "Le choix date du 23 mai 2026.",
        "Le choix a été fait en août.",
        "Le marché compte 3 lots.",
    ],
)
def test_a_figure_or_a_date_that_no_quote_holds_drops_the_sentence(statement: str):
    assert not passes(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "L'article L. 1462-2 crée la Plateforme.",
        "L'article L. 1463-1 crée la Plateforme.",
        "L'article R. 1462-1 crée la Plateforme.",
        "L'article 31 crée la Plateforme.",
    ],
)
def test_a_reference_that_no_quote_holds_drops_the_sentence(statement: str):
    assert not passes(statement, LAW)


def test_a_reference_made_of_numbers_held_apart_drops_the_sentence():
    dossier = one_passage("L'article L. 1462-1 renvoie à l'article L. 1461-3.")
    false = Draft("Tout vient de l'article L. 1462-3.", (quote("L'article L. 1462-1 renvoie à l'article L. 1461-3."),))
    assert not list(verified([false], dossier, SPEAKS_UNTIL))


SPELLED_FR = ["deux", "trois", "sept", "neuf", "onze", "quinze", "vingt", "cent", "mille", "une dizaine de", "dix-huit",
              "treize", "seize", "quarante", "cinquante", "soixante", "quatre-vingts", "deux cents"]  # fmt: skip
SPELLED_EN = ["two", "three", "seven", "nine", "eleven", "fifteen", "twenty", "a hundred", "a thousand", "eighteen",
              "thirteen", "sixteen", "forty", "fifty", "sixty", "eighty", "twenty-one"]  # fmt: skip


@pytest.mark.parametrize("number", SPELLED_FR)
def test_a_number_spelled_in_french_that_no_quote_holds_drops_the_sentence(number: str):
    assert not passes(f"Le marché a réuni {number} candidats.")


@pytest.mark.parametrize("number", SPELLED_EN)
def test_a_number_spelled_in_english_that_no_quote_holds_drops_the_sentence(number: str):
    assert not passes(f"The contract drew {number} bidders.", ENGLISH)


@pytest.mark.parametrize("share", ["la moitié", "un tiers", "un quart"])
def test_a_share_spelled_out_that_no_quote_holds_drops_the_sentence(share: str):
    assert not passes(f"Le marché porte sur {share} des données.")


def test_a_number_spelled_out_is_the_same_as_in_digits():
    assert passes("The contract runs for 4 years.", ENGLISH)


@pytest.mark.parametrize(
    "statement",
    [
        "Le marché a été confié à Thales.",
        "Le choix de Scaleway a déçu Microsoft.",
        "Le choix de Scaleway satisfait l'ANSSI.",
        "La société choisie est celle d'Iliad.",
        "Le choix a été annoncé par Jean Dupont.",
        "Le marché relève de S3NS.",
    ],
)
def test_a_name_that_no_quote_holds_drops_the_sentence(statement: str):
    assert not passes(statement)


@pytest.mark.parametrize(
    "statement",
    ["Thales a été choisi.", "Microsoft a été choisi le 23 avril 2026.", "Google vaut 6,2 millions d'euros."],
)
def test_a_name_that_opens_the_sentence_is_looked_for_too(statement: str):
    assert not passes(statement)


@pytest.mark.parametrize(
    "statement", ["OVHcloud a été choisi.", "S3NS a été choisi.", "ANSSI a été choisie.", "L'ANSSI a choisi Scaleway."]
)
def test_an_acronym_that_opens_the_sentence_is_looked_for_too(statement: str):
    assert not passes(statement)


@pytest.mark.parametrize("opening", ["Selon la presse, ", "Depuis, ", "Finalement, ", "Hier encore, ", "Cependant, "])
def test_an_ordinary_word_that_opens_the_sentence_is_no_name(opening: str):
    assert passes(f"{opening}l'hébergeur est Scaleway.")


@pytest.mark.parametrize("opening", ["According to the press, ", "Finally, ", "Since then, ", "However, "])
def test_an_ordinary_english_word_that_opens_the_sentence_is_no_name(opening: str):
    assert passes(f"{opening}the host is Scaleway.", ENGLISH)


def test_facts_may_be_spread_over_several_quotes():
    assert passes("Scaleway relève de l'article L. 1462-1.", CHOICE, LAW)


def test_facts_of_a_passage_outside_the_quote_do_not_count():
    assert not passes("Scaleway a été choisi le 23 avril 2026.", "Scaleway a été choisi")
