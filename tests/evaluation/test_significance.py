"""Significance, against p-values computed by hand."""

from __future__ import annotations

from math import comb

import pytest

from assistant.evaluation.metrics.base import Sample
from assistant.evaluation.significance import mcnemar, permutation

APART = {str(n): str(n) for n in range(100)}


def samples(*values: float) -> list[Sample]:
    """One observation for each question in turn."""
    return [Sample(str(n), value) for n, value in enumerate(values)]


@pytest.mark.parametrize(("fixed", "broken", "p"), [
    (0, 0, 1.0),
    (1, 0, 1.0),
    (3, 3, 1.0),
    (5, 0, 2 / 2**5),
    (0, 6, 2 / 2**6),
    (8, 1, 2 * (1 + 9) / 2**9),
    (10, 2, 2 * (1 + 12 + 66) / 2**12),
])  # fmt: skip
def test_mcnemar_is_the_two_sided_binomial(fixed, broken, p):
    assert mcnemar(fixed, broken) == pytest.approx(p)


def test_the_permutation_of_a_few_questions_is_exact():
    # Three questions better by 1: only all three as they are, or all three swapped, differ as much.
    assert permutation(samples(0, 0, 0, 1), samples(1, 1, 1, 1), APART) == pytest.approx(2 / 2**3)


def test_one_way_and_the_other_cancel_out():
    assert permutation(samples(0, 1, 0), samples(1, 0, 0), APART) == 1


def test_two_runs_alike_differ_by_chance():
    assert permutation(samples(0, 1, 1), samples(0, 1, 1), APART) == 1


def test_a_question_and_its_translation_are_swapped_together():
    in_pairs = {str(n): str(n // 2) for n in range(100)}
    before, after = samples(*[0] * 6), samples(*[1] * 6)

    assert permutation(before, after, APART) == pytest.approx(2 / 2**6)
    assert permutation(before, after, in_pairs) == pytest.approx(2 / 2**3)


def test_many_questions_are_drawn_and_come_near_the_exact_value():
    # Twenty questions changed, fifteen of them for the better: the two-sided binomial.
    before = samples(*[0] * 15, *[1] * 5)
    after = samples(*[1] * 15, *[0] * 5)
    exact = 2 * sum(comb(20, n) for n in range(6)) / 2**20

    assert permutation(before, after, APART) == pytest.approx(exact, abs=0.006)


def test_it_is_the_same_every_time():
    before, after = samples(*range(40)), samples(*range(1, 41))

    assert permutation(before, after, APART) == permutation(before, after, APART)


def test_a_question_seen_in_one_run_alone_counts_there():
    before = [Sample("0", 0), Sample("1", 0)]
    after = [Sample("0", 1), Sample("1", 1), Sample("2", 1)]

    assert permutation(before, after, APART) is not None


def test_nothing_cannot_be_compared():
    assert permutation([], samples(1), APART) is None
