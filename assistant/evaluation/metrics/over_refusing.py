"""Whether what the dossier answers is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class OverRefusing(Metric):
    """The share of the questions with an answer that were not answered, unless that was expected too."""

    name = "over_refusing"
    higher_is_better = False
    yes_no = True

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per answerable question."""
        for outcome in outcomes:
            if outcome.case.answerable:
                yield Sample(outcome.case.id, not (outcome.verdict.told or outcome.verdict.right_state))
