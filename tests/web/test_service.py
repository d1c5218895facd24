"""What the port answers while there is no chat: at once, in both languages, as a page or as a line, never a trace."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any, NamedTuple

import pytest

from assistant.web.page import ChatAssistant
from assistant.web.serving import Service, create_server
from corpus.errors import DossierError
from index.errors import IndexBusy, ModelFileDamaged
from tests.web.conftest import READY_SECONDS, running, serving
from tests.web.fake_assistant import FakeAssistant

PAGE = "text/html,application/xhtml+xml"
TITLES = {
    "building": ("L'assistant se prépare", "The assistant is being made ready"),
    "unavailable": ("L'assistant n'est pas disponible", "The assistant is not available"),
    "maintenance": ("Maintenance en cours", "Down for maintenance"),
}


class Got(NamedTuple):
    """An answer of the server."""

    status: int
    headers: dict[str, str]
    text: str


def lower(headers: Message) -> dict[str, str]:
    """The headers by their names in small letters."""
    return {name.lower(): value for name, value in headers.items()}


def get(url: str, path: str = "", accept: str = PAGE, language: str = "fr") -> Got:
    """What the server answers to a browser."""
    request = urllib.request.Request(url + path, headers={"Accept": accept, "Accept-Language": language})
    try:
        with urllib.request.urlopen(request) as answer:
            return Got(answer.status, lower(answer.headers), answer.read().decode())
    except urllib.error.HTTPError as refused:
        with refused:
            return Got(refused.code, lower(refused.headers), refused.read().decode())


class Loading:
    """An assistant that is loaded when the test says so; `troubles` are what goes wrong before."""

    def __init__(self, *troubles: Exception) -> None:
        self.troubles = list(troubles)
        self.progress: Callable[[int, int], None] = lambda _done, _total: None
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.opened, self.ready, self.failed = threading.Event(), threading.Event(), threading.Event()
        self.told: list[DossierError] = []

    def load(self, progress: Callable[[int, int], None]) -> ChatAssistant:
        self.progress = progress
        self.begun.set()
        if self.troubles:
            raise self.troubles.pop(0)
        assert self.go_on.wait(20 * READY_SECONDS)
        return FakeAssistant()

    def fail(self, error: DossierError) -> None:
        self.told.append(error)
        self.failed.set()

    @contextmanager
    def serving(self, **options: Any) -> Iterator[str]:
        """The address of the service, as soon as its port answers."""
        server = create_server(Service(self.load, **options), self.ready.set, self.opened.set, self.fail)
        try:
            with running(server, self.opened) as url:
                yield url
        finally:
            self.go_on.set()


def check_page(got: Got, state: str) -> None:
    """A whole page of this state, in both languages."""
    assert got.status == 503
    assert int(got.headers["retry-after"]) > 0
    assert got.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in got.headers["content-security-policy"]
    for title in TITLES[state]:
        assert title.replace("'", "&#39;") in got.text
    assert got.text.count("<section lang=") == 2
    assert "Traceback" not in got.text


def test_page_is_up_before_the_assistant_is_loaded_and_turns_into_the_chat() -> None:
    loading = Loading()
    with loading.serving() as url:
        assert loading.begun.wait(READY_SECONDS)
        check_page(get(url), "building")
        assert get(url, "health").status == 503
        loading.progress(64, 7566)
        assert "64 sur 7566" in get(url).text
        assert json.loads(get(url, "health").text) == {
            "state": "building", "done": 64, "total": 7566, "crowded": False,
        }  # fmt: skip
        loading.go_on.set()
        assert loading.ready.wait(READY_SECONDS)
        assert get(url, "health").status == 200
        chat = get(url)
    assert chat.status == 200
    assert "gradio" in chat.text


def test_state_page_speaks_the_readers_language_first() -> None:
    with Loading().serving() as url:
        for language in ("fr", "en"):
            page = get(url, language=language).text
            assert f'<html lang="{language}">' in page
            assert page.index(f'<section lang="{language}">') == page.index("<section")


def test_a_script_gets_a_line_and_not_a_page() -> None:
    with Loading().serving() as url:
        got = get(url, "gradio_api/queue/data", accept="application/json", language="en")
    assert (got.status, got.text) == (503, "The assistant is being made ready")


def test_what_cannot_be_loaded_is_told_to_the_operator_and_tried_again() -> None:
    loading = Loading(ModelFileDamaged(path="/srv/secret"), IndexBusy(path="/srv/secret"))
    with loading.serving(retry_s=0.5) as url:
        assert loading.failed.wait(READY_SECONDS)
        page = get(url)
        check_page(page, "unavailable")
        assert "/srv/secret" not in page.text
        loading.go_on.set()
        assert loading.ready.wait(READY_SECONDS)
        assert get(url).status == 200
    assert [type(error) for error in loading.told] == [ModelFileDamaged, IndexBusy]


def test_an_unforeseen_error_ends_the_server_and_shows_nobody_its_trace(capfd: pytest.CaptureFixture[str]) -> None:
    loading = Loading(ZeroDivisionError("a defect of the program"))
    server = create_server(Service(loading.load), opened=loading.opened.set)
    with running(server, loading.opened):
        assert loading.begun.wait(READY_SECONDS)
    assert server.should_exit
    assert "a defect of the program" in capfd.readouterr().err


@pytest.mark.parametrize("notice", ["", "Retour à 14 h <b>précises</b>."])
def test_maintenance_closes_the_service_and_loads_nothing(notice: str) -> None:
    loading = Loading()
    with loading.serving(maintenance=notice) as url:
        page = get(url)
        check_page(page, "maintenance")
        assert get(url, "health").status == 503
        assert json.loads(get(url, "health").text)["state"] == "maintenance"
        assert get(url, "feedback").status == 503
    assert notice.replace("<", "&lt;").replace(">", "&gt;") in page.text
    assert not loading.begun.is_set()


def test_an_unknown_address_is_a_plain_page_in_both_languages(url: str) -> None:
    for path in ("nowhere", "nowhere/at/all.php", "gradio_api/upload"):
        got = get(url, path)
        assert got.status == 404, path
        assert "Cette page n&#39;existe pas" in got.text
        assert "This page does not exist" in got.text


def test_an_error_inside_is_a_plain_page_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(FakeAssistant()) as url:
        monkeypatch.setattr("gradio.routes.App.get_blocks", lambda *_: 1 / 0)
        got = get(url)
    assert got.status == 500
    assert "Un problème est survenu" in got.text
    assert "ZeroDivisionError" not in got.text
    assert "Traceback" not in got.text


def test_accessibility_statement_is_there_in_every_state() -> None:
    with Loading().serving(contact="https://example.org/contact") as url:
        page = get(url, "accessibility")
    assert page.status == 200
    assert page.text.count("axe-core") == 2
    assert '<a href="https://example.org/contact">' in page.text
    assert "non conforme" in page.text
