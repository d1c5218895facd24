"""A run over a small dossier: the same every time, and not from the beginning when it was stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.evaluation import running
from assistant.evaluation.answers import FILE_NAME
from assistant.evaluation.errors import ExpectedPassageUnknown, RankingLibraryMissing, ReportNotWritable
from assistant.evaluation.listening import heard_searches
from assistant.evaluation.metrics import ranking
from assistant.evaluation.records import Case
from assistant.evaluation.running import evaluate
from assistant.records import Answer, Question, State, Turn
from assistant.service import Assistant
from index.open import ensure_index
from index.retriever import PassageRetriever
from tests.assistant.small_dossier import bag_of_words, budget_dossier
from tests.evaluation.fakes import case, refused

COST = case(
    "cost", "6,2 millions", expected=(State.ANSWERED, State.SOURCES_DISAGREE), relevant=("plan#amount",),
    question="Combien coûte le marché intercalaire ?",
)  # fmt: skip
HOST = case("host", "scaleway", question="Qui a été choisi ?")
SPANISH = case("empty", question=" ", expected=(State.ERROR,))
CASES = [COST, HOST, SPANISH]


class Counting(Assistant):
    """An assistant that remembers what it was asked, and may stop before a question."""

    def __init__(self, assistant: Assistant) -> None:
        super().__init__(assistant.index)
        self.asked: list[Question] = []
        self.stop_before: str | None = None

    def ask(self, question: Question) -> Answer:
        if question.id == self.stop_before:
            raise KeyboardInterrupt
        self.asked.append(question)
        return super().ask(question)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the dossier of the provisional contract, which needs no model."""
    return Assistant(ensure_index(budget_dossier(), bag_of_words(), tmp_path_factory.mktemp("home")))


@pytest.fixture
def counting(small: Assistant) -> Counting:
    """The same, remembering what it is asked."""
    return Counting(small)


def names(questions: list[Question]) -> list[str | None]:
    """The ids of what was asked."""
    return [question.id for question in questions]


def test_every_question_is_asked_as_it_stands_and_judged(counting):
    talk = case("talk", history=(Turn(role="user", content="Bonjour"),), as_of="2025-12-31")
    run = evaluate(counting, [*CASES, talk], dataset="few")

    assert [o.case for o in run.outcomes] == [*CASES, talk]
    assert [o.answer.id for o in run.outcomes] == ["cost", "host", "empty", "talk"]
    assert counting.asked[0].language is None
    assert (counting.asked[3].history, counting.asked[3].as_of) == (talk.history, talk.as_of)
    assert run.outcomes[2].verdict.right_state
    assert run.conditions.dataset == "few"
    assert run.conditions.model == "bag-of-words"


def test_the_passages_retrieved_are_recorded_best_first(small):
    run = evaluate(small, CASES)

    assert run.outcomes[0].retrieved[0] == "plan#amount"
    assert run.outcomes[2].retrieved == ()
    assert run.figure("recall_at_5").value == 1


class Searching(Counting):
    """An assistant that looks for other words than those of the question."""

    searches: tuple[str, ...] = ()

    def ask(self, question: Question) -> Answer:
        for search in self.searches:
            PassageRetriever(index=self.index, k=2).invoke(search)
        return refused(id=question.id)


@pytest.mark.parametrize(("searches", "first"), [
    ((), ()),
    (("Scaleway choisi",), ("host#choice",)),
    (("Scaleway choisi", "combien coûte le marché intercalaire"), ("host#choice", "plan#amount")),
])  # fmt: skip
def test_what_the_assistant_looked_for_is_heard_and_not_guessed(small, searches, first):
    assistant = Searching(small)
    assistant.searches = searches

    assert evaluate(assistant, [HOST]).outcomes[0].retrieved[: len(first) or 1] == first


def test_nothing_is_heard_outside_of_an_evaluation(small):
    with heard_searches() as searches:
        pass
    PassageRetriever(index=small.index).invoke("Scaleway")

    assert searches == []


def test_two_runs_give_the_same_figures(small):
    one, other = evaluate(small, CASES), evaluate(small, CASES)
    apart = {"latency_p50", "latency_p95"}

    assert [f for f in one.figures if f.name not in apart] == [f for f in other.figures if f.name not in apart]


