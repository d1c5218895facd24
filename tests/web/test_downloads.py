"""The addresses that turn a conversation into a file, and what they refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.web.downloads import MAX_BYTES, download_routes
from assistant.web.transcript import MAX_TURNS
from tests.web.fake_assistant import FakeAssistant, make_answer


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """What calls the two addresses."""
    app = FastAPI()
    app.include_router(download_routes(FakeAssistant()))
    with TestClient(app) as calling:
        yield calling


def body(**changes: Any) -> dict[str, Any]:
    """A conversation as the browser sends it."""
    return {"language": "fr", "turns": [{"answer": make_answer().model_dump(mode="json"), "stopped": False}]} | changes


@pytest.mark.parametrize(
    ("kind", "media_type"), [("markdown", "text/markdown; charset=utf-8"), ("pdf", "application/pdf")]
)
def test_conversation_comes_back_as_a_file_that_is_not_kept(client: TestClient, kind: str, media_type: str) -> None:
    answer = client.post(f"/download/{kind}", json=body())
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert answer.headers["cache-control"] == "no-store"


BAD = {
    "no turn": json.dumps(body(turns=[])),
    "too many turns": json.dumps(body(turns=body()["turns"] * (MAX_TURNS + 1))),
    "unknown key": json.dumps(body(more=1)),
    "unknown key inside": json.dumps(body(turns=[{"answer": body()["turns"][0]["answer"] | {"html": "<b>"}}])),
    "unknown language": json.dumps(body(language="de")),
    "half a pair": '{"language": "fr", "turns": [{"answer": {"id": "\\ud800"}}]}',
    "no JSON": "{",
    "nothing": "",
}


@pytest.mark.parametrize("sent", BAD.values(), ids=BAD.keys())
def test_bad_conversation_is_refused_in_one_line(client: TestClient, sent: str) -> None:
    answer = client.post("/download/pdf", content=sent, headers={"Accept-Language": "fr-FR"})
    assert (answer.status_code, answer.text) == (422, "Ce n'est pas une conversation de cette page.")


def test_too_large_a_conversation_is_refused_in_one_line(client: TestClient) -> None:
    answer = client.post("/download/pdf", content=b" " * (MAX_BYTES + 1))
    assert (answer.status_code, answer.text) == (413, "This conversation is too long for one file.")


def test_unknown_format_is_not_found(client: TestClient) -> None:
    assert client.post("/download/docx", json=body()).status_code == 404
