"""A page served on a free port, and Debian's Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.web.page import ChatAssistant
from assistant.web.port import open_port
from assistant.web.serving import PageServer, Service, create_server
from tests.web.fake_assistant import FakeAssistant

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
READY_SECONDS = 30
# A machine that runs other things too paints late.
expect.set_options(timeout=20_000)

OpenPage = Callable[..., Page]


@contextmanager
def serving(assistant: ChatAssistant, **options: Any) -> Iterator[str]:
    """The address of the page of this assistant, for as long as the block lasts; `options` are the service's."""
    ready = threading.Event()
    server = create_server(Service(lambda _: assistant, **options), ready=ready.set)
    with running(server, ready) as address:
        yield address


@contextmanager
def running(server: PageServer, ready: threading.Event) -> Iterator[str]:
    """The server's address, once it is as ready as the event tells, for as long as the block lasts."""
    with open_port("127.0.0.1", 0) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            assert ready.wait(READY_SECONDS), "the page's server did not start"
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join(READY_SECONDS)


@pytest.fixture(scope="session")
def fake() -> FakeAssistant:
    """The assistant behind the page."""
    return FakeAssistant()


@pytest.fixture(scope="session")
def feedback_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page keeps the opinions that the tests send."""
    return tmp_path_factory.mktemp("feedback")


@pytest.fixture(scope="session")
def url(fake: FakeAssistant, feedback_home: Path) -> Iterator[str]:
    """The address of the page."""
    with serving(fake, feedback_home=feedback_home) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as Debian packages it; its absence fails in CI, and elsewhere leaves these tests out, saying so."""
    executable = shutil.which("chromium")
    if executable is None:
        missing = "chromium not found: install Debian's package (apt-get install chromium)"
        pytest.fail(missing, pytrace=False) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, url: str) -> Iterator[OpenPage]:
    """Opens the page in a browser of its own; fails afterwards on an error or on a request elsewhere."""
    troubles: list[str] = []
    contexts = []

    def open_in(
        address: str = url,
        *,
        locale: str = "fr-FR",
        width: int = 1280,
        height: int = 800,
        ready: str = ".dossier h1:not(:empty)",
        **options: Any,
    ) -> Page:
        context = browser.new_context(locale=locale, viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
        page.on("request", lambda request: troubles.extend(_elsewhere(request.url, address)))
        page.goto(address)
        page.wait_for_selector(ready)
        return page

    yield open_in
    for context in contexts:
        context.close()
    assert not troubles


def _elsewhere(requested: str, address: str) -> list[str]:
    parts = urlsplit(requested)
    local = parts.scheme in ("data", "blob") or parts.netloc == urlsplit(address).netloc
    return [] if local else [f"request to {requested}"]
