"""Pictures of the page over the shipped dossier, to look at: `python -m tests.bench.screenshots FOLDER`.

Each view in French and English, light and dark; `answer.png` is the one of the README.
"""

from __future__ import annotations

import shutil
import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.bench.page import serving
from tests.web.acting import ask

QUESTIONS = {
    "fr": {
        "answer": "Qui va héberger le Health Data Hub ?",
        "refusal": "Quel est le salaire du directeur du Health Data Hub ?",
        "disagreement": "Combien valait le marché intercalaire ?",
    },
    "en": {
        "answer": "Who will host the Health Data Hub?",
        "refusal": "What is the salary of the director of the Health Data Hub?",
        "disagreement": "How much was the interim contract worth?",
    },
}
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}
VIEWS = {"timeline": "timeline", "sources": "sources", "documents": "documents", "briefing": "briefing"}
NOTES = {"fr": "#/briefing?topic=Le+choix+de+Scaleway&lang=fr", "en": "#/briefing?topic=The+choice+of+Scaleway&lang=en"}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with serving(DOSSIER_STAFF="true") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for language, scheme in product(QUESTIONS, ("light", "dark")):
            for size in SIZES:
                shoot(browser, url, folder, language, scheme, size)
        browser.close()
    shutil.copyfile(folder / "disagreement-en-light-desktop.png", folder / "answer.png")


def shoot(browser: Browser, url: str, folder: Path, language: str, scheme: str, size: str) -> None:
    """Every picture of one look."""
    width, height = SIZES[size]
    locale = {"fr": "fr-FR", "en": "en-GB"}[language]
    context = browser.new_context(
        locale=locale, color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce",
        viewport={"width": width, "height": height},
    )  # fmt: skip
    page = context.new_page()

    def keep(name: str) -> None:
        page.screenshot(path=folder / f"{name}-{language}-{scheme}-{size}.png")

    _open(page, url)
    keep("first")
    for name, question in QUESTIONS[language].items():
        page.evaluate("sessionStorage.clear()")
        page.reload()
        _open(page, url)
        answer = ask(page, question)
        if name != "refusal":
            answer.locator(".cite").first.click()
            expect(page.locator(".panel mark").first).to_be_visible()
        keep(name)
    for name, place in VIEWS.items():
        page.goto(f"{url}#/{place}")
        page.wait_for_load_state("networkidle")
        keep(name)
    page.goto("about:blank")
    _open(page, url + NOTES[language])
    page.locator("#note-title").scroll_into_view_if_needed()
    keep("note")
    context.close()


def _open(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".dossier h1")).not_to_be_empty()


if __name__ == "__main__":
    main()
