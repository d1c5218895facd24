"""How an answer arrives, and what is said when it does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.acting import ENGLISH, FRENCH, ask
from tests.web.conftest import OpenPage
from tests.web.fake_assistant import TEXTS

# Keeps in the page how many statements it has shown, each time that the number changes while the answer is under way.
WATCH = """() => {
    window.seen = [];
    new MutationObserver(() => {
        const shown = document.querySelectorAll(".answer .statement").length;
        if (shown && window.seen.at(-1) !== shown) window.seen.push(shown);
    }).observe(document.body, { childList: true, subtree: true });
}"""


def test_answer_comes_statement_after_statement(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate(WATCH)
    ask(page, FRENCH)
    seen = page.evaluate("window.seen")
    statements = page.locator(".answer .statement")
    # A slow machine may paint two statements at once, but never all of them, and never fewer than before.
    assert seen == sorted(seen)
    assert seen[0] < seen[-1] == 3
    assert [words.split("\xa0")[0] for words in statements.all_text_contents()] == list(TEXTS["fr"][:3])


def test_answer_follows_the_language_of_the_question(open_page: OpenPage) -> None:
    page = open_page(locale="fr-FR")
    english = ask(page, ENGLISH)
    expect(english).to_have_attribute("lang", "en")
    expect(english.locator(".as-of")).to_contain_text("as of 23 November 2026")
    french = ask(page, FRENCH)
    expect(french).to_have_attribute("lang", "fr")
    expect(french.locator(".as-of")).to_contain_text("au 23 novembre 2026")


def test_each_statement_is_announced_once(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH)
    announced = page.locator("[data-part=announcer] p")
    expect(announced).to_have_text([*TEXTS["fr"][:3], "Réponse complète, 2 sources."])


def test_failure_is_told_and_can_be_tried_again(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, "boom")
    expect(answer).to_have_attribute("data-state", "error")
    expect(answer).to_contain_text("La réponse n'est pas arrivée.")
    answer.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn:last-child .answer")).to_have_attribute("data-state", "error")
    expect(ask(page, FRENCH).locator(".statement")).to_have_count(3)


@pytest.mark.parametrize("trouble", ["unreachable", "crowded"])
def test_service_that_cannot_answer_is_told(open_page: OpenPage, trouble: str) -> None:
    page = open_page()
    if trouble == "unreachable":
        page.route("**/queue/join*", lambda route: route.abort())
    else:
        page.route("**/queue/join*", lambda route: route.fulfill(status=503, body='{"detail": "full"}'))
    expect(ask(page, FRENCH)).to_contain_text("La réponse n'est pas arrivée.")
