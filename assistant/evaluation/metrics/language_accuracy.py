"""Whether the answer speaks the language of the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class LanguageAccuracy(Metric):
    """The share of answers that claim the question's language and have most of their small words from it."""

    name = "language_accuracy"
    yes_no = True

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question."""
        return (Sample(o.case.id, o.verdict.right_language) for o in outcomes)
