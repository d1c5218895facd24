"""Whether every quote stands in the dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class VerbatimQuotes(Metric):
    """The share of quotes that stand, word for word, in the passage they name."""

    name = "verbatim_quotes"

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per answer with quotes: how many stand there, out of how many."""
        for outcome in outcomes:
            if found := outcome.verdict.verbatim:
                yield Sample(outcome.case.id, sum(found), len(found))
