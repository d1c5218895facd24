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


def test_clarification_offers_its_readings_as_buttons(open_page: OpenPage) -> None:
    page = open_page(locale="fr-FR")
    answer = ask(page, "et lui ?")
    expect(answer).to_have_attribute("data-state", "needs_clarification")
    expect(answer.locator(".label")).to_have_text("Question à préciser")
    expect(answer.get_by_role("heading", name="Que voulez-vous savoir")).to_be_visible()
    answer.get_by_role("button", name=FRENCH).click()
    expect(page.locator(".turn:last-child .question")).to_have_text(FRENCH)


def test_advice_says_where_to_turn_with_links(open_page: OpenPage) -> None:
    answer = ask(open_page(), "Dois-je me faire soigner pour un cancer ?")
    expect(answer).to_have_attribute("data-state", "personal_advice")
    links = answer.locator(".where a")
    expect(answer.get_by_role("heading", name="Où s'adresser")).to_be_visible()
    expect(links).to_have_count(2)
    expect(links.first).to_have_attribute("href", "https://example.org/cnil-pds")
    expect(answer.locator(".cite")).to_have_count(0)


def test_each_state_looks_its_own(open_page: OpenPage) -> None:
    page = open_page()
    asked = ("salaire ?", "météo ?", "et lui ?", "cancer ?", "combien ?", FRENCH)
    looks = {
        ask(page, question).evaluate(
            """node => {
                const box = getComputedStyle(node);
                const sign = getComputedStyle(node.querySelector(".label"), "::before").content;
                return [box.backgroundColor, box.borderTopStyle, box.borderLeftColor, sign].join();
            }"""
        )
        for question in asked
    }
    assert len(looks) == len(asked)
