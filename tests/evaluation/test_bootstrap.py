"""Confidence intervals: as wide as they should be, the same every time, a question and its translation together."""

from __future__ import annotations

import pytest

from assistant.evaluation.bootstrap import interval
from assistant.evaluation.metrics.base import Percentile, Ratio, Sample

QUESTIONS = 100
APART = {str(n): str(n) for n in range(QUESTIONS)}
IN_PAIRS = {str(n): str(n // 2) for n in range(QUESTIONS)}


def half_right() -> list[Sample]:
    """One hundred questions, every second pair of which is right."""
    return [Sample(str(n), (n // 2) % 2) for n in range(QUESTIONS)]


def test_the_interval_of_a_half_of_a_hundred_is_a_tenth_to_each_side():
    # 1.96 × √(0.5 × 0.5 / 100) = 0.098
    low, high = interval(half_right(), APART, Ratio())

    assert low == pytest.approx(0.5 - 0.098, abs=0.011)
    assert high == pytest.approx(0.5 + 0.098, abs=0.011)


def test_pairs_that_go_together_widen_it_as_half_as_many_questions_would():
    # 1.96 × √(0.5 × 0.5 / 50) = 0.139
    low, high = interval(half_right(), IN_PAIRS, Ratio())

    assert low == pytest.approx(0.5 - 0.139, abs=0.021)
    assert high == pytest.approx(0.5 + 0.139, abs=0.021)


def test_the_interval_is_the_same_every_time():
    assert interval(half_right(), IN_PAIRS, Ratio()) == interval(half_right(), IN_PAIRS, Ratio())


def test_weights_count():
    samples = [Sample("0", 9, 9), Sample("1", 0, 1)]
    low, high = interval(samples, APART, Ratio())

    assert (low, high) == (0.0, 1.0)


@pytest.mark.parametrize(("value", "expected"), [(1, (0.025 ** (1 / 50), 1)), (0, (0, 1 - 0.025 ** (1 / 50)))])
def test_where_all_is_alike_the_interval_is_exact_and_not_empty(value, expected):
    samples = [Sample(str(n), value) for n in range(QUESTIONS)]

    assert interval(samples, IN_PAIRS, Ratio()) == pytest.approx(expected)


def test_a_percentile_has_its_interval():
    samples = [Sample(str(n), float(n)) for n in range(QUESTIONS)]
    low, high = interval(samples, APART, Percentile(0.5))

    # The ranks of a median of 100: 50 ± 1.96 × √(100 × 0.5 × 0.5)
    assert low == pytest.approx(40, abs=2)
    assert high == pytest.approx(59, abs=2)


@pytest.mark.parametrize("samples", [[], [Sample("0", 1)], [Sample("0", 1), Sample("1", 0)]])
def test_fewer_than_two_topics_have_none(samples):
    assert interval(samples, {"0": "one", "1": "one"}, Ratio()) is None
