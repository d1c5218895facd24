"""`dossier feedback`: the opinions listed and exported, one line when that cannot be."""

from __future__ import annotations

import json

from assistant.feedback.store import FeedbackStore
from tests.feedback.opinions import opinion


def test_no_opinion_is_said(dossier, tmp_path):
    assert dossier("feedback", "list", home=tmp_path).out == "No opinion has been sent.\n"
    assert dossier("feedback", "list", "--json", home=tmp_path).out == ""


def test_opinions_are_listed_for_people_and_for_programs(dossier, tmp_path):
    FeedbackStore(tmp_path).add(opinion(verdict="not_useful", reasons=["wrong"], comment="No:\x1b[2J see the decree."))

    shown = dossier("feedback", "list", home=tmp_path).out
    assert "feedback-1 · " in shown
    assert "not useful (wrong)" in shown
    assert "see the decree." in shown
    assert "\x1b" not in shown
    (kept,) = map(json.loads, dossier("feedback", "list", "--json", home=tmp_path).out.splitlines())
    assert (kept["verdict"], kept["reasons"], kept["passages"]) == (
        "not_useful", ["wrong"], ["scaleway-selection#choice"],
    )  # fmt: skip


def test_opinions_become_questions_to_complete(dossier, here, tmp_path):
    FeedbackStore(tmp_path).add(opinion())

    said = dossier("feedback", "export", "questions.jsonl", home=tmp_path).out

    assert "1 question(s)" in said
    assert json.loads((here / "questions.jsonl").read_text(encoding="utf-8"))["id"] == "feedback-1"


def test_a_file_of_opinions_that_is_none_is_named(dossier, tmp_path):
    (tmp_path / "feedback.sqlite").write_text("no database at all, in more words than a header has" * 30)

    assert "feedback.sqlite" in dossier("feedback", "list", home=tmp_path).error_line