def test_progress_is_told_question_by_question(small):
    seen: list[tuple[int, int]] = []
    evaluate(small, CASES, progress=lambda done, total: seen.append((done, total)))

    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_run_that_was_stopped_goes_on_where_it_was(counting, tmp_path):
    counting.stop_before = "empty"
    with pytest.raises(KeyboardInterrupt):
        evaluate(counting, CASES, folder=tmp_path)
    counting.stop_before = None
    resumed = evaluate(counting, CASES, folder=tmp_path)

    assert names(counting.asked) == ["cost", "host", "empty"]
    assert [o.case.id for o in resumed.outcomes] == ["cost", "host", "empty"]


def test_answers_already_there_give_the_same_run(counting, tmp_path):
    one = evaluate(counting, CASES, folder=tmp_path)
    other = evaluate(counting, CASES, folder=tmp_path)

    assert len(counting.asked) == 3
    assert (one.figures, one.outcomes) == (other.figures, other.outcomes)


def test_half_a_line_is_asked_again(counting, tmp_path):
    evaluate(counting, CASES, folder=tmp_path)
    path = tmp_path / FILE_NAME
    path.write_text(path.read_text()[:-100])
    evaluate(counting, CASES, folder=tmp_path)

    assert names(counting.asked) == ["cost", "host", "empty", "empty"]
    assert [json.loads(line)["case"] for line in path.read_text().splitlines()] == ["cost", "host", "empty"]


@pytest.mark.parametrize("change", [
    {"question": "Combien coûtait le marché intercalaire ?"}, {"as_of": "2026-01-01"}, {"language": "en"},
    {"history": (Turn(role="user", content="Bonjour"),)},
])  # fmt: skip
def test_a_question_that_changed_is_asked_again(counting, tmp_path, change):
    evaluate(counting, CASES, folder=tmp_path)
    evaluate(counting, [Case.model_validate(COST.model_dump() | change), HOST, SPANISH], folder=tmp_path)

    assert names(counting.asked)[3:] == ["cost"]


def test_a_question_that_expects_something_else_is_judged_again_and_not_asked(counting, tmp_path):
    evaluate(counting, [HOST], folder=tmp_path)
    run = evaluate(counting, [case("host", "ovhcloud", question=HOST.question)], folder=tmp_path)

    assert len(counting.asked) == 1
    assert not run.outcomes[0].verdict.correct


@pytest.mark.parametrize("spoil", [
    lambda assistant, patch: patch.setattr("assistant.evaluation.fingerprint.program_version", lambda: "another"),
    lambda assistant, patch: patch.setattr(assistant, "writer", "another"),
    lambda assistant, patch: patch.setattr(assistant.index.embedder, "model_id", "another", raising=False),
    lambda assistant, patch: patch.setattr(type(assistant), "dossier", budget_dossier_of_another_day()),
], ids=["program", "writer", "model", "dossier"])  # fmt: skip
def test_answers_of_another_program_writer_model_or_dossier_are_not_taken(
    counting, tmp_path: Path, monkeypatch, spoil: Callable[[Assistant, pytest.MonkeyPatch], None]
):
    evaluate(counting, [HOST], folder=tmp_path)
    spoil(counting, monkeypatch)
    evaluate(counting, [HOST], folder=tmp_path)

    assert names(counting.asked) == ["host", "host"]


def budget_dossier_of_another_day():
    """The same dossier under another version."""
    from dataclasses import replace

    return replace(budget_dossier(), version="2")


def test_what_the_dossier_does_not_have_is_told_before_anything_is_asked(counting):
    with pytest.raises(ExpectedPassageUnknown):
        evaluate(counting, [HOST, case("x", relevant=("never#there",))])
    assert counting.asked == []


def test_the_missing_library_is_told_before_anything_is_asked(counting, monkeypatch):
    monkeypatch.setattr(ranking, "find_spec", lambda _name: None)
    with pytest.raises(RankingLibraryMissing, match="ir-measures"):
        evaluate(counting, [HOST])
    assert counting.asked == []


def test_a_folder_that_is_not_there_is_told(small, tmp_path):
    with pytest.raises(ReportNotWritable):
        evaluate(small, [HOST], folder=tmp_path / "never")


def test_ten_passages_are_enough_for_every_metric():
    assert running.RETRIEVED == 10
