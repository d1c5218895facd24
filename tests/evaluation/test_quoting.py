"""A quote is word for word or it is not."""

from __future__ import annotations

import pytest

from assistant.evaluation.quoting import is_verbatim
from tests.evaluation.fakes import CHOICE, COST, citation, dossier


def test_a_sentence_of_the_passage_is_verbatim():
    assert is_verbatim(citation(CHOICE), dossier())


def test_part_of_a_sentence_is_verbatim():
    assert is_verbatim(citation("estimé à 6,2 millions d'euros", "d#cost"), dossier())


def test_spaces_apostrophes_and_hyphens_are_alike():
    typeset = CHOICE.replace("'", "’").replace("23 avril", "23\u00a0avril")

    assert is_verbatim(citation(typeset).model_copy(update={"start": 0, "end": len(CHOICE)}), dossier())


@pytest.mark.parametrize("quote", [
    COST.replace("6,2", "6,3"),
    COST.replace("6,2", "62"),
    COST.replace("6,2", "6.2"),
    COST.replace("estimé", "estime"),
    COST.replace("Le", "le"),
    COST.replace("quatre", "trois"),
    "2 millions d'euros",
    "illions d'euros",
    "6,2 million",
    "",
])  # fmt: skip
def test_one_changed_or_cut_word_is_not(quote):
    assert not is_verbatim(citation(quote, "d#cost"), dossier())


def test_a_quote_of_another_passage_is_not():
    assert not is_verbatim(citation(CHOICE, "d#cost"), dossier())


def test_a_quote_of_a_passage_that_is_not_there_is_not():
    assert not is_verbatim(citation(CHOICE, "d#never"), dossier())


def test_a_quote_in_the_other_language_is_not():
    assert not is_verbatim(citation(CHOICE, language="en"), dossier())


def test_a_quote_that_stands_elsewhere_than_said_is_not():
    shifted = citation("le 23 avril 2026").model_copy(update={"start": 0, "end": 16})

    assert not is_verbatim(shifted, dossier())
