"""`POST /api/brief`: a note's file over HTTP."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.briefing.kept import KeptNotes
from assistant.briefing.linking import linked
from assistant.briefing.routes import brief_router
from assistant.briefing.service import Briefing
from assistant.briefing.writers import NOTE_WRITERS
from assistant.service import Assistant
from tests.language_model.fake_server import KEY, Answering, each, serving


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


def test_who_words_the_note_can_be_chosen_and_a_missing_model_is_said(client):
    asked = {"topic": "The choice of Scaleway", "language": "en", "length": "short", "format": "md"}
    assert client.post("/api/brief", json=asked | {"writer": "extractive"}).status_code == 200
    refused = client.post("/api/brief", json=asked | {"writer": "language-model"})
    assert (refused.status_code, refused.json()["code"]) == (422, "language_model_missing")


def test_a_configured_model_words_the_note_anew(assistant):
    with serving(Answering(each(lambda quote: linked("In addition,", quote, "en")))) as served:
        app = FastAPI()
        maker = Assistant(assistant.index, language_model=served.model())
        app.include_router(brief_router(KeptNotes(Briefing(maker))))
        asked = {"topic": "The choice of Scaleway", "language": "en", "length": "short", "format": "md"}
        answer = TestClient(app).post("/api/brief", json=asked)
    assert "small-model" in answer.text
    assert KEY not in answer.text
