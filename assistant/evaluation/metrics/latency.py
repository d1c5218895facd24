"""How long an answer takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Percentile, Sample
from assistant.evaluation.records import Outcome


class Latency(Metric):
    """A percentile of the time to a whole answer, in milliseconds, one question after the other."""

    unit = "ms"
    higher_is_better = False

    def __init__(self, percent: int) -> None:
        self.name = f"latency_p{percent}"
        self.summary = Percentile(percent / 100)

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question."""
        return (Sample(o.case.id, o.answer.latency_ms) for o in outcomes)
