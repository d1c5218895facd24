"""The metrics of what is retrieved, against figures computed by hand."""

from __future__ import annotations

from math import log2

import pytest

from assistant.evaluation.metrics.ranking import check_library
from assistant.evaluation.records import Outcome
from tests.evaluation.fakes import case, chosen, outcome
from tests.evaluation.test_answer_metrics import measured

RANKED = [f"d#{n}" for n in range(1, 11)]


def found(case_id: str, *relevant: str) -> Outcome:
    """A question for which d#1 … d#10 were retrieved, in this order."""
    return outcome(case(case_id, relevant=relevant), chosen(), *RANKED)


def test_recall_is_the_share_of_relevant_passages_among_the_first():
    outcomes = [found("1", "d#1", "d#6"), found("2", "d#2", "d#3", "d#99")]

    assert measured("recall_at_1", *outcomes) == pytest.approx((1 / 2 + 0) / 2)
    assert measured("recall_at_5", *outcomes) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert measured("recall_at_10", *outcomes) == pytest.approx((1 + 2 / 3) / 2)


def test_a_hit_needs_one_relevant_passage_alone():
    outcomes = [found("1", "d#1", "d#99"), found("2", "d#5", "d#7"), found("3", "d#6"), found("4")]

    assert measured("hit_at_1", *outcomes) == pytest.approx(1 / 3)
    assert measured("hit_at_5", *outcomes) == pytest.approx(2 / 3)


def test_the_reciprocal_rank_is_that_of_the_first_relevant_passage():
    assert measured("mrr", found("1", "d#1"), found("2", "d#9", "d#4"), found("3", "d#99")) == pytest.approx(
        (1 + 1 / 4 + 0) / 3
    )


def test_ndcg_discounts_by_the_logarithm_of_the_rank():
    gained = 1 / log2(1 + 2) + 1 / log2(1 + 4)
    best = 1 / log2(1 + 1) + 1 / log2(1 + 2)

    assert measured("ndcg_at_10", found("1", "d#2", "d#4")) == pytest.approx(gained / best)
    assert measured("ndcg_at_10", found("2", *RANKED)) == pytest.approx(1)


def test_a_question_whose_passages_are_not_known_does_not_count():
    assert measured("recall_at_5", found("1", "d#1"), found("2")) == 1
    assert measured("mrr", found("2")) is None


def test_a_question_for_which_nothing_was_retrieved_scores_nothing():
    nothing = outcome(case("1", relevant=("d#1",)), chosen())

    assert [measured(name, nothing) for name in ("recall_at_5", "mrr", "ndcg_at_10")] == [0, 0, 0]


def test_a_document_is_hit_by_any_passage_among_the_first_five():
    ranked = ["a#1", "b#1", "c#1", "d#1", "e#1", "f#1"]
    outcomes = [
        outcome(case("1", relevant_documents=("e", "z")), chosen(), *ranked),
        outcome(case("2", relevant_documents=("f",)), chosen(), *ranked),
        outcome(case("3"), chosen(), *ranked),
    ]

    assert measured("document_hit_at_5", *outcomes) == 1 / 2


def test_the_library_is_there():
    check_library()
