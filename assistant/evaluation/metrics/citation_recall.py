"""Whether each statement's own quotes carry what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class CitationRecall(Metric):
    """The share of the statements that say a nugget whose own quotes say every nugget they do.

    After ALCE (Gao et al., “Enabling Large Language Models to Generate Text with Citations”, 2023),
    with the nuggets in the place of its entailment model.
    """

    name = "citation_recall"

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question whose answer says a nugget: how many statements are supported, out of how many."""
        for outcome in outcomes:
            saying = [s for s in outcome.verdict.statements if s.held]
            if saying:
                yield Sample(outcome.case.id, sum(s.held == s.supported for s in saying), len(saying))
