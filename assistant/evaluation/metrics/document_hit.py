"""Whether a document that tells the answer is among the first passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class DocumentHitAt5(Metric):
    """The share of questions with a passage of one of their relevant documents among the first five."""

    name = "document_hit_at_5"
    yes_no = True

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question whose relevant documents are known."""
        for outcome in outcomes:
            if wanted := set(outcome.case.relevant_documents):
                found = {passage.partition("#")[0] for passage in outcome.retrieved[:5]}
                yield Sample(outcome.case.id, bool(wanted & found))
