"""Whether what the dossier can answer is answered right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class AnswerCorrectness(Metric):
    """Strict correctness over the answerable questions alone: right refusals do not lift it."""

    name = "answer_correctness"
    yes_no = True

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per answerable question."""
        return (Sample(o.case.id, o.verdict.correct) for o in outcomes if o.case.answerable)
