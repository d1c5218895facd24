"""Words as they are counted: folded, without elision or stop words, stemmed, aliases named alike."""

from __future__ import annotations

import pytest

from corpus.dossier import Dossier
from corpus.records import Actor, Language, Term
from index.words import Aliases, plain_words, stem, tokens
from tests.index.small_dossier import HUB

NO_NAMES = Aliases([], [])
NAMES = Aliases([HUB], [])
TOLD = {"definition_fr": "…", "definition_en": "…"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("l'hébergeur", "hebergeur"), ("l’hébergeur", "hebergeur"), ("d'Azure", "azure"), ("qu'elle", "elle"),
        ("lorsqu'il", "il"), ("jusqu'en", "en"), ("L'État", "etat"),
    ],
)  # fmt: skip
def test_elision_is_removed(text: str, word: str):
    assert plain_words(text) == [word]


@pytest.mark.parametrize("text", ["aujourd'hui", "O'Brien"])
def test_an_apostrophe_inside_a_word_stays(text: str):
    assert plain_words(text) == [text.lower()]


def test_accents_case_and_ligatures_make_no_difference():
    assert plain_words("DONNÉES données Œuvre") == ["donnees", "donnees", "oeuvre"]


@pytest.mark.parametrize("figure", ["6,2", "2019/1024", "2026-02-06", "31", "1.5"])
def test_a_figure_or_reference_stays_whole(figure: str):
    assert plain_words(f"soit {figure} environ")[1] == figure
    assert stem(figure, "fr") == figure


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "hébergeur", "hébergeurs"), ("fr", "hébergé", "hébergées"), ("fr", "décision", "décisions"),
        ("en", "transfer", "transferred"), ("en", "hosting", "hosts"), ("en", "decision", "decisions"),
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_token(language: Language, one: str, other: str):
    assert tokens(one, language, NO_NAMES) == tokens(other, language, NO_NAMES) != []


def test_each_language_has_its_own_stems():
    assert stem("hosting", "en") != stem("hosting", "fr")


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "Qu'est-ce que c'est ?"), ("fr", "de la"), ("en", "What is it?"), ("en", "of the")]
)
def test_stop_words_alone_give_no_token(language: Language, text: str):
    assert tokens(text, language, NAMES) == []


@pytest.mark.parametrize("text", ["", " ", "?!", "« »"])
def test_a_text_without_words_has_no_token(text: str):
    assert tokens(text, "fr", NAMES) == []


def test_a_letter_alone_is_no_token_but_a_figure_is():
    assert tokens("x 5", "fr", NO_NAMES) == ["5"]


@pytest.mark.parametrize(
    "name",
    ["HDH", "hdh", "PDS", "Health Data Hub", "Health Data Platform", "la Plateforme des données de santé"],
)
def test_every_name_of_a_thing_yields_its_concept(name: str):
    (concept,) = NAMES.concepts(plain_words("HDH"))
    for language in ("fr", "en"):
        assert concept in tokens(f"{name}, 2026", language, NAMES)


def test_a_part_of_a_name_is_not_the_name():
    assert NAMES.concepts(plain_words("les données de santé")) == []


def test_the_longest_name_wins():
    names = Aliases([HUB, Term(term_fr="données de santé", term_en="health data", **TOLD)], [])
    assert names.concepts(plain_words("la plateforme des données de santé")) == names.concepts(["hdh"])


def test_a_name_tells_where_its_words_stand():
    words = plain_words("Qui dirige le Health Data Hub ?")
    assert [words[first:last] for _, first, last in NAMES.spans(words)] == [["health", "data", "hub"]]


def test_names_that_follow_each_other_are_both_found():
    assert len(NAMES.spans(plain_words("HDH PDS"))) == 2


def test_terms_that_share_a_name_share_their_concept():
    twin = Term(
        term_fr="Health Data Hub", term_en="Health Data Hub", acronym="HDH", aliases=("le Hub français",), **TOLD
    )
    names = Aliases([HUB, twin], [])
    assert names.concepts(plain_words("le Hub français")) == names.concepts(["pds"])


def test_a_short_name_in_brackets_is_a_name_of_its_own():
    cnil = Actor(
        id="cnil", name_fr="Commission (CNIL)", name_en="Commission (CNIL)", kind="body", role_fr="…", role_en="…"
    )
    names = Aliases([], [cnil])
    assert names.concepts(["cnil"]) == names.concepts(["commission"]) != []


@pytest.mark.parametrize("common", ["Il", "EU", "the"])
def test_a_name_that_is_a_common_word_is_no_name(common: str):
    names = Aliases([Term(term_fr="Union européenne", term_en=common, **TOLD)], [])
    assert names.concepts([common.lower()]) == []


def test_a_term_with_only_such_names_has_no_concept():
    assert Aliases([Term(term_fr="UE", term_en="EU", **TOLD)], []).concepts(["ue"]) == []


def test_the_names_of_the_dossier_that_ships_link_hdh_in_both_languages(shipped: Dossier):
    names = Aliases.of(shipped)
    hub = names.concepts(["hdh"])
    assert hub == names.concepts(plain_words("Plateforme des données de santé")) != []
    assert hub == names.concepts(plain_words("Health Data Hub"))
