"""Whether the answer says what it must not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class ForbiddenHits(Metric):
    """The share of the questions with something forbidden whose answer says it."""

    name = "forbidden_hits"
    higher_is_better = False
    yes_no = True

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question that forbids something."""
        return (Sample(o.case.id, bool(o.verdict.forbidden)) for o in outcomes if o.case.forbidden)
