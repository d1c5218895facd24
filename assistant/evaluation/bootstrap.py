"""How sure a figure is: percentile bootstrap over topics, a question and its translation being one.

Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13; clusters drawn whole, since
the two languages of a question are right or wrong together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.evaluation.metrics.base import Ratio, Sample, Summary

RESAMPLES = 2000
SEED = 2026
_TAILS = (0.025, 0.975)


def interval(
    samples: Sequence[Sample], topics: Mapping[str, str], summary: Summary, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float] | None:
    """The 95 % confidence interval of a figure; `topics` maps question ids. None with fewer than two topics."""
    names = {topic: n for n, topic in enumerate(dict.fromkeys(topics[s.case] for s in samples))}
    if len(names) < 2:
        return None
    if isinstance(summary, Ratio) and (alike := _alike(samples, len(names))):
        return alike
    values, weights = np.array([[s.value, s.weight] for s in samples], dtype=float).T
    places = np.array([names[topics[s.case]] for s in samples])
    drawn = np.random.default_rng(seed).multinomial(len(names), [1 / len(names)] * len(names), size=resamples)
    figures = summary.of(values, weights, drawn[:, places].astype(float))
    low, high = np.nanquantile(figures, _TAILS)
    return float(low), float(high)


def _alike(samples: Sequence[Sample], topics: int) -> tuple[float, float] | None:
    """The interval where all is right or nothing is, which resampling takes for certain.

    Clopper and Pearson's exact one (1934), for so many topics.
    """
    unseen = 1 - _TAILS[0] ** (1 / topics)
    if all(sample.value == 0 for sample in samples):
        return 0.0, unseen
    if all(sample.value == sample.weight for sample in samples):
        return 1 - unseen, 1.0
    return None
