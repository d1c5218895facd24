"""The assistant that ships, evaluated on a few of the shipped questions."""

from __future__ import annotations

from assistant.evaluation.dataset import load_cases
from assistant.evaluation.running import evaluate
from assistant.service import Assistant

ALWAYS = ("verbatim_quotes", "statements_cited")
NEVER = ("invented_figures", "invented_dates", "invented_names")


def test_the_promises_hold_on_shipped_questions(assistant: Assistant):
    cases = load_cases("dev")[:24] + load_cases("dev")[-12:]
    run = evaluate(assistant, cases, dataset="dev")

    assert [run.figure(name).value for name in ALWAYS] == [1, 1]
    assert [run.figure(name).value for name in NEVER] == [0, 0, 0]
    assert all(len(outcome.retrieved) == 10 for outcome in run.outcomes)
    assert run.figure("hit_at_5").value > 0.8
