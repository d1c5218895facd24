"""What the page's charts are drawn from: places between 0 and 100, and the bars of a histogram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evaluation.metrics import METRICS
from assistant.evaluation.run import Figure

_BARS = 24


@dataclass(frozen=True)
class Span:
    """A value with its interval on a line from 0 to 100."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Bar:
    """A bar of a histogram: how many values from `start` to `end`, and how high beside the highest (0 to 100)."""

    start: float
    end: float
    count: int
    height: float


def span(figure: Figure) -> Span | None:
    """Where a share or a score stands; None for what has no end, or no value."""
    if figure.value is None or METRICS[figure.name].unit == "ms":
        return None
    low, high = (figure.value if end is None else end for end in (figure.low, figure.high))
    return Span(100 * figure.value, 100 * low, 100 * high)


def histogram(values: Sequence[float]) -> list[Bar]:
    """The values in bars of equal width, from 0 to the largest."""
    if not values:
        return []
    counts, edges = np.histogram(values, bins=_BARS, range=(0.0, max(*values, 1.0)))
    highest = int(counts.max()) or 1
    ends = zip(counts.tolist(), edges[:-1].tolist(), edges[1:].tolist(), strict=True)
    return [Bar(start, end, count, 100 * count / highest) for count, start, end in ends]
