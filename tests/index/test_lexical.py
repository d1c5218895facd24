"""BM25: what is found by its words, in either language, and the same after saving and loading."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from corpus.records import Language
from index.lexical import LexicalIndex
from index.words import Aliases
from tests.index.small_dossier import HUB, document, dossier_of, notes, passage

DOSSIER = dossier_of(
    document(
        passage("host#choice", "Scaleway a été choisi comme hébergeur.", heading="Le choix"),
        passage("host#exit", "L'exploitation chez Azure s'arrête.", questions=("Quand les contrats finissent-ils ?",)),
        title="L'hébergement souverain",
    ),
    document(passage("hub#birth", "La Plateforme des données de santé est née en 2019.", heading="Naissance")),
    document(passage("host#choice", "Scaleway was chosen as the host.", language="en"), title="Sovereign hosting"),
    document(passage("hub#birth", "The Health Data Hub was born in 2019.", language="en", heading="Birth")),
)
ALIASES = Aliases([HUB], [])
FRENCH = LexicalIndex.build(DOSSIER, "fr", ALIASES)
ENGLISH = LexicalIndex.build(DOSSIER, "en", ALIASES)


def first(question: str, index: LexicalIndex = FRENCH) -> str:
    return next(iter(index.scores(question, 5)), "")


@pytest.mark.parametrize("question", ["l'exploitation", "l’exploitation", "d'exploitation", "exploitation"])
def test_elision_does_not_hide_a_word(question: str):
    assert first(question) == "host#exit"


@pytest.mark.parametrize("question", ["née", "NÉE", "nee"])
def test_accents_and_case_make_no_difference(question: str):
    assert first(question) == "hub#birth"


@pytest.mark.parametrize("question", ["contrat", "contrats", "exploitations"])
def test_a_plural_finds_the_singular_and_the_other_way_round(question: str):
    assert first(question) == "host#exit"


@pytest.mark.parametrize(("question", "found"), [("chosen hosts", "host#choice"), ("births", "hub#birth")])
def test_english_is_found_in_english(question: str, found: str):
    assert first(question, ENGLISH) == found


@pytest.mark.parametrize("question", ["HDH", "PDS", "Health Data Hub", "Plateforme des données de santé"])
@pytest.mark.parametrize("index", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_every_name_finds_the_passage_whatever_its_language(question: str, index: LexicalIndex):
    assert first(question, index) == "hub#birth"


@pytest.mark.parametrize("part", ["souverain", "choix", "contrats finissent"])
def test_title_heading_and_typical_questions_count(part: str):
    assert FRENCH.scores(part, 5)


@pytest.mark.parametrize("question", ["Qu'est-ce que c'est ?", "", "?", "météo", "la le de"])
def test_a_question_without_a_known_word_finds_nothing(question: str):
    assert FRENCH.scores(question, 5) == {}


def test_passages_sharing_no_word_are_left_out():
    assert set(FRENCH.scores("Scaleway", 5)) == {"host#choice"}


def test_an_unknown_word_beside_a_known_one_changes_nothing():
    assert FRENCH.scores("Scaleway météorologie", 5) == FRENCH.scores("Scaleway", 5)


def test_the_best_come_first_and_no_more_than_asked():
    index = LexicalIndex.build(notes(6), "fr", ALIASES)
    scores = index.scores("Que dit la note 4 ?", 3)
    assert next(iter(scores)) == "note-4#only"
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    assert len(scores) == 3


@pytest.mark.parametrize("language", ["fr", "en"])
def test_saved_and_loaded_scores_are_equal(tmp_path: Path, language: Language):
    built = LexicalIndex.build(notes(6), language, ALIASES)
    built.save(tmp_path / "bm25")
    loaded = LexicalIndex.load(tmp_path / "bm25", language, ALIASES)
    for question in ("note 4", "HDH item 2", "dit tells point"):
        assert loaded.scores(question, 6) == pytest.approx(built.scores(question, 6))
        assert list(loaded.scores(question, 6)) == list(built.scores(question, 6))
    assert (loaded.passage_ids, loaded.frequencies) == (built.passage_ids, built.frequencies)


def test_a_language_without_passages_is_saved_loaded_and_finds_nothing(tmp_path: Path):
    LexicalIndex.build(dossier_of(document(passage("d#p", "Un."))), "en", ALIASES).save(tmp_path / "bm25")
    assert LexicalIndex.load(tmp_path / "bm25", "en", ALIASES).scores("anything", 5) == {}


def test_rarity_falls_from_one_to_zero_as_a_word_spreads():
    assert FRENCH.rarity("absent") == 1.0
    assert FRENCH.rarity("scaleway") == 1.0
    assert FRENCH.rarity("souverain") == pytest.approx(1 - math.log(2) / math.log(3))
    assert FRENCH.rarity("plateform") == 1.0


def test_a_word_of_every_passage_tells_nothing():
    index = LexicalIndex.build(notes(4), "fr", ALIASES)
    assert index.rarity("not") == 0.0
