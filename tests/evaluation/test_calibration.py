"""Reliability and its figures, against figures computed by hand."""

from __future__ import annotations

from math import isnan

import pytest

from assistant.evaluation.calibration import (
    area_under_curve,
    bins,
    brier,
    errors_from,
    expected_calibration_error,
    wilson,
)


def test_a_probability_is_in_the_bin_that_it_begins():
    found = bins([0.0, 0.05, 0.1, 0.95, 1.0], [False, False, True, True, True])

    assert [one.count for one in found] == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (found[1].start, found[1].end) == (0.1, 0.2)


def test_a_bin_tells_the_mean_probability_and_the_share_that_came_true():
    found = bins([0.1, 0.3, 0.4, 0.9], [False, True, False, True], count=2)

    assert [one.mean for one in found] == pytest.approx([0.8 / 3, 0.9])
    assert [one.share for one in found] == pytest.approx([1 / 3, 1])


def test_an_empty_bin_tells_nothing():
    empty = bins([0.9], [True], count=2)[0]

    assert (empty.count, empty.mean, empty.share, empty.low, empty.high) == (0, None, None, None, None)


def test_the_interval_of_a_share_is_wilsons():
    # Newcombe 1998, table I: 81 of 263, 15 of 148 and 0 of 20.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_the_brier_score_is_the_mean_squared_distance():
    assert brier([0.8, 0.4, 0.5], [True, False, True]) == pytest.approx((0.04 + 0.16 + 0.25) / 3)


def test_the_calibration_error_weights_each_bin_by_its_count():
    found = bins([0.1, 0.3, 0.4, 0.9], [False, True, False, True], count=2)

    assert expected_calibration_error(found) == pytest.approx(0.75 * (1 / 3 - 0.8 / 3) + 0.25 * 0.1)


def test_the_area_is_the_share_of_pairs_in_the_right_order_and_a_tie_counts_half():
    assert area_under_curve([0.9, 0.5, 0.5, 0.1], [True, True, False, False]) == (1 + 1 + 0.5 + 1) / 4


def test_answering_from_a_probability_on_errs_both_ways():
    over, under = errors_from(0.5, [0.9, 0.5, 0.4, 0.5, 0.1], [True, True, True, False, False])

    assert (over, under) == (1 / 2, pytest.approx(1 / 3))


def test_nothing_observed_has_no_figure():
    nothing = [brier([], []), expected_calibration_error(bins([], [])), area_under_curve([0.5], [True])]

    assert all(map(isnan, [*nothing, *errors_from(0.5, [], [])]))


def test_each_probability_needs_what_came_of_it():
    with pytest.raises(ValueError, match="2 probabilities for 1"):
        brier([0.5, 0.5], [True])
