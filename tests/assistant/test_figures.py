"""Figures, dates and names of a sentence, in one form whatever the spelling and the language."""

from __future__ import annotations

import re

import pytest

from assistant.figures import figures, missing, names
from corpus.catalogue import MONTHS
from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from tests.assistant.small_dossier import passage


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("6,2 millions d'euros", "€6.2 million"),
        ("1 200 critères", "1,200 criteria"),
        ("180\u00a0000 dossiers", "180,000 files"),
        ("le 23 avril 2026", "on 23 April 2026"),
        ("le 1er août 2025", "on 1 August 2025"),
        ("quatre ans", "four years"),
        ("3 milliards", "3 billion"),
        ("la moitié", "half"),
        ("treize projets", "thirteen projects"),
        ("quarante projets", "forty projects"),
        ("66 millions de personnes", "66 million people"),
    ],
)
def test_both_languages_give_the_same_figures(french: str, english: str):
    assert figures(french) == figures(english) != set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6,2 millions d'euros", {"6.2", "million"}),
        ("1\u202f200 euros", {"1200"}),
        ("la version 3.2", {"3.2"}),
        ("en décembre", {"month:12"}),
        ("In MAY 2026", {"month:5", "2026"}),
        ("aucun chiffre ici", set()),
    ],
)
def test_figures_have_one_form(text: str, found: set[str]):
    assert figures(text) == found


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_the_same_figure_in_both_languages(number: int):
    assert [figures(MONTHS[language][number - 1]) for language in LANGUAGES] == [{f"month:{number}"}] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le choix de Scaleway est fait.", {"scaleway"}),
        ("La filiale d'Iliad est choisie.", {"iliad"}),
        ("La filiale d’Iliad est choisie.", {"iliad"}),
        ("Elle relève de l'ANSSI et du SNDS.", {"anssi", "snds"}),
        ("C'est la position de Héla Ghariani.", {"hela", "ghariani"}),
        ("The ruling follows Microsoft's answer.", {"microsoft"}),
        ("Le ministre s'adresse à Cloud-Temple.", {"cloud-temple"}),
        ("Elle a choisi OVHcloud.", {"ovhcloud"}),
        ("Rien de tout cela.", set()),
    ],
)
def test_names_are_found_without_elision_or_possessive(text: str, found: set[str]):
    assert names(text) == found


@pytest.mark.parametrize("text", ["Selon lui, oui. Depuis, non.", "« Rien » dit-il. “Nothing” he said.", "Si. Non !"])
def test_words_that_open_a_sentence_are_no_names(text: str):
    assert names(text) == set()


@pytest.mark.parametrize("text", ["SecNumCloud est requis.", "S3NS est candidat.", "CNIL : avis.", "iCloud existe."])
def test_a_word_with_a_capital_inside_is_a_name_wherever_it_stands(text: str):
    assert len(names(text)) == 1


@pytest.mark.parametrize("text", ["C'est en Avril.", "It was in April.", "On Friday in August."])
def test_a_month_is_no_name(text: str):
    assert not names(text) & {"avril", "april", "august"}


def test_a_quote_in_the_other_typography_holds_the_name():
    assert missing("Le choix vise l’Assemblée et Cloud‑Temple.", ["Pour l'Assemblée et Cloud-Temple, oui."]) == set()


def test_a_compound_name_is_held_by_its_parts():
    assert missing("Le candidat est Cloud-Temple.", ["Le candidat est Cloud Temple."]) == set()


def test_a_compound_name_is_not_held_by_one_of_its_parts():
    assert missing("Le candidat est Cloud-Temple.", ["Le candidat est un Cloud."]) == {"cloud-temple"}


def test_without_a_quote_everything_is_missing():
    assert missing("Le choix de Scaleway date de 2026.", []) == {"scaleway", "2026"}


def _sentences(dossier: Dossier) -> list[str]:
    return [s.text for language in LANGUAGES for found in dossier.passages(language) for s in found.sentences]


def test_every_sentence_of_the_dossier_holds_its_own_facts(shipped: Dossier):
    assert [text for text in _sentences(shipped) if missing(text, [text])] == []


def test_a_changed_digit_is_noticed_in_every_sentence_of_the_dossier(shipped: Dossier):
    assert [changed for text in _sentences(shipped) for changed in _one_digit_changed(text, text)
            if not missing(changed, [text])] == []  # fmt: skip


def _one_digit_changed(text: str, held: str) -> list[str]:
    """The sentence with each of its digits changed in turn, where that makes a number that is not in it already."""
    changes = []
    for match in re.finditer(r"\d", text):
        changed = f"{text[: match.start()]}{(int(match.group()) + 1) % 10}{text[match.end() :]}"
        if not figures(changed) <= figures(held):
            changes.append(changed)
    return changes


def test_a_changed_month_is_noticed_in_every_dated_sentence_of_the_dossier(shipped: Dossier):
    dated = [text for text in _sentences(shipped) if " avril " in text and " mai " not in text]
    assert dated
    assert [text for text in dated if not missing(text.replace(" avril ", " mai "), [text])] == []


def test_a_foreign_name_added_is_noticed_in_every_sentence_of_the_dossier(shipped: Dossier):
    added = [(text, f"{text.rstrip('.')} chez Palantir.") for text in _sentences(shipped) if "Palantir" not in text]
    assert [text for text, more in added if missing(more, [text]) != {"palantir"}] == []


def test_the_parts_of_a_passage_are_the_passages_own():
    made = passage("d#p", "Un mot.", "Deux mots.")
    assert [made.text[s.start : s.end] for s in made.sentences] == ["Un mot.", "Deux mots."]
