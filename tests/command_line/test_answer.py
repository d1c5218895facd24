"""`dossier answer`: one line out for every line in."""

from __future__ import annotations

import json
import re

import pytest

from assistant.records import Answer, State
from tests.command_line.conftest import Result, run

ENGLISH = "Who will host the Health Data Hub?"
FRENCH = "Qui va héberger le Health Data Hub ?"
EXPECTED_ID_STATE = [
    ({"id": "a", "question": ENGLISH}, "a", State.ANSWERED),
    ("not JSON", None, State.ERROR),
    ({"id": "b", "question": FRENCH, "note": "the caller's own"}, "b", State.ANSWERED),
    ({"id": 7, "question": ENGLISH, "language": "en"}, "7", State.ANSWERED),
    ({"id": "no question"}, "no question", State.ERROR),
    ({"id": "empty", "question": "  "}, "empty", State.ERROR),
    ({"id": "long", "question": "why? " * 401}, "long", State.ERROR),
    ({"id": "control", "question": "Who\u0007 hosts it?"}, "control", State.ERROR),
    ({"id": "spanish", "question": "¿Quién va a alojar los datos de los ciudadanos?"}, "spanish", State.ERROR),
    ({"id": "german", "question": ENGLISH, "language": "de"}, "german", State.ERROR),
    ({"id": "day", "question": ENGLISH, "as_of": "soon"}, "day", State.ERROR),
    ({"id": "turn", "question": ENGLISH, "history": [{"role": "judge", "content": "?"}]}, "turn", State.ERROR),
    ({"id": "talk", "question": ENGLISH, "history": [{"role": "user", "content": "Hello"}]}, "talk", State.ANSWERED),
    ([1, 2], None, State.ERROR),
    ({"id": "deep", "question": None}, "deep", State.ERROR),
    ({"id": "forced", "question": ENGLISH, "language": "fr"}, "forced", None),
    ({"id": "earlier", "question": ENGLISH, "as_of": "2020-01-01"}, "earlier", None),
    ({"id": "a", "question": FRENCH}, "a", State.ANSWERED),
]


@pytest.fixture(scope="module")
def done(tmp_path_factory, corpus, home) -> tuple[Result, list[Answer]]:
    """One run over good and bad lines, and the answers it wrote."""
    folder = tmp_path_factory.mktemp("bulk")
    lines = [line if isinstance(line, str) else json.dumps(line) for line, _, _ in EXPECTED_ID_STATE]
    (folder / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run(folder, ("answer", "in.jsonl", "out.jsonl"), {"corpus": corpus, "home": home})
    assert sorted(path.name for path in folder.iterdir()) == ["in.jsonl", "out.jsonl"], result.err
    written = (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
    return result, [Answer.model_validate_json(line) for line in written]


def test_every_line_has_its_answer_in_the_same_order_under_its_id(done):
    expected = [expected for _, expected, _ in EXPECTED_ID_STATE]

    assert [a.id if e else None for a, e in zip(done[1], expected, strict=True)] == expected


def test_a_bad_line_is_answered_with_what_is_wrong(done):
    expected = [expected for _, _, expected in EXPECTED_ID_STATE]

    assert [a.state if state else None for a, state in zip(done[1], expected, strict=True)] == expected
    assert all(a.text and not a.citations for a in done[1] if a.state is State.ERROR)


def test_a_line_that_is_no_question_is_told_by_its_number(done):
    assert done[1][1].text.startswith("Line 2: ")
    assert done[1][4].text.startswith("Line 5: ")


def test_an_answer_speaks_the_language_and_for_the_day_of_its_line(done):
    answers = {answer.id: answer for answer in done[1]}

    assert [answers[name].language for name in ("b", "7", "forced")] == ["fr", "en", "fr"]
    assert answers["earlier"].as_of.isoformat() == "2020-01-01"
    assert answers["earlier"].citations == ()


def test_the_latencies_come_in_one_line_on_standard_error(done):
    result, answers = done

    assert (result.code, result.out) == (0, "")
    (line,) = result.err.splitlines()
    assert line.startswith("out.jsonl: ")
    errors = sum(answer.state is State.ERROR for answer in answers)
    assert f"{len(answers)} lines, {errors} of them in error" in line
    assert re.search(r"p50 \d+ ms, p95 \d+ ms", line)


@pytest.mark.parametrize("name", ["never.jsonl", "folder"])
def test_a_file_of_questions_that_cannot_be_read_is_named(dossier, here, tmp_path, name):
    (tmp_path / "folder").mkdir()

    line = dossier("answer", tmp_path / name, "out.jsonl", home=tmp_path / "home").error_line
    assert line.startswith(f"{tmp_path / name}: ")
    assert list(here.iterdir()) == []
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("target", ["never/out.jsonl", "file/out.jsonl", "folder"])
def test_a_file_of_answers_that_cannot_be_written_is_named_before_anything_is_made(dossier, here, tmp_path, target):
    (here / "in.jsonl").write_text(json.dumps({"id": 1, "question": ENGLISH}))
    (here / "file").write_text("kept")
    (here / "folder").mkdir()
    before = sorted(here.rglob("*"))

    assert dossier("answer", "in.jsonl", target, home=tmp_path / "new").error_line.startswith(f"{target}: ")
    assert sorted(here.rglob("*")) == before
    assert (here / "file").read_text() == "kept"
    assert not (tmp_path / "new").exists()
