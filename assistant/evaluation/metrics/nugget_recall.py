"""Which of the facts that an answer should tell it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class NuggetRecall(Metric):
    """The mean, over answerable questions, of the share of their nuggets that the answer tells.

    A refusal tells none; a question that may rightly be refused, and was, does not count.
    """

    name = "nugget_recall"
    vital_only = False

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per answerable question with nuggets."""
        for outcome in outcomes:
            verdict = outcome.verdict
            if not outcome.case.answerable or (verdict.right_state and not verdict.told):
                continue
            pairs = zip(outcome.case.nuggets, verdict.nuggets, strict=True)
            found = [told for nugget, told in pairs if nugget.vital or not self.vital_only]
            if found:
                yield Sample(outcome.case.id, sum(found) / len(found))
