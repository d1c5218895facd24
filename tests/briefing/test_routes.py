"""`POST /api/brief`: a note's file over HTTP."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.briefing.kept import KeptNotes
from assistant.briefing.routes import brief_router
from assistant.briefing.service import Briefing
from assistant.briefing.writers import NOTE_WRITERS


@pytest.fixture(scope="module")
def client(assistant):
    app = FastAPI()
    app.include_router(brief_router(KeptNotes(Briefing(assistant))))
    return TestClient(app)


@pytest.mark.parametrize("note_format", ["md", "html", "docx"])
def test_a_note_is_returned_as_a_file_of_the_format_asked_for(client, assistant, note_format):
    answer = client.post("/api/brief", json={"topic": "The choice of Scaleway", "language": "en",
                                             "length": "short", "format": note_format})  # fmt: skip
    assert answer.status_code == 200
    assert answer.headers["content-type"] == NOTE_WRITERS[note_format].media_type
    name = f"note-the-choice-of-scaleway-{assistant.speaks_until.isoformat()}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.{note_format}"'
    assert answer.content


def test_a_topic_of_another_subject_is_refused_with_a_reason(client):
    answer = client.post("/api/brief", json={"topic": "La réforme des retraites", "language": "fr"})
    assert answer.status_code == 422
    assert answer.json()["code"] == "note_topic_outside"
    assert "La réforme des retraites" in answer.json()["message"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "rtf"},
        {"audience": "nobody"},
        {"colour": "red"},
        {"as_of": "yesterday"},
        {"left_out": ["nowhere"]},
        {"without_sources": ["nobody"]},
    ],
)
def test_what_cannot_be_asked_is_refused(client, wrong):
    assert client.post("/api/brief", json={"topic": "Le choix de Scaleway"} | wrong).status_code == 422
