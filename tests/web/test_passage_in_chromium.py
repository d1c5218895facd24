"""A citation opened and closed, by mouse and by keyboard."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.web.acting import DESKTOP_AND_PHONE, ENGLISH, FRENCH, QUOTE, TWIN, ask, is_in_view, overflow
from tests.web.conftest import OpenPage
from tests.web.fake_assistant import LAST_WORDS, TEXTS


def test_citation_opens_its_passage_with_the_quote_highlighted(open_page: OpenPage) -> None:
    for width in DESKTOP_AND_PHONE:
        page = open_page(width=width)
        ask(page, FRENCH).locator(".statement .cite").nth(1).click()
        expect(page.locator(QUOTE)).to_have_text(TEXTS["fr"][1])
        assert is_in_view(page, QUOTE)
        expect(page.get_by_role("dialog")).to_have_accessible_name("Ce qui a été décidé en avril 2026")
        expect(page.locator("#panel-heading")).to_be_focused()
        expect(page.locator(".panel .kicker")).to_contain_text("Le choix de Scaleway")
        expect(page.locator(".panel .kind")).to_contain_text("Résumé du dossier")
        expect(page.locator(".panel .references")).to_contain_text("L'Usine digitale")
        expect(page.locator(".panel .references time")).to_have_text("avril 2026")
        assert overflow(page) <= 0


def test_citation_opens_and_closes_with_the_keyboard(open_page: OpenPage) -> None:
    for width in DESKTOP_AND_PHONE:
        page = open_page(width=width)
        mark = ask(page, ENGLISH).locator(".statement .cite").first
        mark.focus()
        page.keyboard.press("Enter")
        expect(page.locator(QUOTE)).to_have_text(TEXTS["en"][0])
        page.keyboard.press("Escape")
        expect(page.locator(".panel")).to_be_hidden()
        expect(mark).to_be_focused()


def test_closing_by_the_button_gives_the_focus_back(open_page: OpenPage) -> None:
    for width in DESKTOP_AND_PHONE:
        page = open_page(width=width)
        mark = ask(page, FRENCH).locator(".sources .cite").first
        mark.click()
        page.get_by_role("button", name="Fermer le passage").click()
        expect(page.locator(".panel")).to_be_hidden()
        expect(mark).to_be_focused()


def test_passage_stays_open_when_the_window_narrows(open_page: OpenPage) -> None:
    page = open_page()
    mark = ask(page, FRENCH).locator(".cite").first
    mark.click()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(QUOTE)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(mark).to_be_focused()


def test_escape_closes_a_panel_that_has_not_yet_become_a_sheet(open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script("MediaQueryList.prototype.addEventListener = () => {};")
    page.reload()
    page.wait_for_selector(".dossier h1:not(:empty)")
    ask(page, FRENCH).locator(".cite").first.click()
    expect(page.locator(QUOTE)).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()


def test_asking_again_closes_the_passage_and_keeps_the_focus_in_the_field(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH).locator(".cite").first.click()
    ask(page, ENGLISH)
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator("#question")).to_be_focused()


def test_passage_stands_in_both_languages_side_by_side_or_one_under_the_other(open_page: OpenPage) -> None:
    for width in DESKTOP_AND_PHONE:
        page = open_page(width=width)
        ask(page, ENGLISH).locator(".statement .cite").nth(2).click()
        expect(page.locator(QUOTE)).to_have_text(TEXTS["en"][2])
        expect(page.locator(TWIN)).to_have_text(TEXTS["fr"][2])
        expect(page.locator(".panel .passage").first).to_have_attribute("lang", "en")
        expect(page.locator(".panel .passage").last).to_have_attribute("lang", "fr")
        expect(page.locator(".panel .side h3")).to_have_text(["In English, quoted text", "In French, the same passage"])
        # While the sheet is still coming up, the two would be measured at different heights.
        page.wait_for_function("!document.querySelector('.panel').getAnimations().length")
        first, second = (page.locator(".panel .side").nth(number).bounding_box() for number in (0, 1))
        assert first
        assert second
        beside, below = second["x"] >= first["x"] + first["width"], second["y"] >= first["y"] + first["height"]
        assert (beside, below) == ((True, False) if width > 1000 else (False, True))


def test_quote_far_down_is_scrolled_to(open_page: OpenPage) -> None:
    page = open_page(height=420)
    ask(page, "Et à la fin ?").locator(".statement .cite").first.click()
    expect(page.locator(QUOTE)).to_have_text(LAST_WORDS["fr"])
    assert page.locator(".panel-body").evaluate("body => body.scrollTop") > 0
    assert is_in_view(page, QUOTE)
