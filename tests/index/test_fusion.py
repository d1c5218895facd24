"""Weighted fusion, computed by hand."""

from __future__ import annotations

import pytest

from index.fusion import ASKED_ALIKE, WEIGHTS, Evidence, Signal, fuse


def found(**raw: dict[Signal, float]) -> dict[str, Evidence]:
    return {name: Evidence(name, dict(scores)) for name, scores in raw.items()}


def scores(ranked: list[Evidence]) -> dict[str, float]:
    return {evidence.passage_id: evidence.score for evidence in ranked}


def test_scores_are_the_weighted_sum_of_each_signal_scaled_to_its_range():
    ranked = fuse(
        found(
            a={Signal.PASSAGE: 0.9, Signal.WORDS: 2.0},
            b={Signal.PASSAGE: 0.8, Signal.WORDS: 8.0},
            c={Signal.PASSAGE: 0.85},
        ),
        {Signal.PASSAGE: 0.6, Signal.WORDS: 0.4},
    )
    assert scores(ranked) == pytest.approx({"a": 0.6 + 0.4 * 2 / 8, "b": 0.4, "c": 0.3})
    assert [evidence.passage_id for evidence in ranked] == ["a", "b", "c"]


def test_words_are_scaled_from_zero_and_cosines_from_their_lowest():
    weights = {Signal.SENTENCE: 1.0, Signal.WORDS: 1.0}
    ranked = fuse(
        found(a={Signal.SENTENCE: 0.7, Signal.WORDS: 5.0}, b={Signal.SENTENCE: 0.9, Signal.WORDS: 10.0}), weights
    )
    assert scores(ranked) == pytest.approx({"a": 0.5, "b": 2.0})


def test_a_passage_that_a_signal_missed_counts_as_its_lowest():
    ranked = fuse(
        found(a={Signal.QUESTION: 0.9}, b={Signal.QUESTION: 0.8}, c={Signal.PASSAGE: 0.1}), {Signal.QUESTION: 1.0}
    )
    assert scores(ranked) == {"a": pytest.approx(1.0), "b": 0.0, "c": 0.0}


def test_a_signal_that_found_nothing_counts_for_nothing():
    ranked = fuse(found(a={Signal.WORDS: 3.0}), {Signal.PASSAGE: 0.5, Signal.WORDS: 0.5})
    assert scores(ranked) == {"a": pytest.approx(0.5)}


def test_equal_scores_divide_by_no_zero():
    ranked = fuse(found(a={Signal.PASSAGE: 0.8}, b={Signal.PASSAGE: 0.8}), {Signal.PASSAGE: 1.0})
    assert scores(ranked) == {"a": 0.0, "b": 0.0}


def test_ties_are_broken_by_passage_id():
    ranked = fuse(found(b={Signal.WORDS: 1.0}, a={Signal.WORDS: 1.0}))
    assert [evidence.passage_id for evidence in ranked] == ["a", "b"]


def test_the_best_of_every_signal_scores_one_with_the_usual_weights():
    best = dict.fromkeys(Signal, 0.9)
    ranked = fuse(found(best=best, worst=dict.fromkeys(Signal, 0.0)))
    assert scores(ranked) == {"best": pytest.approx(1.0), "worst": 0.0}


def test_a_typical_question_that_is_the_one_asked_earns_more_than_its_weight():
    ranked = fuse(found(asked={Signal.QUESTION: 1.0}, near={Signal.QUESTION: 0.9}))
    assert scores(ranked) == {"asked": pytest.approx(WEIGHTS[Signal.QUESTION] + ASKED_ALIKE), "near": 0.0}


def test_the_usual_weights_sum_to_one():
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)
    assert set(WEIGHTS) == set(Signal)


def test_nothing_found_fuses_to_nothing():
    assert fuse({}) == []


def test_evidence_keeps_the_best_score_of_a_signal():
    evidence = Evidence("a")
    assert [evidence.keep_best(Signal.PASSAGE, value) for value in (0.5, 0.4, 0.6)] == [True, False, True]
    assert evidence.raw == {Signal.PASSAGE: 0.6}
