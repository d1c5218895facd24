"""Whether statements tell what none of their quotes does: the common part of the three metrics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import FactKind, Outcome, StatementVerdict


class Invented(Metric):
    """The share of statements with something of a kind that none of their own quotes has."""

    kind: ClassVar[FactKind]
    higher_is_better = False

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per answer with statements: how many tell an invention, out of how many."""
        for outcome in outcomes:
            if statements := outcome.verdict.statements:
                yield Sample(outcome.case.id, sum(map(self._invents, statements)), len(statements))

    def _invents(self, statement: StatementVerdict) -> bool:
        return any(invention.kind is self.kind for invention in statement.inventions)
