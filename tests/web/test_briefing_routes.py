"""What the tab of briefing notes asks of the server, and that nothing answers where it is switched off."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from assistant.briefing.kept import KeptNotes
from assistant.briefing.request import NoteRequest
from assistant.briefing.service import Briefing
from assistant.receipts.records import Receipt
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.web import briefing_routes as routes
from assistant.web.shell import render_shell
from assistant.web.views.routes import add_views
from tests.event_loop import run_apart
from tests.web.fake_dossier import HOSTILE

TOPIC = {"topic": "Le choix de Scaleway", "language": "fr", "length": "short"}


@pytest.fixture(scope="module")
def notes(assistant: Assistant) -> KeptNotes:
    return KeptNotes(Briefing(assistant))


@pytest.fixture(scope="module")
def client(assistant: Assistant, notes: KeptNotes) -> TestClient:
    """The tab's own routes and views."""
    app = FastAPI()
    add_views(app, assistant.dossier, staff=True)
    app.include_router(routes.briefing_routes(assistant, notes))
    return TestClient(app)


def lines(client: TestClient, **request: Any) -> list[dict[str, Any]]:
    answer = client.post("/briefing/note", json={"request": TOPIC | request, "interface": "en"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_progress_comes_before_the_note(client: TestClient) -> None:
    *steps, last = lines(client, audience="press")
    assert [step["done"] for step in steps] == sorted(step["done"] for step in steps)
    assert steps[-1]["done"] == steps[-1]["total"]
    assert last["note"]["language"] == "fr"
    assert last["note"]["paragraphs"] > 5


def test_the_note_is_in_its_language_and_its_controls_in_the_reader_s(client: TestClient) -> None:
    html = lines(client)[-1]["note"]["html"]
    assert 'lang="fr" aria-labelledby="note-title"' in html
    assert "Remove the paragraph: " in html
    assert "L&#39;essentiel" in html


@pytest.mark.parametrize(("interface", "word"), [("fr", "retraites"), ("en", "pensions")])
def test_a_topic_outside_is_refused_in_the_reader_s_language_with_near_topics(
    client: TestClient, assistant: Assistant, interface: str, word: str
) -> None:
    asked = {"request": {"topic": f"La réforme des {word}", "language": "fr"}, "interface": interface}
    error = json.loads(client.post("/briefing/note", json=asked).text.splitlines()[-1])["error"]
    assert error["code"] == "note_topic_outside"
    titles = {document.title for document in assistant.dossier.documents if document.language == interface}
    assert error["near"]
    assert titles.issuperset(error["near"])


def test_a_refusal_is_text_and_no_markup_of_the_topic(client: TestClient) -> None:
    (last,) = lines(client, topic=f"Pension {HOSTILE}")[-1:]
    assert last["error"]["code"]
    note = lines(client, topic="Le choix de Scaleway <img src=x onerror=alert(1)>")[-1]
    assert "<img" not in note.get("note", {}).get("html", "")


@pytest.mark.parametrize(
    "request_", [{"topic": "a" * 301}, {"topic": ""}, {"left_out": ["x"]}, {"colour": "red"}, {"as_of": "soon"}]
)
def test_what_cannot_be_read_is_refused_with_words(client: TestClient, request_: dict[str, Any]) -> None:
    answer = client.post("/briefing/note", json={"request": TOPIC | request_, "interface": "fr"},
                         headers={"Accept-Language": "fr"})  # fmt: skip
    assert answer.status_code == 422
    assert "300" in answer.json()["error"]["message"]


def test_more_notes_than_can_be_made_at_once_are_turned_away(client: TestClient, notes: KeptNotes, monkeypatch) -> None:
    monkeypatch.setattr(routes.threading, "BoundedSemaphore", lambda _: threading.Semaphore(0))
    app = FastAPI()
    app.include_router(routes.briefing_routes(notes._briefing._assistant, notes))
    answer = TestClient(app).post("/briefing/note", json={"request": TOPIC, "interface": "fr"})
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "note_busy"


def test_a_reader_who_leaves_ends_the_work(assistant: Assistant) -> None:
    begun, ended = threading.Event(), threading.Event()
    stopped_at: list[int] = []

    class Slow:
        def note(self, request: NoteRequest, progress: Any) -> None:
            begun.set()
            try:
                for step in range(10_000):
                    ended.wait(0.005)
                    stopped_at[:] = [step]
                    progress(step, 10_000)
            finally:
                ended.set()

    async def leave() -> None:
        wanted = TypeAdapter(routes.Wanted).validate_python({"request": TOPIC, "interface": "fr"})
        desks = threading.BoundedSemaphore(1)
        desks.acquire()
        stream = routes._lines(wanted, assistant, Slow(), desks)  # type: ignore[arg-type]
        await anext(stream)
        await stream.aclose()
        assert await asyncio.to_thread(ended.wait, 20)
        assert await asyncio.to_thread(desks.acquire, timeout=20)

    run_apart(leave)
    assert begun.is_set()
    assert stopped_at[0] < 9_999


def test_the_receipt_is_that_of_the_note_with_its_choices(client: TestClient) -> None:
    known = client.post("/briefing/receipt", json={"request": TOPIC, "interface": "fr"})
    receipt = Receipt.model_validate_json(known.content)
    quote = receipt.quotes[0]
    left = {**TOPIC, "left_out": [f"{quote.passage_id}:1"]}
    again = Receipt.model_validate_json(
        client.post("/briefing/receipt", json={"request": left, "interface": "fr"}).content
    )
    assert receipt.asked.left_out == ()
    assert again.asked.left_out == tuple(left["left_out"])
    assert known.headers["Content-Disposition"].endswith('.receipt.json"')


def test_a_mark_opens_the_passage_of_its_sentence(client: TestClient, assistant: Assistant) -> None:
    passage = next(p for p in assistant.dossier.passages("fr") if len(p.sentences) > 1)
    page, anchor = passage.id.split("#")
    html = client.get(f"/views/en/briefing/fr/{page}/{anchor}/2").text
    assert "data-remove-source" in html
    assert f"<mark>{passage.sentences[1].text}</mark>" in html.replace("&#39;", "'").replace("&#34;", '"')
    for number in ("0", "x", str(len(passage.sentences) + 1)):
        assert client.get(f"/views/en/briefing/fr/{page}/{anchor}/{number}").status_code == 404


def test_switched_off_there_is_no_tab_and_no_route(assistant: Assistant) -> None:
    assert Settings(home="x").staff is False
    assert 'data-stage="briefing"' not in render_shell(assistant)
    assert 'data-stage="briefing"' in render_shell(assistant, staff=True)
    app = FastAPI()
    add_views(app, assistant.dossier)
    assert TestClient(app).get("/views/fr/briefing").status_code == 404
