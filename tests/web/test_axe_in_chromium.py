"""No view and no state of the chat breaks a rule of WCAG 2.2 A or AA that axe-core can check."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import LOOKS, Look, violations
from tests.web.acting import ask
from tests.web.conftest import OpenPage, serving
from tests.web.fake_assistant import FakeAssistant

# One question of each state, and one whose answer fails to come.
QUESTIONS = {
    True: (
        "Qui va héberger le Health Data Hub ?", "Combien valait le marché intercalaire ?",
        "Quel est le salaire du directeur ?", "Et lui ?", "Quelle météo ?", "J'ai un cancer, que faire ?", "boom",
    ),
    False: (
        "Who will host the Health Data Hub?", "How much was the interim contract worth?",
        "What is the director's salary?", "What et lui?", "What is the weather?", "Why cancer?", "the boom",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def slow_url() -> Iterator[str]:
    """The address of a page whose answers take their time."""
    with serving(FakeAssistant(pause=8)) as address:
        yield address


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def look(request: pytest.FixtureRequest) -> Look:
    """A colour scheme, a language and a width."""
    found: Look = request.param
    return found


def wait_for_scheme(page: Page, look: Look) -> None:
    """Waits until Gradio has put the colour scheme on."""
    dark = page.locator("body.dark")
    expect(dark).to_have_count(1 if look.scheme == "dark" else 0)


def test_first_page(open_page: OpenPage, look: Look) -> None:
    page = open_page(**look.options)
    wait_for_scheme(page, look)
    assert violations(page) == []


def test_answer_on_its_way(open_page: OpenPage, slow_url: str, look: Look) -> None:
    page = open_page(slow_url, **look.options)
    page.fill("#question", QUESTIONS[look.french][0])
    page.keyboard.press("Enter")
    expect(page.locator(".pending")).to_be_visible()
    assert violations(page) == []


def test_every_state_of_an_answer_and_the_form_for_an_opinion(open_page: OpenPage, look: Look) -> None:
    page = open_page(**look.options)
    states = [ask(page, question).get_attribute("data-state") for question in QUESTIONS[look.french]]
    assert states == [
        "answered", "sources_disagree", "not_in_dossier", "needs_clarification", "out_of_scope", "personal_advice",
        "error",
    ]  # fmt: skip
    page.locator("[data-verdict=not_useful]").first.click()
    expect(page.locator(".opinion-more .reasons").first).to_be_visible()
    page.route("**/feedback", lambda route: route.abort())
    page.locator(".send-opinion").first.click()
    expect(page.locator(".opinion-said").first).not_to_be_empty()
    assert violations(page) == []


def test_open_citation_and_an_opinion_given(open_page: OpenPage, look: Look) -> None:
    page = open_page(**look.options)
    answer = ask(page, QUESTIONS[look.french][0])
    page.locator("[data-verdict=useful]").click()
    page.locator(".send-opinion").click()
    expect(page.locator("[data-verdict=useful]")).to_have_attribute("aria-disabled", "true")
    answer.locator(".cite").first.click()
    expect(page.locator(".panel mark").first).to_be_visible()
    assert violations(page) == []


def test_field_that_refuses_a_question(open_page: OpenPage, look: Look) -> None:
    page = open_page(**look.options)
    page.fill("#question", "a" * 2001)
    page.keyboard.press("Enter")
    expect(page.locator("#hint")).not_to_be_empty()
    assert violations(page) == []


def test_the_rules_do_find_what_is_wrong(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate("document.querySelector('.send').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('.tagline').style.color = '#ccc'")
    found = {line.split(":")[0] for line in violations(page)}
    assert {"button-name", "color-contrast"} <= found


@pytest.mark.parametrize("view", ["timeline", "sources", "documents"])
def test_views_beside_the_chat(open_page: OpenPage, url: str, look: Look, view: str) -> None:
    page = open_page(f"{url}#/{view}", **look.options)
    stage = page.locator(f"[data-stage={view}]")
    expect(stage).to_be_visible()
    expect(stage.get_by_role("heading").first).to_be_visible()
    assert violations(page) == []
