"""What a person sees when the service cannot answer, and how the page goes on once it can."""

from __future__ import annotations

import pytest
from playwright.sync_api import Response, expect

from assistant.web import page as page_module
from tests.web.acting import FRENCH, ask
from tests.web.conftest import READY_SECONDS, OpenPage, serving
from tests.web.fake_assistant import FakeAssistant
from tests.web.test_service import Loading


def test_building_page_counts_and_turns_into_the_chat_with_one_reload(open_page: OpenPage) -> None:
    loading = Loading()
    with loading.serving() as url:
        page = open_page(url, ready="progress")
        loads: list[str] = []
        page.on("load", lambda: loads.append(page.url))
        bar = page.get_by_role("progressbar", name="Avancement")
        expect(bar).to_be_visible()
        assert loading.begun.wait(READY_SECONDS)
        loading.progress(128, 512)
        expect(page.get_by_text("128 sur 512")).to_be_visible()
        expect(bar).to_have_attribute("value", "128")
        assert loads == []
        loading.go_on.set()
        page.wait_for_selector("#question")
        expect(ask(page, FRENCH).locator(".statement")).to_have_count(3)
        assert len(loads) == 1


def test_maintenance_page_does_not_reload_itself(open_page: OpenPage) -> None:
    with Loading().serving(maintenance="Retour à 14 h.") as url:
        page = open_page(url, ready="h1")
        expect(page.get_by_text("Retour à 14 h.")).to_be_visible()
        expect(page.get_by_role("heading", name="Down for maintenance")).to_be_visible()
        expect(page.locator("script")).to_have_count(0)


def test_one_question_too_many_is_told_so_and_can_be_tried_again(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "WAITING_QUESTIONS", 1)
    monkeypatch.setattr(page_module, "CONCURRENT_ANSWERS", 1)
    with serving(FakeAssistant(pause=2)) as url:
        pages = [open_page(url) for _ in range(3)]
        refusals: list[Response] = []
        pages[-1].on("response", lambda response: refusals.extend([response] if response.status == 503 else []))
        for page in pages:
            page.fill("#question", FRENCH)
            page.keyboard.press("Enter")
            page.wait_for_timeout(300)
        refused = pages[-1].locator(".answer")
        expect(refused).to_contain_text("Beaucoup de personnes posent des questions en ce moment.")
        assert [refusal.headers["retry-after"] for refusal in refusals] == ["10"]
        for page in pages[:2]:
            expect(page.locator(".answer")).to_have_attribute("aria-busy", "false", timeout=60_000)
            expect(page.locator(".answer .statement")).to_have_count(3)
        refused.get_by_role("button", name="Réessayer").click()
        expect(pages[-1].locator(".turn:last-child .statement")).to_have_count(3)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("maintenance", "L'assistant est en maintenance."),
        ("building", "L'assistant se prépare."),
        ("unavailable", "L'assistant ne peut pas répondre pour le moment."),
    ],
)
def test_a_service_that_closes_during_a_question_says_why(open_page: OpenPage, state: str, words: str) -> None:
    page = open_page()
    page.route("**/queue/join*", lambda route: route.fulfill(status=503, body="closed"))
    page.route("**/health", lambda route: route.fulfill(status=503, json={"state": state, "crowded": False}))
    expect(ask(page, FRENCH)).to_contain_text(words)


def test_a_server_that_is_gone_is_said_to_be(open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/*", lambda route: route.abort())
    answer = ask(page, FRENCH)
    expect(answer).to_contain_text("Le serveur est injoignable.")
    expect(answer.get_by_role("button", name="Réessayer")).to_be_visible()
