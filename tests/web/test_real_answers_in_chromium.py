"""The whole product in a real browser: a question in each language, answered from the shipped dossier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from assistant.records import Question
from assistant.service import Assistant
from tests.web.acting import QUOTE, ask, is_in_view, overflow
from tests.web.conftest import OpenPage, serving

SCREENSHOTS = Path(__file__).parent / "screenshots"
QUESTIONS = {"fr": "Qui va héberger le Health Data Hub ?", "en": "Who will host the Health Data Hub?"}
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}


@pytest.fixture(scope="module")
def real_url(assistant: Assistant) -> Iterator[str]:
    """The address of the page over the shipped dossier."""
    with serving(assistant) as address:
        yield address


@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize("size", SIZES)
def test_a_question_is_answered_and_its_quote_highlighted(
    open_page: OpenPage, real_url: str, assistant: Assistant, language: str, size: str
) -> None:
    width, height = SIZES[size]
    page = open_page(real_url, locale={"fr": "fr-FR", "en": "en-GB"}[language], width=width, height=height)
    expected = assistant.ask(Question(text=QUESTIONS[language]))
    answer = ask(page, QUESTIONS[language])
    expect(answer).to_have_attribute("lang", language)
    expect(answer.locator(".statement")).to_have_count(len(expected.statements))
    expect(answer.locator(".statement").first).to_contain_text("Scaleway")
    answer.locator(".statement .cite").first.click()
    expect(page.locator(QUOTE)).to_have_text(expected.citations[0].quote)
    assert is_in_view(page, QUOTE)
    assert overflow(page) <= 0
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{size}-{language}.png")


@pytest.mark.parametrize(
    "question", ["Quel est le salaire du directeur du Health Data Hub ?", "What is the weather in Paris?"]
)
def test_a_refusal_lists_no_source(open_page: OpenPage, real_url: str, question: str) -> None:
    answer = ask(open_page(real_url), question)
    expect(answer.locator(".cite")).to_have_count(0)
    expect(answer.locator(".sources")).to_have_count(0)
