"""A conversation: followed up, found again, ended."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.web.acting import FRENCH, ask
from tests.web.conftest import OpenPage
from tests.web.fake_assistant import TEXTS, FakeAssistant


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
    expect(page.locator(".panel mark")).to_have_text(TEXTS["fr"][0])
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator(".examples")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)
