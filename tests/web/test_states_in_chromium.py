"""What stands under an answer, and what a refusal or a disagreement looks like."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.web.acting import FRENCH, ask
from tests.web.conftest import OpenPage


def test_sources_stand_under_the_answer_once_each(open_page: OpenPage) -> None:
    sources = ask(open_page(), FRENCH).locator(".sources li")
    expect(sources).to_have_count(2)
    expect(sources.first.locator(".cite")).to_have_text(["[1]", "[3]"])
    link = sources.first.locator("a")
    expect(link).to_have_attribute("href", "https://example.org/communique")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    expect(sources.first.locator(".badge")).to_have_attribute("data-rank", "official")


def test_refusal_has_no_source_and_offers_questions_to_click(open_page: OpenPage) -> None:
    page = open_page()
    refusal = ask(page, "Quel est le salaire du directeur ?")
    expect(refusal).to_have_attribute("data-state", "not_in_dossier")
    expect(refusal.locator(".label")).to_be_visible()
    expect(refusal.locator(".sources, .cite")).to_have_count(0)
    refusal.locator(".suggestions button").nth(1).click()
    expect(page.locator(".turn:last-child .question")).to_have_text(FRENCH)
    expect(page.locator(".turn:last-child .statement")).to_have_count(3)


def test_disagreement_shows_its_sides_in_a_table(open_page: OpenPage) -> None:
    answer = ask(open_page(), "How much was the interim contract worth?")
    expect(answer.locator(".label")).to_have_text("The sources disagree")
    rows = answer.get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text(re.compile(r"€6 million\..*L'Informé.*17 February 2026.*Press", re.S))
    expect(rows.nth(2)).to_contain_text(re.compile(r"Preferred.*€6\.2 million", re.S))
    expect(answer.locator(".resolution")).to_contain_text("is rounded")
