"""How early the first relevant passage comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.metrics.ranking import scores
from assistant.evaluation.records import Outcome


class ReciprocalRank(Metric):
    """The mean of one over the rank of the first relevant passage; 0 when none was retrieved."""

    name = "mrr"
    unit = "score"

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question whose relevant passages are known."""
        from ir_measures import RR

        return scores(RR, outcomes)
