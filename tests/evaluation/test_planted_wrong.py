"""What is planted wrong lowers the figure that should notice it, and no other."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from assistant.evaluation.metrics import METRICS
from assistant.evaluation.records import Case, Outcome
from assistant.records import Answer, State
from tests.evaluation.fakes import CHOICE, CHOICE_EN, COST, answer, case, chosen, citation, outcome, refused
from tests.evaluation.test_answer_metrics import measured

ASKED = case("q", "scaleway", forbidden=("ovhcloud a été choisi",), relevant=("d#choice",), pair="p")
UNKNOWN = case("u", expected=(State.NOT_IN_DOSSIER,))
GOOD = [outcome(ASKED, chosen(), "d#choice", "d#cost"), outcome(UNKNOWN, refused())]


def figures(*outcomes: Outcome) -> dict[str, float | None]:
    """Every figure but the latencies."""
    return {name: measured(name, *outcomes) for name in METRICS if not name.startswith("latency")}


def quoting(told: str, quoted: str, passage_id: str = "d#choice") -> Answer:
    """An answer that says one thing and quotes another."""
    return answer((told, (1,)), citations=(citation(quoted, passage_id),))


DIGIT = CHOICE.replace("23 avril", "28 avril")
FORBIDDEN = f"{CHOICE} OVHcloud a été choisi."

PLANTED: dict[str, tuple[Case, Answer, set[str]]] = {
    "a quote with one changed digit": (ASKED, quoting(DIGIT, DIGIT), {"verbatim_quotes"}),
    "a statement with one changed digit": (ASKED, quoting(DIGIT, CHOICE), {"invented_figures", "invented_dates"}),
    "a statement with another month": (ASKED, quoting(CHOICE.replace("avril", "mai"), CHOICE), {"invented_dates"}),
    "a statement with a name of its own": (
        ASKED, quoting(CHOICE.replace("l'État", "l'ANSSI"), CHOICE), {"invented_names"}
    ),
    "a quote of another passage": (ASKED, quoting(CHOICE, CHOICE, "d#cost"), {"verbatim_quotes"}),
    "a quote that does not carry the fact": (
        ASKED, quoting("Et Scaleway l'a emporté.", "choisi par l'État"),
        {"citation_recall", "citation_precision", "invented_names"},
    ),
    "an idle quote beside the one that counts": (
        ASKED, answer((CHOICE, (1, 2)), citations=(citation(CHOICE), citation(COST, "d#cost", 2))),
        {"citation_precision"},
    ),
    "a statement without a quote": (
        ASKED, answer((CHOICE, (1,)), ("Voilà.", ()), citations=(citation(CHOICE),)), {"statements_cited"}
    ),
    "something forbidden": (
        ASKED, quoting(FORBIDDEN, FORBIDDEN), {"strict_correctness", "answer_correctness", "forbidden_hits",
                                               "verbatim_quotes"},
    ),
    "the other language": (
        ASKED,
        answer((CHOICE_EN, (1,)), citations=(citation(CHOICE_EN, language="en"),)),
        {"strict_correctness", "answer_correctness", "language_accuracy"},
    ),
    "a disagreement that is none": (
        ASKED, chosen(state=State.SOURCES_DISAGREE), {"strict_correctness", "answer_correctness", "state_accuracy"}
    ),
    "an answer beside the point": (
        ASKED, quoting(COST, COST, "d#cost"),
        {"strict_correctness", "answer_correctness", "vital_recall", "nugget_recall"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_it_is_noticed_by_the_figure_that_should_and_by_no_other(planted: str):
    asked, got, noticing = PLANTED[planted]
    before, after = figures(*GOOD), figures(outcome(asked, got, "d#choice", "d#cost"), GOOD[1])
    moved = {name for name in before if None not in (before[name], after[name]) and before[name] != after[name]}

    assert moved == noticing
    assert all((after[name] < before[name]) is METRICS[name].higher_is_better for name in moved)


@pytest.mark.parametrize(("asked", "got", "noticing"), [
    (ASKED, refused(), "over_refusing"),
    (UNKNOWN, chosen(), "over_answering"),
])  # fmt: skip
def test_a_refusal_too_many_and_an_answer_too_many_are_noticed(asked: Case, got: Answer, noticing: str):
    assert measured(noticing, *GOOD) == 0
    assert measured(noticing, outcome(asked, got)) == 1


def shuffled(outcomes: list[Outcome], shuffle: Callable[[list[tuple[str, ...]]], None]) -> list[Outcome]:
    """The same rankings with another question's relevant passages."""
    relevant = [o.case.relevant for o in outcomes]
    shuffle(relevant)
    changed = zip(outcomes, relevant, strict=True)
    return [o.model_copy(update={"case": o.case.model_copy(update={"relevant": names})}) for o, names in changed]


@pytest.mark.parametrize(
    "name", ["hit_at_1", "hit_at_5", "recall_at_1", "recall_at_5", "recall_at_10", "mrr", "ndcg_at_10"]
)
def test_shuffled_relevance_judgements_are_noticed(name: str):
    ranked = [
        outcome(case(f"q{n}", relevant=(f"d#{n}",)), chosen(), *(f"d#{(n + away) % 40}" for away in range(10)))
        for n in range(40)
    ]

    assert measured(name, *ranked) == 1
    by_chance = measured(name, *shuffled(ranked, random.Random(1).shuffle))
    assert by_chance is not None
    assert by_chance < 0.5


def test_a_ranking_upside_down_is_noticed():
    ranked = [f"d#{n}" for n in range(10)]
    asked = case("q", relevant=("d#0",))

    assert measured("mrr", outcome(asked, chosen(), *ranked)) == 1
    assert measured("mrr", outcome(asked, chosen(), *reversed(ranked))) == pytest.approx(1 / 10)
