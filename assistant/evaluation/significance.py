"""Whether two runs differ by more than chance: McNemar's exact test, and a paired permutation test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from math import comb

import numpy as np

from assistant.evaluation.bootstrap import SEED
from assistant.evaluation.metrics.base import Ratio, Sample

PERMUTATIONS = 10_000
_EXACT_TOPICS = 12
_EPSILON = 1e-12


def mcnemar(fixed: int, broken: int) -> float:
    """The exact two-sided p-value that as many or more questions change one way only by chance.

    McNemar (1947), with the binomial distribution in the place of its approximation. Questions count
    as independent.
    """
    changed = fixed + broken
    tail = sum(comb(changed, n) for n in range(min(fixed, broken) + 1))
    return float(min(1.0, 2 * tail / 2**changed))


def permutation(before: Sequence[Sample], after: Sequence[Sample], topics: Mapping[str, str]) -> float | None:
    """The two-sided p-value of a ratio's difference when each topic's two results may be swapped.

    Exact up to twelve topics that differ, else by 10,000 draws with a fixed seed (Good, Permutation,
    Parametric, and Bootstrap Tests of Hypotheses, 2005). None when a run has no observation.
    """
    if not before or not after:
        return None
    both = [*before, *after]
    differing = _differing(before, after, topics)
    values, weights = np.array([[s.value, s.weight] for s in both], dtype=float).T
    later = np.arange(len(both)) >= len(before)
    places = np.array([differing.get(topics[s.case], len(differing)) for s in both])
    swaps = _swaps(len(differing))
    in_after = swaps[:, places] != later
    after_figures, before_figures = (Ratio().of(values, weights, side.astype(float)) for side in (in_after, ~in_after))
    differences = after_figures - before_figures
    extreme = int((np.abs(differences) >= abs(differences[0]) - _EPSILON).sum())
    return extreme / len(swaps)


def _differing(before: Sequence[Sample], after: Sequence[Sample], topics: Mapping[str, str]) -> dict[str, int]:
    """A number for each topic whose results differ: swapping the others changes nothing."""
    seen: dict[str, tuple[list[tuple[float, float]], list[tuple[float, float]]]] = defaultdict(lambda: ([], []))
    for side, samples in enumerate((before, after)):
        for sample in samples:
            seen[topics[sample.case]][side].append((sample.value, sample.weight))
    names = [topic for topic, (one, other) in seen.items() if sorted(one) != sorted(other)]
    return {topic: n for n, topic in enumerate(names)}


def _swaps(topics: int) -> np.ndarray:
    """Which topics are swapped, draws × (topics and a column for what never is); the first draw swaps none."""
    if topics <= _EXACT_TOPICS:
        drawn = np.array(list(product((False, True), repeat=topics)), dtype=bool).reshape(2**topics, topics)
    else:
        drawn = np.random.default_rng(SEED).random((PERMUTATIONS, topics)) < 0.5
        drawn[0] = False
    return np.hstack([drawn, np.zeros((len(drawn), 1), dtype=bool)])
