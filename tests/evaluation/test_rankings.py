"""Places in a ranking and reciprocal rank fusion, against figures computed by hand."""

from __future__ import annotations

from assistant.evaluation.rankings import place, reciprocal, reciprocal_rank_fusion


def test_the_place_is_that_of_the_first_relevant_one():
    assert place(["a", "b", "c"], {"c", "b"}) == 2


def test_what_is_too_deep_has_no_place():
    assert place(["a", "b", "c"], {"c"}, deepest=2) is None
    assert place([], {"a"}) is None


def test_the_reciprocal_of_no_place_is_nothing():
    assert [reciprocal(found) for found in (1, 4, None)] == [1, 0.25, 0]


def test_a_name_that_two_rankings_found_comes_before_the_first_of_one():
    # b: 1/62 + 1/61, a: 1/61, c: 1/62
    assert reciprocal_rank_fusion({"one": ["a", "b"], "other": ["b", "c"]}) == ["b", "a", "c"]


def test_a_weight_counts():
    # a: 3/61, b: 1/61
    assert reciprocal_rank_fusion({"one": ["a"], "other": ["b"]}, {"one": 3, "other": 1}) == ["a", "b"]
    assert reciprocal_rank_fusion({"one": ["a"], "other": ["b"]}, {"one": 1, "other": 3}) == ["b", "a"]


def test_a_small_k_prefers_what_one_ranking_has_first():
    rankings = {"one": ["a", "x", "b"], "other": ["c", "y", "b"]}

    assert reciprocal_rank_fusion(rankings, k=60)[0] == "b"
    assert reciprocal_rank_fusion(rankings, k=0)[:3] == ["a", "c", "b"]


def test_ties_are_broken_by_name():
    assert reciprocal_rank_fusion({"one": ["b"], "other": ["a"]}) == ["a", "b"]
