"""How far a probability can be taken at its word, and what answering from it on would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

BINS = 10
_Z = 1.959964
"""The standard normal quantile of a 95 % interval."""


@dataclass(frozen=True)
class Bin:
    """The observations with a probability from `start` to `end`; None where there are none.

    `mean` is their mean probability, `share` the share that came true, `low` and `high` its 95 % interval.
    """

    start: float
    end: float
    count: int
    mean: float | None
    share: float | None
    low: float | None
    high: float | None


def bins(probabilities: Sequence[float], came_true: Sequence[bool], count: int = BINS) -> list[Bin]:
    """The observations in bins of equal width; a probability of 1 is in the last one."""
    p, y = _arrays(probabilities, came_true)
    places = np.minimum((p * count).astype(int), count - 1)
    return [_bin(at / count, (at + 1) / count, p[places == at], y[places == at]) for at in range(count)]


def _bin(start: float, end: float, p: NDArray[np.float64], y: NDArray[np.bool_]) -> Bin:
    if not len(p):
        return Bin(start, end, 0, None, None, None, None)
    low, high = wilson(int(y.sum()), len(y))
    return Bin(start, end, len(p), float(p.mean()), float(y.mean()), low, high)


def wilson(came_true: int, observed: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, Probable Inference, 1927), which stays between 0 and 1."""
    share, spread = came_true / observed, _Z**2 / observed
    middle = share + spread / 2
    half = sqrt(spread * (share * (1 - share) + spread / 4))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def brier(probabilities: Sequence[float], came_true: Sequence[bool]) -> float:
    """Mean squared distance of the probability from what came (Brier 1950): 0 is best, always ½ scores 0.25."""
    p, y = _arrays(probabilities, came_true)
    return float(((p - y) ** 2).mean()) if len(p) else float("nan")


def expected_calibration_error(found: Sequence[Bin]) -> float:
    """Mean distance of the bins' shares from their mean probabilities, weighted by their counts (Guo et al. 2017)."""
    total = sum(one.count for one in found)
    gaps = (one.count * abs(one.share - one.mean) for one in found if one.share is not None and one.mean is not None)
    return sum(gaps) / total if total else float("nan")


def area_under_curve(probabilities: Sequence[float], came_true: Sequence[bool]) -> float:
    """How often what came true has the higher probability of two, one of each, a tie counting half.

    The area under the ROC curve (Hanley and McNeil 1982); NaN where all came true or nothing did.
    """
    p, y = _arrays(probabilities, came_true)
    true, false = p[y][:, None], p[~y][None, :]
    wins = (true > false) + (true == false) / 2
    return float(wins.mean()) if wins.size else float("nan")


def errors_from(threshold: float, probabilities: Sequence[float], answerable: Sequence[bool]) -> tuple[float, float]:
    """Over-answering and over-refusing when answering from this probability on; NaN where no question could be so."""
    p, y = _arrays(probabilities, answerable)
    answered = p >= threshold
    return _share(answered[~y]), _share(~answered[y])


def _share(found: NDArray[np.bool_]) -> float:
    return float(found.mean()) if found.size else float("nan")


def _arrays(probabilities: Sequence[float], truths: Sequence[bool]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    if len(probabilities) != len(truths):
        raise ValueError(f"{len(probabilities)} probabilities for {len(truths)} observations")
    return np.array(probabilities, dtype=float), np.array(truths, dtype=bool)
