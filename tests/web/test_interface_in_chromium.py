"""The page around the conversation, and what may be typed into it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from assistant.web.shell import example_questions
from tests.web.acting import FRENCH, QUOTE, ask, overflow
from tests.web.conftest import OpenPage
from tests.web.fake_assistant import HOSTILE, FakeAssistant


def test_interface_speaks_the_browsers_language_and_so_do_its_examples(open_page: OpenPage) -> None:
    for locale, language, title in (("fr-FR", "fr", "La migration"), ("en-GB", "en", "The migration")):
        page = open_page(locale=locale)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_contain_text(title)
        expect(page.locator(".examples ul:visible")).to_have_attribute("lang", language)


def test_examples_are_one_of_each_theme_and_others_on_request(open_page: OpenPage) -> None:
    page = open_page()
    themes = example_questions("fr")
    shown = page.locator(".examples .ask:visible")
    expect(page.locator(".examples .theme:visible")).to_have_text(list(themes))
    before = shown.all_text_contents()
    assert all(question in questions for question, questions in zip(before, themes.values(), strict=True))
    page.get_by_role("button", name="D'autres questions").click()
    after = shown.all_text_contents()
    assert all(
        old != new and new in questions for old, new, questions in zip(before, after, themes.values(), strict=True)
    )
    shown.first.click()
    expect(page.locator(".turn .question")).to_have_text(after[0])


def test_switching_the_language_keeps_the_conversation(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".welcome .until")).to_contain_text("The dossier ends on 23 November 2026.")
    expect(page.locator(".turn .question")).to_have_text(FRENCH)
    expect(page.locator(".turn .statement")).to_have_count(3)
    expect(page.locator(".turn .actions button").first).to_have_text("Copy")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_empty_question_is_not_sent(open_page: OpenPage, fake: FakeAssistant) -> None:
    page = open_page()
    asked = len(fake.asked)
    page.fill("#question", "  \n ")
    page.get_by_role("button", name="Envoyer la question").click()
    expect(page.locator("#hint")).to_contain_text("Écrivez d'abord une question")
    assert len(fake.asked) == asked
    expect(page.locator(".turn")).to_have_count(0)


def test_too_long_a_question_is_not_sent_and_says_so(open_page: OpenPage, fake: FakeAssistant) -> None:
    page = open_page(locale="en-GB")
    asked = len(fake.asked)
    page.fill("#question", "a" * 2001)
    page.keyboard.press("Enter")
    expect(page.locator("#hint")).to_have_text("This question is too long: 2,000 characters at most, it has 2,001.")
    assert len(fake.asked) == asked


def test_typed_markup_is_shown_as_text(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, HOSTILE)
    expect(page.locator(".turn .question")).to_have_text(HOSTILE)
    expect(answer.locator(".statement")).to_have_text(HOSTILE)
    expect(page.locator(".turns script, .turns img")).to_have_count(0)
    assert "pwned" not in page.title()


def test_template_characters_in_a_question_are_not_code(open_page: OpenPage) -> None:
    page = open_page()
    hostile = "<script> ${document.title='pwned'} {{limit}} `+alert(1)+` \\"
    expect(ask(page, hostile).locator(".statement")).to_have_text(hostile)
    assert "pwned" not in page.title()


def test_nothing_overflows_a_window_of_320_pixels(open_page: OpenPage) -> None:
    page = open_page(width=320, height=600)
    assert overflow(page) <= 0
    page.fill("#day", "2025-03-01")
    answer = ask(page, "Combien valait le marché intercalaire ?")
    assert overflow(page) <= 0
    page.get_by_role("button", name="Modifier la question").click()
    expect(page.locator(".editing")).to_be_visible()
    assert overflow(page) <= 0
    answer.locator(".cite").first.click()
    expect(page.locator(QUOTE)).to_be_visible()
    assert overflow(page) <= 0


def test_page_shows_nothing_of_gradio(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.locator("footer:visible")).to_have_count(1)
    expect(page.get_by_text(re.compile("gradio", re.I))).to_have_count(0)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("banner")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
