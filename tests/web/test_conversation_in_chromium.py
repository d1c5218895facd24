"""A conversation: followed up, asked otherwise, stopped, put at another day, found again, ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from playwright.sync_api import expect

from tests.web.acting import ENGLISH, FRENCH, QUOTE, ask
from tests.web.conftest import OpenPage
from tests.web.fake_assistant import TEXTS, FakeAssistant

PATIENCE_SECONDS = 20


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether it comes true before patience ends."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return holds()


def test_follow_up_carries_the_conversation_and_another_visitor_has_none(
    open_page: OpenPage, fake: FakeAssistant
) -> None:
    page, other = open_page(), open_page()
    ask(page, FRENCH)
    ask(page, "Et combien de temps ?")
    assert [turn.role for turn in fake.asked[-1].history] == ["user", "assistant"]
    assert fake.asked[-1].history[0].content == FRENCH
    ask(other, FRENCH)
    assert fake.asked[-1].history == ()


def test_reload_finds_the_conversation_again_and_clearing_it_ends_it(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH)
    page.reload()
    expect(page.locator(".turn .question")).to_have_text(FRENCH)
    page.locator(".statement .cite").first.click()
    expect(page.locator(QUOTE)).to_have_text(TEXTS["fr"][0])
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator(".examples")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)


def test_question_asked_otherwise_replaces_its_turn_and_what_follows(open_page: OpenPage, fake: FakeAssistant) -> None:
    page = open_page()
    for question in (FRENCH, "Combien valait le marché intercalaire ?", ENGLISH):
        ask(page, question)
    page.get_by_role("button", name="Modifier la question").nth(1).click()
    expect(page.locator("#question")).to_have_value("Combien valait le marché intercalaire ?")
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator(".editing")).to_contain_text("remplacera celle-ci et la suite")
    page.fill("#question", "Quel est le salaire du directeur ?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn:last-child .answer")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".turn .question")).to_have_text([FRENCH, "Quel est le salaire du directeur ?"])
    expect(page.locator(".editing")).to_be_hidden()
    assert [turn.content for turn in fake.asked[-1].history if turn.role == "user"] == [FRENCH]


def test_editing_can_be_given_up_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH)
    button = page.get_by_role("button", name="Modifier la question")
    button.press("Enter")
    expect(page.locator("#question")).to_have_value(FRENCH)
    page.keyboard.press("Escape")
    expect(page.locator("#question")).to_have_value("")
    expect(button).to_be_focused()
    ask(page, ENGLISH)
    expect(page.locator(".turn")).to_have_count(2)


def test_stopping_keeps_what_came_and_ends_the_writing_on_the_server(open_page: OpenPage, fake: FakeAssistant) -> None:
    page, slow = open_page(), "Qui héberge, lentement ?"
    assert slow not in [question.text for question in fake.left]
    page.fill("#question", slow)
    page.keyboard.press("Enter")
    expect(page.locator(".answer .statement")).to_have_count(1)
    page.get_by_role("button", name="Arrêter la réponse").click()
    expect(page.locator(".turn .stopped")).to_be_visible()
    expect(page.locator(".answer")).to_have_attribute("aria-busy", "false")
    assert eventually(lambda: slow in [question.text for question in fake.left])
    expect(page.locator("#question")).to_be_focused()
    expect(ask(page, FRENCH).locator(".statement")).to_have_count(3)
    expect(page.locator(".turn").first.locator(".statement")).to_have_count(1)
    page.reload()
    expect(page.locator(".turn").first.locator(".stopped")).to_be_visible()


def test_day_is_sent_with_the_question_and_told_in_the_answer(open_page: OpenPage, fake: FakeAssistant) -> None:
    page = open_page()
    expect(page.get_by_label("Réponse à la date du")).to_have_attribute("min", "2016-01-26")
    expect(page.get_by_label("Réponse à la date du")).to_have_attribute("max", "2026-11-23")
    page.fill("#day", "2025-03-01")
    answer = ask(page, FRENCH)
    assert fake.asked[-1].as_of == date(2025, 3, 1)
    expect(answer.locator(".as-of")).to_contain_text("Réponse au 1er mars 2025")
    expect(page.locator(".asked-as-of")).to_have_text("à la date du 1er mars 2025")
    page.get_by_role("button", name="Retirer la date").click()
    expect(page.locator("#day")).to_have_value("")
    expect(page.locator("#day")).to_be_focused()
    ask(page, FRENCH)
    assert fake.asked[-1].as_of is None


def test_day_outside_the_dossier_is_not_sent(open_page: OpenPage, fake: FakeAssistant) -> None:
    page = open_page(locale="en-GB")
    asked = len(fake.asked)
    page.fill("#day", "2030-01-01")
    page.fill("#question", ENGLISH)
    page.keyboard.press("Enter")
    expect(page.locator("#hint")).to_contain_text("Choose a date between 26 January 2016 and 23 November 2026")
    expect(page.locator("#day")).to_be_focused()
    assert len(fake.asked) == asked
