"""What a reader of the timeline sees and does, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.web.acting import DESKTOP_AND_PHONE, is_in_view, overflow
from tests.web.conftest import OpenPage
from tests.web.fake_dossier import WORDS


def shown(page: Page) -> Locator:
    """The events that can be seen in the table."""
    return page.locator("[data-stage=timeline] [data-item]:visible")


def test_timeline_is_a_chart_and_a_table_that_says_the_same(open_page: OpenPage) -> None:
    for width in DESKTOP_AND_PHONE:
        page = open_page(width=width)
        page.get_by_role("link", name="Chronologie").click()
        expect(page.get_by_role("heading", name="La chronologie")).to_be_focused()
        expect(page.locator(".chart:visible")).to_have_count(1)
        expect(page.locator(".chart:visible [data-event]")).to_have_count(4)
        table = page.get_by_role("table")
        expect(table.get_by_role("rowheader", name="Scaleway est choisi")).to_be_visible()
        expect(table.get_by_role("cell", name="23 avril 2026")).to_be_visible()


def test_event_opens_its_passage_and_gives_the_focus_back(open_page: OpenPage, url: str) -> None:
    for width in DESKTOP_AND_PHONE:
        page = open_page(f"{url}#/timeline", width=width)
        event = page.get_by_role("button", name="Scaleway est choisi")
        event.press("Enter")
        expect(page.get_by_role("dialog")).to_have_accessible_name("Scaleway est choisi")
        expect(page.locator("#panel-heading")).to_be_focused()
        expect(page.locator(".panel mark")).to_have_text(WORDS["fr"]["chosen"])
        assert is_in_view(page, ".panel mark")
        page.keyboard.press("Escape")
        expect(page.locator(".panel")).to_be_hidden()
        expect(event).to_be_focused()


def test_mark_of_the_chart_opens_the_same_passage(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/timeline")
    page.locator(".chart.wide [data-event=choice]").click()
    expect(page.get_by_role("dialog")).to_have_accessible_name("Scaleway est choisi")
    page.get_by_role("link", name="Lire dans le document").click()
    expect(page.get_by_role("heading", name=WORDS["fr"]["choice"])).to_be_focused()
    expect(page.locator(".panel")).to_be_hidden()


def test_filters_narrow_the_table_and_the_chart_alike(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/timeline")
    page.get_by_role("combobox", name="Acteur").select_option(label="Le Parlement (2)")
    expect(shown(page)).to_have_count(2)
    expect(page.locator("[data-count]")).to_have_text("2 événements")
    expect(page.locator(".chart.wide .off")).to_have_count(2)
    page.get_by_role("combobox", name="Thème").select_option(label="Les textes")
    expect(shown(page)).to_have_count(1)
    expect(shown(page).locator("time")).to_have_text("21 mai 2024")
    page.get_by_role("combobox", name="De").select_option("2025")
    expect(page.locator("[data-count]")).to_have_text("Aucun événement ne correspond.")


def test_period_has_both_its_years(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/timeline")
    page.get_by_role("combobox", name="De").select_option("2024")
    page.get_by_role("combobox", name="À").select_option("2025")
    expect(shown(page)).to_have_count(2)
    expect(page.locator("[data-group]:visible")).to_have_count(2)


def test_address_of_an_event_leads_to_it_and_an_unknown_one_is_told(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/timeline/choice")
    expect(page.get_by_role("button", name="Scaleway est choisi")).to_be_focused()
    page = open_page(f"{url}#/timeline/nothing")
    expect(page.locator("[data-heading]")).to_have_text("Cet événement n'est pas dans le dossier")


def test_passage_that_does_not_arrive_is_told_beside_its_event(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/timeline")
    expect(shown(page)).to_have_count(4)
    page.route("**/events/**", lambda route: route.abort())
    page.get_by_role("button", name="Scaleway est choisi").click()
    expect(page.get_by_role("alert")).to_contain_text("n'est pas arrivé")
    page.unroute("**/events/**")
    page.get_by_role("button", name="Scaleway est choisi").click()
    expect(page.locator(".panel mark")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_nothing_overflows_a_window_of_320_pixels(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/timeline", width=320, height=600)
    expect(shown(page)).to_have_count(4)
    assert overflow(page) <= 0
    assert "pwned" not in page.title()
