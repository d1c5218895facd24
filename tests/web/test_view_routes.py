"""The addresses of the views: what they answer, and what a browser may keep of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.web.views.routes import add_views
from corpus.dossier import Dossier
from tests.web.fake_dossier import HOSTILE, make_dossier

VIEWS = (
    "timeline",
    "timeline/law",
    "events/law",
    "sources",
    "sources/law",
    "documents",
    "documents/host",
    "documents/host/choice",
)


def client(dossier: Dossier) -> TestClient:
    """A client of the views alone."""
    app = FastAPI()
    add_views(app, dossier)
    return TestClient(app)


@pytest.mark.parametrize("view", VIEWS)
def test_view_is_html_in_the_language_of_its_address(view: str) -> None:
    pages = {language: client(make_dossier()).get(f"/views/{language}/{view}") for language in ("fr", "en")}
    assert {page.status_code for page in pages.values()} == {200}
    assert {page.headers["content-type"] for page in pages.values()} == {"text/html; charset=utf-8"}
    assert pages["fr"].text != pages["en"].text


@pytest.mark.parametrize("view", VIEWS)
def test_view_is_not_sent_again_until_the_dossier_changes(view: str) -> None:
    first = client(make_dossier()).get(f"/views/fr/{view}")
    assert first.headers["Cache-Control"] == "no-cache"
    known = {"If-None-Match": first.headers["ETag"]}
    again = client(make_dossier()).get(f"/views/fr/{view}", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    changed = client(replace(make_dossier(), version="another")).get(f"/views/fr/{view}", headers=known)
    assert changed.status_code == 200
    assert client(make_dossier()).get(f"/views/en/{view}", headers=known).status_code == 200


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("timeline/nothing", "Cet événement n'est pas dans le dossier"),
        ("events/nothing", "Cet événement n'est pas dans le dossier"),
        ("sources/nothing", "Cette source n'est pas dans le dossier"),
        ("documents/nothing", "Ce document n'est pas dans le dossier"),
        ("documents/host/nothing", "Cette section n'est pas dans le dossier"),
    ],
)
def test_what_the_dossier_does_not_have_is_a_404_in_plain_words(view: str, words: str) -> None:
    answer = client(make_dossier()).get(f"/views/fr/{view}")
    assert answer.status_code == 404
    assert words in answer.text.replace("&#39;", "'")


def test_name_that_does_not_exist_is_shown_as_text() -> None:
    answer = client(make_dossier()).get("/views/en/documents/<script>alert(1)<img src=x>")
    assert answer.status_code == 404
    assert "<script" not in answer.text
    assert "<img" not in answer.text


def test_view_is_compressed_for_whoever_can_read_it_so() -> None:
    page = client(make_dossier()).get("/views/fr/timeline", headers={"Accept-Encoding": "gzip"})
    plain = client(make_dossier()).get("/views/fr/timeline", headers={"Accept-Encoding": "identity"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert page.text == plain.text


def test_other_language_has_no_views() -> None:
    assert client(make_dossier()).get("/views/de/documents").status_code == 404


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_holds_markup_of_the_dossier(view: str) -> None:
    assert HOSTILE not in client(make_dossier()).get(f"/views/en/{view}").text
