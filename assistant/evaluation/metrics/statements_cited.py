"""Whether every statement has a quote behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class StatementsCited(Metric):
    """The share of statements with at least one citation that the answer lists."""

    name = "statements_cited"

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per answer with statements: how many are cited, out of how many."""
        for outcome in outcomes:
            if statements := outcome.verdict.statements:
                yield Sample(outcome.case.id, sum(s.cited for s in statements), len(statements))
