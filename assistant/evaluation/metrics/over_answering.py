"""Whether what the dossier cannot answer is answered anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class OverAnswering(Metric):
    """The share of the questions without an answer in the dossier that were answered."""

    name = "over_answering"
    higher_is_better = False
    yes_no = True

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question without an answer."""
        return (Sample(o.case.id, o.verdict.told) for o in outcomes if not o.case.answerable)
