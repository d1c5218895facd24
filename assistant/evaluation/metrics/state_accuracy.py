"""Whether the answer is in a state that was expected, and which states are taken for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome
from assistant.records import State


class StateAccuracy(Metric):
    """The share of questions answered in an expected state."""

    name = "state_accuracy"
    yes_no = True

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per question."""
        return (Sample(o.case.id, o.verdict.right_state) for o in outcomes)


def confusion(outcomes: Sequence[Outcome]) -> dict[State, dict[State, int]]:
    """How many questions by expected state, then by the state of the answer.

    Where several states are expected, the one that came counts as expected, else the first: the
    diagonal is what was right.
    """
    counts = Counter((_expected(outcome), outcome.answer.state) for outcome in outcomes)
    rows = [state for state in State if any(expected is state for expected, _ in counts)]
    return {row: {column: counts[row, column] for column in State} for row in rows}


def _expected(outcome: Outcome) -> State:
    expected = outcome.case.expected_states
    return outcome.answer.state if outcome.answer.state in expected else expected[0]
