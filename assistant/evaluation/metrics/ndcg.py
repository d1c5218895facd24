"""How near the ranking comes to the best one, early places counting most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.metrics.ranking import scores
from assistant.evaluation.records import Outcome


class NdcgAt10(Metric):
    """Normalised discounted cumulative gain over ten passages (Järvelin and Kekäläinen, 2002)."""

    name = "ndcg_at_10"
    unit = "score"

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question whose relevant passages are known."""
        from ir_measures import nDCG

        return scores(nDCG @ 10, outcomes)
