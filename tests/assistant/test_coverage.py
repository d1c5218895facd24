"""How much of what a question names is named by the evidence."""

from __future__ import annotations

import pytest

from assistant.coverage import Term, covered, heaviest_missing, known_token, passage_tokens, question_terms, tokens_of
from corpus.dossier import Dossier
from index.lexical import LexicalIndex
from index.open import OpenIndex
from index.words import Aliases, stem
from tests.assistant.small_dossier import names

ALIASES = names(("Plateforme des données de santé", "Health Data Hub"), ("Scaleway", "Scaleway"))


@pytest.fixture(scope="module")
def lexical(shipped: Dossier) -> LexicalIndex:
    """The words of the shipped dossier in French."""
    return LexicalIndex.build(shipped, "fr", Aliases.of(shipped))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("scalway", "scaleway"),
        ("scalewey", "scaleway"),
        ("sclaeway", "scaleway"),
        ("pseudonimisation", "pseudonymisation"),
        ("intercallaire", "intercalaire"),
        ("secnumclou", "secnumcloud"),
    ],
)
def test_a_word_misspelt_by_one_slip_is_corrected_to_the_dossiers(written: str, meant: str, lexical: LexicalIndex):
    assert known_token(written, "fr", lexical) == stem(meant, "fr")


@pytest.mark.parametrize("word", ["clown", "salade", "salaire", "louer", "cheval", "posture", "clone", "serveur"])
def test_a_real_word_is_never_corrected(word: str, lexical: LexicalIndex):
    assert known_token(word, "fr", lexical) == stem(word, "fr")


@pytest.mark.parametrize("word", ["hosting", "server", "weather"])
def test_a_real_word_of_the_other_language_is_not_corrected(word: str, lexical: LexicalIndex):
    assert known_token(word, "fr", lexical) == stem(word, "fr")


@pytest.mark.parametrize("word", ["zzzzqqqq", "xylokwark"])
def test_a_word_far_from_every_word_of_the_dossier_stays(word: str, lexical: LexicalIndex):
    assert known_token(word, "fr", lexical) == stem(word, "fr")


@pytest.mark.parametrize("word", ["hdx", "snd", "2025", "1462-9"])
def test_short_words_and_figures_are_not_corrected(word: str, lexical: LexicalIndex):
    assert known_token(word, "fr", lexical) == word


def terms(question: str, lexical: LexicalIndex) -> dict[str, Term]:
    """The terms of a French question by token."""
    return {term.token: term for term in question_terms(question, "fr", ALIASES, lexical)}


def test_a_name_is_one_term_whatever_its_form(lexical: LexicalIndex):
    french = terms("La Plateforme des données de santé ?", lexical)
    english = terms("Le Health Data Hub ?", lexical)
    assert list(french) == list(english)
    assert [term.concept for term in french.values()] == [True]


def test_stop_words_and_single_letters_are_no_terms(lexical: LexicalIndex):
    assert terms("Est-ce que c'est à y être de la ?", lexical) == {}


def test_a_rare_word_weighs_more_than_a_common_one(lexical: LexicalIndex):
    found = terms("le temps de la pseudonymisation", lexical)
    assert found[stem("pseudonymisation", "fr")].weight > found[stem("temps", "fr")].weight


@pytest.mark.parametrize("question", ["Le Health Data Hub et Scaleway en 2026", "zzzzqqqq temps", "pseudonymisation"])
def test_weights_lie_between_nothing_and_one(question: str, lexical: LexicalIndex):
    assert all(0 < term.weight <= 1 for term in terms(question, lexical).values())


HEAVY, LIGHT = Term("heavy", 0.75, False), Term("light", 0.25, False)


@pytest.mark.parametrize(
    ("held", "share"), [((), 0.0), (("light",), 0.25), (("heavy",), 0.75), (("heavy", "light", "other"), 1.0)]
)
def test_the_share_covered_is_that_of_the_weight(held: tuple[str, ...], share: float):
    assert covered([HEAVY, LIGHT], frozenset(held)) == share


def test_a_question_without_terms_is_covered():
    assert covered([], frozenset()) == 1.0


@pytest.mark.parametrize(("held", "weight"), [((), 0.75), (("heavy",), 0.25), (("heavy", "light"), 0.0)])
def test_the_heaviest_missing_term_is_told(held: tuple[str, ...], weight: float):
    assert heaviest_missing([HEAVY, LIGHT], frozenset(held)) == weight


def test_a_text_holds_its_stems_and_its_names():
    held = tokens_of("Les données du Health Data Hub.", "fr", ALIASES)
    assert stem("donnees", "fr") in held
    assert set(ALIASES.concepts(["health", "data", "hub"])) <= held


def test_a_passage_holds_its_title_heading_and_typical_questions_too(small_index: OpenIndex):
    passage = small_index.dossier.passage("plan#amount", "fr")
    assert passage is not None
    held = passage_tokens(passage, small_index.dossier, small_index.aliases)
    assert {stem(word, "fr") for word in ("document", "montant", "coute", "estime")} <= held
