"""An exported opinion is a question to complete: it loads once completed, and not before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.dataset import load_cases
from assistant.evaluation.errors import DatasetDefective
from assistant.feedback.errors import ExportUnwritable
from assistant.feedback.export import export_questions
from assistant.feedback.store import FeedbackStore
from tests.feedback.opinions import opinion


def exported(folder: Path, **changes: Any) -> tuple[Path, dict[str, Any]]:
    """The file made of one opinion, and the question in it."""
    store, target = FeedbackStore(folder), folder / "questions.jsonl"
    store.add(opinion(**changes))
    assert export_questions(store.all(), target) == 1
    return target, json.loads(target.read_text(encoding="utf-8"))


def test_what_is_known_of_a_useful_answer_is_filled_in_and_its_facts_are_left_to_tell(tmp_path: Path) -> None:
    target, question = exported(tmp_path)
    assert question == {
        "id": "feedback-1",
        "question": "Qui va héberger le Health Data Hub ?",
        "language": "fr",
        "as_of": "2026-11-23",
        "expected_states": ["answered"],
        "nuggets": [{"vital": True, "any_of": []}],
        "relevant": ["scaleway-selection#choice"],
        "tags": ["feedback", "to-complete", "was-answered", "useful"],
    }
    with pytest.raises(DatasetDefective):
        load_cases(target)


def test_of_an_answer_that_was_not_useful_neither_state_nor_passages_are_taken_as_right(tmp_path: Path) -> None:
    target, question = exported(tmp_path, verdict="not_useful", reasons=["unsupported"])
    assert question["expected_states"] == question["relevant"] == []
    assert question["tags"] == ["feedback", "to-complete", "was-answered", "not_useful", "unsupported"]
    with pytest.raises(DatasetDefective):
        load_cases(target)


def test_a_completed_question_loads(tmp_path: Path) -> None:
    target, question = exported(tmp_path, verdict="not_useful", reasons=["wrong"])
    question |= {"expected_states": ["not_in_dossier"], "nuggets": [], "tags": ["feedback"]}
    target.write_text(json.dumps(question), encoding="utf-8")
    (case,) = load_cases(target)
    assert (case.id, case.language, case.expected_states) == ("feedback-1", "fr", ("not_in_dossier",))


def test_a_refusal_found_right_needs_nothing_more(tmp_path: Path) -> None:
    target, question = exported(tmp_path, state="not_in_dossier", answer="Non.", passages=[])
    assert "to-complete" not in question["tags"]
    assert load_cases(target)[0].nuggets == ()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportUnwritable, match="nowhere"):
        export_questions([], tmp_path / "nowhere" / "questions.jsonl")
