"""What leaves the page: copies, links and files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.acting import ENGLISH, FRENCH, ask
from tests.web.conftest import OpenPage
from tests.web.fake_assistant import HOSTILE, FakeAssistant


def clipboard(page: Page) -> str:
    """What was copied last."""
    held: str = page.evaluate("navigator.clipboard.readText()")
    return held


def open_with_clipboard(open_page: OpenPage, **wished: str) -> Page:
    """A page whose clipboard may be read."""
    page = open_page(**wished)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def test_answer_is_copied_with_its_sources(open_page: OpenPage) -> None:
    page = open_with_clipboard(open_page)
    ask(page, FRENCH)
    page.get_by_role("button", name="Copier", exact=True).click()
    expect(page.locator(".told")).to_have_text("Copié.")
    copied = clipboard(page)
    assert copied.startswith(FRENCH)
    assert "héberger ses données. [1]" in copied
    assert "[1][3] La Plateforme des données de santé retient Scaleway" in copied
    assert "https://example.org/communique" in copied


def test_answer_is_copied_as_markdown(open_page: OpenPage) -> None:
    page = open_with_clipboard(open_page)
    ask(page, FRENCH)
    page.get_by_role("button", name="Copier en Markdown").click()
    expect(page.locator(".told")).to_have_text("Copié.")
    assert "](<https://example.org/communique>)" in clipboard(page)


def test_copy_without_a_clipboard_goes_by_the_selection(open_page: OpenPage) -> None:
    page = open_with_clipboard(open_page)
    ask(page, FRENCH)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Copier", exact=True).click()
    expect(page.locator(".told")).to_have_text("Copié.")
    assert clipboard(page).startswith(FRENCH)


def test_link_asks_the_same_question_once_in_another_browser(open_page: OpenPage, fake: FakeAssistant) -> None:
    page = open_with_clipboard(open_page)
    page.fill("#day", "2025-03-01")
    question = "Qui héberge & <b>où</b> ? #1 100 %"
    ask(page, question)
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.locator(".told")).to_contain_text("Lien copié")
    link = clipboard(page)
    asked = len(fake.asked)
    other = open_page(link)
    expect(other.locator(".answer")).to_have_attribute("aria-busy", "false")
    expect(other.locator(".question")).to_have_text(question)
    assert [(sent.text, sent.as_of) for sent in fake.asked[asked:]] == [(question, date(2025, 3, 1))]
    assert "#" not in other.url
    other.reload()
    expect(other.locator(".question")).to_have_text(question)
    assert len(fake.asked) == asked + 1


def test_link_with_an_impossible_day_does_not_ask(open_page: OpenPage, url: str, fake: FakeAssistant) -> None:
    asked = len(fake.asked)
    page = open_page(f"{url}#q=Qui+h%C3%A9berge&as_of=2025-02-30", locale="en-GB")
    expect(page.locator("#question")).to_have_value("Qui héberge")
    expect(page.locator("#hint")).to_contain_text("Choose a date between")
    assert len(fake.asked) == asked


def test_skip_link_asks_nothing(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".skip").press("Enter")
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator(".turn")).to_have_count(0)


@pytest.mark.parametrize(("kind", "ending", "opening"), [("Markdown", ".md", b"# "), ("PDF", ".pdf", b"%PDF-")])
def test_conversation_is_downloaded(open_page: OpenPage, kind: str, ending: str, opening: bytes) -> None:
    page = open_page()
    ask(page, FRENCH)
    ask(page, HOSTILE)
    with page.expect_download() as download:
        page.get_by_role("group", name="Télécharger la conversation").get_by_role("button", name=kind).click()
    assert download.value.suggested_filename == f"conversation-health-data-hub{ending}"
    assert Path(download.value.path()).read_bytes().startswith(opening)


def test_failed_download_is_told(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    ask(page, ENGLISH)
    page.route("**/download/pdf", lambda route: route.fulfill(status=422, body="no"))
    page.get_by_role("button", name="PDF").click()
    expect(page.locator("#hint")).to_contain_text("The file could not be made")
