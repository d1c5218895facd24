"""Whether the answer is right in every respect that a reader depends on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class StrictCorrectness(Metric):
    """The share of questions with the right state, every vital nugget, nothing forbidden and the right language."""

    name = "strict_correctness"
    yes_no = True

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question."""
        return (Sample(o.case.id, o.verdict.correct) for o in outcomes)
