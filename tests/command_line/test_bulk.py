"""Answering a file: no line, however odd, costs the answers of the others."""

from __future__ import annotations

import pytest

from assistant.bulk import answer_file, read_lines
from assistant.records import Answer, Question, State
from assistant.service import Assistant
from corpus.dossier import load_dossier

GOOD = '{"id": "good", "question": "Why?"}'
ODD = {
    "no JSON": "why?",
    "cut short": '{"id": 1, "question": "Wh',
    "null": "null",
    "text": '"Why?"',
    "list": "[]",
    "nothing": "{}",
    "zero byte": "\x00",
    "no text": '{"question": null}',
    "a number": '{"question": 3}',
    "unknown language": '{"question": "Why?", "language": "de"}',
    "unknown day": '{"question": "Why?", "as_of": "2026-02-30"}',
    "history of texts": '{"question": "Why?", "history": ["Hello"]}',
    "history of an unknown role": '{"question": "Why?", "history": [{"role": "judge", "content": "Hello"}]}',
    "very long number": '{"question": ' + "9" * 5000 + "}",
    "very deep": "[" * 100_000,
    "id of no kind": '{"id": [1], "question": "Why?"}',
}


class Yes(Assistant):
    """Answers yes, without model or index."""

    def __init__(self, folder):
        self.whole = load_dossier(folder)
        self.writer = "extractive"

    @property
    def dossier(self):
        return self.whole

    def ask(self, question: Question) -> Answer:
        return Answer(
            id=question.id or "?", question=question.text, language="en", state=State.ANSWERED, text="Yes.",
            as_of=self.speaks_until, dossier_version=self.whole.version, writer=self.writer, latency_ms=10,
        )  # fmt: skip


@pytest.fixture(scope="module")
def yes(corpus):
    """An assistant that answers at once."""
    return Yes(corpus)


@pytest.fixture
def answered(yes, tmp_path):
    """The report on a file of these lines, and its answers."""

    def answer(content):
        (tmp_path / "in.jsonl").write_bytes(content if isinstance(content, bytes) else content.encode())
        report = answer_file(yes, tmp_path / "in.jsonl", tmp_path / "out.jsonl")
        written = (tmp_path / "out.jsonl").read_text(encoding="utf-8").split("\n")
        assert written.pop() == ""
        assert sorted(path.name for path in tmp_path.glob("*.*")) == ["in.jsonl", "out.jsonl"]
        return report, [Answer.model_validate_json(line) for line in written]

    return answer


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_an_odd_line_costs_its_own_answer_only(answered, odd):
    report, (first, second, third) = answered("\n".join([GOOD, odd, GOOD]))

    assert [first.state, second.state, third.state] == [State.ANSWERED, State.ERROR, State.ANSWERED]
    assert second.text.startswith("Line 2: ")
    assert (report.lines, report.errors) == (3, 1)


@pytest.mark.parametrize(
    "odd", ['{"question": "\\ud800"}', '{"id": "\\ud800", "question": "Why?"}', '{"id": "\\ud800"}']
)
def test_half_a_character_costs_nothing_else(answered, odd):
    report, answers = answered("\n".join([GOOD, odd, GOOD]))

    assert report.lines == len(answers) == 3
    assert [answers[0].id, answers[2].id] == ["good", "good"]


def test_bytes_that_are_no_text_cost_nothing_else(answered):
    _, answers = answered(b'{"id": "\xff", "question": "Why?"}\n' + GOOD.encode())

    assert [answer.id for answer in answers][1:] == ["good"]


@pytest.mark.parametrize(("key", "answered_as"), [('"a"', "a"), ("7", "7"), ('"é\u2028"', "é\u2028")])
def test_the_id_is_echoed_also_by_a_bad_line(answered, key, answered_as):
    _, answers = answered(f'{{"id": {key}, "question": "Why?"}}\n{{"id": {key}}}')

    assert [answer.id for answer in answers] == [answered_as, answered_as]


def test_a_bad_line_is_told_by_its_number_in_the_file(answered):
    _, answers = answered(f"{GOOD}\n\n\nwhy?\n")

    assert answers[-1].text.startswith("Line 4: ")


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_a_file_without_lines_has_no_answer(answered, content):
    report, answers = answered(content)

    assert (report.lines, report.errors, report.p50_ms, report.p95_ms, answers) == (0, 0, 0.0, 0.0, [])


def test_latencies_are_those_of_the_answers_alone(answered):
    report, _ = answered(f"{GOOD}\nwhy?\n{GOOD}\n")

    assert (report.p50_ms, report.p95_ms) == (10.0, 10.0)


def test_lines_end_at_line_feeds_alone(tmp_path):
    (tmp_path / "in.jsonl").write_bytes('\ufeff{"a": "\u2028"}\r\n{"b": 1}'.encode())

    assert [(n, line.strip()) for n, line in read_lines(tmp_path / "in.jsonl")] == [
        (1, '{"a": "\u2028"}'),
        (2, '{"b": 1}'),
    ]


def test_a_run_that_is_stopped_leaves_the_old_answers_and_nothing_half_made(yes, tmp_path):
    class Stops(Yes):
        def ask(self, question):
            raise KeyboardInterrupt

    (tmp_path / "in.jsonl").write_text(GOOD)
    (tmp_path / "out.jsonl").write_text("old")
    stops = Stops.__new__(Stops)
    stops.whole, stops.writer = yes.whole, yes.writer
    with pytest.raises(KeyboardInterrupt):
        answer_file(stops, tmp_path / "in.jsonl", tmp_path / "out.jsonl")

    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_file_may_be_answered_in_its_own_place(yes, tmp_path):
    (tmp_path / "both.jsonl").write_text(GOOD)
    answer_file(yes, tmp_path / "both.jsonl", tmp_path / "both.jsonl")

    assert Answer.model_validate_json((tmp_path / "both.jsonl").read_text()).id == "good"
