"""How many of the relevant passages are among the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.metrics.ranking import scores
from assistant.evaluation.records import Outcome


class RecallAt(Metric):
    """The mean share of a question's relevant passages that are among the first `k`."""

    def __init__(self, k: int) -> None:
        self.name = f"recall_at_{k}"
        self._k = k

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question whose relevant passages are known."""
        from ir_measures import R

        return scores(R @ self._k, outcomes)
