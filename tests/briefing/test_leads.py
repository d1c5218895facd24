"""The passages that lead a topic."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.briefing.leads import Likeness, leading


def make_likeness(groups: int = 4, of_each: int = 5, spread: float = 0.25) -> Likeness:
    """Passages in groups that point the same way, each group a document."""
    dice = np.random.default_rng(5)
    centres = np.eye(groups, 24, dtype=np.float32)
    rows = np.repeat(centres, of_each, axis=0) + spread * dice.normal(size=(groups * of_each, 24)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Likeness((rows,), np.repeat(np.arange(groups), of_each))


def test_leaders_come_from_the_group_that_the_topic_points_at() -> None:
    first = np.zeros(20)
    first[[10, 11, 12]] = 3.0
    assert set(leading(first, make_likeness())) <= set(range(10, 15))


@pytest.mark.parametrize("seed", range(8))
def test_a_slightly_different_first_idea_has_the_same_leaders(seed: int) -> None:
    likeness = make_likeness()
    first = np.zeros(20)
    first[[10, 11, 12]] = 3.0
    shaken = first + 0.2 * np.random.default_rng(seed).normal(size=20)
    assert set(leading(first, likeness)) == set(leading(shaken, likeness))


def test_one_passage_is_its_own_leader() -> None:
    assert list(leading(np.zeros(1), make_likeness(1, 1))) == [0]


def test_sections_of_a_small_document_belong_together_more_than_those_of_a_large_one() -> None:
    rows = np.tile(np.array([[1.0, 0.0]], np.float32), (12, 1))
    likeness = Likeness((rows,), np.array([0] * 2 + [1] * 10))
    bonus = likeness.to(np.array([0, 2])) - 1.0
    assert bonus[1, 0] > bonus[3, 1] > 0
    assert bonus[3, 0] == 0
