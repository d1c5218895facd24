"""What a metric is: observations of the outcomes, each with a weight, and how they are summed up."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.records import Outcome

Unit = Literal["share", "score", "ms"]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """One observation about a question: `value` out of `weight`, for a share; the value itself, for a percentile."""

    case: str
    value: float
    weight: float = 1.0


class Summary(ABC):
    """Sums up observations, many resamples at once."""

    @abstractmethod
    def of(self, values: Floats, weights: Floats, counts: Floats) -> Floats:
        """One figure per row of `counts` (resamples × observations), NaN where nothing was drawn."""


class Ratio(Summary):
    """All values over all weights: a mean when every weight is 1."""

    def of(self, values: Floats, weights: Floats, counts: Floats) -> Floats:
        """The sum of the values drawn over the sum of their weights."""
        whole = counts @ weights
        figures = np.full(len(counts), np.nan)
        np.divide(counts @ values, whole, out=figures, where=whole > 0)
        return figures


class Percentile(Summary):
    """The smallest value that at least this share of the observations do not exceed (nearest rank)."""

    def __init__(self, share: float) -> None:
        self._share = share

    def of(self, values: Floats, weights: Floats, counts: Floats) -> Floats:
        """The nearest-rank percentile of the values drawn."""
        order = np.argsort(values, kind="stable")
        reached = np.cumsum((counts * weights)[:, order], axis=1)
        whole = reached[:, -1]
        places = (reached >= self._share * whole[:, None] - 1e-9).argmax(axis=1)
        return np.where(whole > 0, values[order][places], np.nan)


class Metric(ABC):
    """One way of scoring; `yes_no` tells that each question's value is 0 or 1."""

    name: str
    unit: ClassVar[Unit] = "share"
    higher_is_better: ClassVar[bool] = True
    yes_no: ClassVar[bool] = False
    summary: Summary = Ratio()

    @abstractmethod
    def samples(self, outcomes: Sequence[Outcome]) -> Iterable[Sample]:
        """The observations; a question that the metric says nothing about has none."""


def value_of(samples: Sequence[Sample], summary: Summary) -> float | None:
    """The figure of these observations; None when there are none."""
    if not samples:
        return None
    values, weights = np.array([[s.value, s.weight] for s in samples], dtype=float).T
    found = float(summary.of(values, weights, np.ones((1, len(samples))))[0])
    return None if np.isnan(found) else found
