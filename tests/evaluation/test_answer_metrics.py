"""The metrics of what is answered, against figures computed by hand."""

from __future__ import annotations

import pytest

from assistant.evaluation.metrics import METRICS
from assistant.evaluation.metrics.base import value_of
from assistant.evaluation.metrics.state_accuracy import confusion
from assistant.evaluation.records import Nugget, Outcome
from assistant.evaluation.run import figure_of
from assistant.records import State
from tests.evaluation.fakes import CHOICE, case, chosen, outcome, refused

UNKNOWN = (State.NOT_IN_DOSSIER,)


def measured(name: str, *outcomes: Outcome) -> float | None:
    """A metric's value."""
    metric = METRICS[name]
    return value_of(list(metric.samples(outcomes)), metric.summary)


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_of_nothing_has_no_value(name):
    figure = figure_of(name, [])

    assert (figure.value, figure.low, figure.high, figure.observations) == (None, None, None, 0)


def test_strict_correctness_is_the_share_that_is_right_in_everything():
    right = outcome(case("1", "scaleway"), chosen())
    wrong = [
        outcome(case("2", "scaleway"), refused()),
        outcome(case("3", "ovh"), chosen()),
        outcome(case("4", forbidden=("scaleway",)), chosen()),
        outcome(case("5", "scaleway"), chosen(language="en")),
    ]

    assert measured("strict_correctness", right, *wrong) == 1 / 5
    assert measured("strict_correctness", right, outcome(case("6", expected=UNKNOWN), refused())) == 1.0


def test_correctness_of_the_answerable_leaves_right_refusals_out():
    outcomes = [
        outcome(case("1", "scaleway"), chosen()),
        outcome(case("2", "scaleway"), refused()),
        outcome(case("3", expected=UNKNOWN), refused()),
    ]

    assert measured("answer_correctness", *outcomes) == 1 / 2
    assert measured("strict_correctness", *outcomes) == 2 / 3


def test_state_accuracy_and_its_matrix():
    outcomes = [
        outcome(case("1"), chosen()),
        outcome(case("2", expected=(State.ANSWERED, State.SOURCES_DISAGREE)), chosen(state=State.SOURCES_DISAGREE)),
        outcome(case("3"), refused()),
        outcome(case("4", expected=(State.OUT_OF_SCOPE, State.NOT_IN_DOSSIER)), chosen()),
    ]

    assert measured("state_accuracy", *outcomes) == 2 / 4
    seen = {(row, column): n for row, columns in confusion(outcomes).items() for column, n in columns.items() if n}
    assert seen == {
        (State.ANSWERED, State.ANSWERED): 1,
        (State.SOURCES_DISAGREE, State.SOURCES_DISAGREE): 1,
        (State.ANSWERED, State.NOT_IN_DOSSIER): 1,
        (State.OUT_OF_SCOPE, State.ANSWERED): 1,
    }


def test_nugget_recall_is_a_mean_of_shares_and_vital_recall_looks_at_vital_ones_alone():
    nuggets = (
        Nugget(any_of=("scaleway",)), Nugget(any_of=("ovh",), vital=False), Nugget(any_of=("23 avril 2026",)),
        Nugget(any_of=("6,2",)),
    )  # fmt: skip
    outcomes = [
        outcome(case("1", nuggets=nuggets), chosen()),  # two of four, and two of the three vital ones
        outcome(case("2", "scaleway"), refused()),  # none of one
        outcome(case("3", expected=UNKNOWN), refused()),  # has none
    ]

    assert measured("nugget_recall", *outcomes) == pytest.approx((2 / 4 + 0) / 2)
    assert measured("vital_recall", *outcomes) == pytest.approx((2 / 3 + 0) / 2)


def test_forbidden_hits_are_counted_among_the_questions_that_forbid():
    outcomes = [
        outcome(case("1", forbidden=("ovh", "23 avril")), chosen()),
        outcome(case("2", forbidden=("ovh",)), chosen()),
        outcome(case("3"), chosen()),
    ]

    assert measured("forbidden_hits", *outcomes) == 1 / 2


def test_answering_too_much_and_refusing_too_much():
    outcomes = [
        outcome(case("1", expected=UNKNOWN), chosen()),
        outcome(case("2", expected=UNKNOWN), refused(State.OUT_OF_SCOPE)),
        outcome(case("3", expected=UNKNOWN), refused()),
        outcome(case("4"), refused()),
        outcome(case("5"), chosen(state=State.SOURCES_DISAGREE)),
        outcome(case("6", expected=(State.ANSWERED, State.NOT_IN_DOSSIER)), refused()),
        outcome(case("7"), chosen()),
    ]

    assert measured("over_answering", *outcomes) == 1 / 3
    assert measured("over_refusing", *outcomes) == 1 / 4


def test_language_accuracy():
    outcomes = [outcome(case("1"), chosen()), outcome(case("2", language="en"), chosen())]

    assert measured("language_accuracy", *outcomes) == 1 / 2


def test_latency_is_the_nearest_rank():
    outcomes = [outcome(case(str(n)), chosen(latency_ms=float(n))) for n in range(1, 101)]

    assert measured("latency_p50", *outcomes) == 50
    assert measured("latency_p95", *outcomes) == 95
    assert measured("latency_p95", *outcomes[:3]) == 3


def test_the_text_counts_not_the_quote():
    assert CHOICE.startswith("Scaleway")
    assert measured("vital_recall", outcome(case("1", "6,2"), chosen())) == 0
