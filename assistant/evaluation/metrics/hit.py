"""Whether one of the relevant passages is among the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.metrics.ranking import scores
from assistant.evaluation.records import Outcome


class HitAt(Metric):
    """The share of questions with a relevant passage among the first `k`: enough where any one of them answers."""

    yes_no = True

    def __init__(self, k: int) -> None:
        self.name = f"hit_at_{k}"
        self._k = k

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question whose relevant passages are known."""
        from ir_measures import Success

        return scores(Success @ self._k, outcomes)
