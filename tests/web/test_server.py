"""The address the page is served on, and what it lets in and out."""

from __future__ import annotations

import json
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator

import gradio as gr
import pytest

from assistant.errors import PortTaken
from assistant.web.page import create_page
from assistant.web.port import open_port, port_is_free
from assistant.web.serving import serve
from assistant.web.theme import create_theme
from corpus.catalogue import catalogue
from tests.event_loop import run_apart
from tests.web.fake_assistant import FakeAssistant


def fetch(url: str, data: bytes | None = None) -> urllib.request.Request:
    """A request that says what it accepts."""
    return urllib.request.Request(url, data=data, headers={"Accept": "text/html"})


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_free_port_is_free_and_stays_so() -> None:
    with open_port("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert not port_is_free("127.0.0.1", port)
    assert port_is_free("127.0.0.1", port)
    assert port_is_free("127.0.0.1", port)


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_taken_port_is_refused_in_one_line_that_names_it(taken: int, host: str) -> None:
    assert not port_is_free(host, taken)
    with pytest.raises(PortTaken, match=f"{re.escape(host)}:{taken}") as refused:
        serve(FakeAssistant(), host, taken)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("host", ["host.invalid", "192.0.2.1"])
def test_address_of_another_machine_is_refused(host: str) -> None:
    assert not port_is_free(host, 7860)


def test_page_may_load_from_its_own_server_only(url: str) -> None:
    with urllib.request.urlopen(fetch(url)) as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("door", ["upload", "run-history/records", "vibe-code", "deep_link"])
def test_unused_door_is_closed(url: str, door: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(fetch(f"{url}gradio_api/{door}", b"{}"))
    refused.value.close()


def test_configuration_keeps_no_history_and_opens_no_api(url: str) -> None:
    with urllib.request.urlopen(fetch(f"{url}config")) as answer:
        config = json.load(answer)
    assert config["run_history"] is False
    assert config["analytics_enabled"] is False
    assert config["footer_links"] == []
    assert {event["api_visibility"] for event in config["dependencies"]} == {"private"}


def test_theme_fetches_no_font() -> None:
    theme = create_theme()
    assert theme._stylesheets == []
    assert not re.search(r"url\((?!['\"]?data:)", theme._get_theme_css())  # type: ignore[no-untyped-call]


def test_page_streams_through_one_queued_event() -> None:
    async def made() -> gr.Blocks:
        return create_page(FakeAssistant())

    page = run_apart(made)
    assert next(iter(page.fns.values())).queue is not False
    assert page.analytics_enabled is False


def test_both_catalogues_have_the_same_words_for_the_page() -> None:
    french, english = ({key for key in catalogue(language) if key.startswith("web.")} for language in ("fr", "en"))
    assert french == english
