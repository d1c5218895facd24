"""The page in Chromium over the shipped dossier, its weight and its answers: `python -m tests.bench.page [COUNT]`.

Prints the section of docs/results/speed.md; figures mean something on a machine that does nothing else.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.evaluation.dataset import load_cases
from tests.bench.markdown import table

QUESTIONS = 50
READY_S = 300
# Kept in the page: when Enter was pressed, when the first statement was on screen, when the answer was complete.
CLOCK = """() => {
    window.clock = {};
    // The frame may come when the next question has been asked: it belongs to the clock of now.
    const next = (name, clock) => requestAnimationFrame(() => { clock[name] ??= performance.now(); });
    document.addEventListener("keydown", (event) => {
        const before = document.querySelectorAll(".turn").length;
        if (event.key === "Enter") window.clock = { enter: performance.now(), before };
    }, true);
    new MutationObserver(() => {
        const turns = document.querySelectorAll(".turn");
        if (window.clock.enter === undefined || turns.length === window.clock.before) return;
        const answer = turns[turns.length - 1].querySelector(".answer");
        if (answer.querySelector(".statement")) next("first", window.clock);
        if (answer.getAttribute("aria-busy") === "false") next("whole", window.clock);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""
WEIGHT = """() => {
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const sum = (name) => all.reduce((total, entry) => total + entry[name], 0);
    return { requests: all.length, sent: sum("transferSize"), whole: sum("decodedBodySize") };
}"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    with serving() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print(table(("page", "requests", "transferred", "unpacked", "until usable"), visits(browser, url)))
        print(table(("answers", "p50", "p95"), answers(browser, url, count)))
        browser.close()


@contextmanager
def serving(**settings: str) -> Iterator[str]:
    """The address of `dossier serve` under these settings, once it answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "assistant.command_line.main", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env={**os.environ, "DOSSIER_LANG": "en", **settings}, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/health")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _wait(health: str) -> None:
    for _ in range(READY_S):
        try:
            urllib.request.urlopen(health).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(1)
        else:
            return
    raise TimeoutError(health)


def visits(browser: Browser, url: str) -> Iterator[tuple[str, ...]]:
    """The page's weight and time, first with an empty cache and then with what the browser kept."""
    context = browser.new_context(locale="fr-FR")
    for visit in ("first visit", "second visit"):
        page = context.new_page()
        usable = _open(page, url)
        page.wait_for_load_state("networkidle")
        weight = page.evaluate(WEIGHT)
        sizes = (f"{weight[name] / 1024:,.0f} KiB" for name in ("sent", "whole"))
        yield (visit, str(weight["requests"]), *sizes, f"{usable / 1000:.1f} s")
        page.close()
    context.close()


def _open(page: Page, url: str) -> float:
    """Milliseconds from the start of the navigation until a question can be asked."""
    page.goto(url, wait_until="commit")
    page.wait_for_function(
        "document.querySelector('#question')?.offsetHeight && document.querySelector('h1')?.textContent"
    )
    usable: float = page.evaluate("performance.now()")
    return usable


def answers(browser: Browser, url: str, count: int) -> Iterator[tuple[str, ...]]:
    """Milliseconds from Enter until the first statement is on screen, and until the answer is complete."""
    cases = random.Random(0).sample([case for case in load_cases("dev") if not case.history], count)
    page = browser.new_context(locale="fr-FR").new_page()
    _open(page, url)
    page.evaluate(CLOCK)
    clocks: list[dict[str, Any]] = []
    for case in cases:
        page.evaluate("sessionStorage.clear()")
        page.fill("#question", case.question)
        page.keyboard.press("Enter")
        page.wait_for_function("window.clock.whole")
        clocks.append(page.evaluate("window.clock"))
    for name, label in (("first", "first statement"), ("whole", "whole answer")):
        p50, p95 = np.percentile([clock[name] - clock["enter"] for clock in clocks], [50, 95])
        yield (f"{label}, {count} questions", f"{p50:.0f} ms", f"{p95:.0f} ms")


if __name__ == "__main__":
    main()
