"""Whether each citation is of use to the statement that it stands behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class CitationPrecision(Metric):
    """The share of the citations of statements that say a nugget whose quote says one of those nuggets.

    After ALCE (Gao et al., 2023), with the nuggets in the place of its entailment model.
    """

    name = "citation_precision"

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question whose answer says a nugget: how many citations are of use, out of how many."""
        for outcome in outcomes:
            useful = [found for s in outcome.verdict.statements if s.held for found in s.useful]
            if useful:
                yield Sample(outcome.case.id, sum(useful), len(useful))
