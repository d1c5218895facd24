"""What a reader of the bibliography sees and does, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.web.acting import overflow
from tests.web.conftest import OpenPage
from tests.web.fake_dossier import HOSTILE, WORDS


def shown(page: Page) -> Locator:
    """The sources that can be seen."""
    return page.locator("[data-stage=sources] [data-item]:visible")


def ids(page: Page) -> list[str | None]:
    """The sources that can be seen, in their order."""
    return [item.get_attribute("data-at") for item in shown(page).all()]


def test_sources_are_found_by_typing_and_by_rank_and_counted(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("link", name="Sources").click()
    expect(page.get_by_role("heading", name="Les sources")).to_be_focused()
    expect(shown(page)).to_have_count(4)
    page.get_by_role("searchbox", name="Chercher une source").fill("legifr securis")
    expect(shown(page)).to_have_count(1)
    expect(page.locator("[data-count]")).to_have_text("1 source")
    page.get_by_role("combobox", name="Rang").select_option("press")
    expect(page.locator("[data-count]")).to_have_text("Aucune source ne correspond.")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[data-count]")).to_have_text("1 source")
    expect(shown(page).locator(".badge")).to_have_text("Presse")


def test_count_is_polite_and_waits_for_the_typing_to_pause(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/sources")
    count = page.locator("[data-count]")
    expect(count).to_have_text("4 sources")
    expect(count).to_have_attribute("role", "status")
    page.evaluate(
        """() => {
            window.said = [];
            new MutationObserver(() => window.said.push(document.querySelector("[data-count]").textContent))
                .observe(document.querySelector("[data-count]"), { childList: true });
            const field = document.querySelector("#search-sources_view");
            for (const words of ["s", "sc", "sca"]) {
                field.value = words;
                field.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }"""
    )
    expect(count).to_have_text("1 source")
    assert page.evaluate("window.said") == ["1 source"]


def test_sources_are_put_in_the_order_asked_for(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/sources")
    expect(shown(page)).to_have_count(4)
    assert ids(page) == ["law", "release", "paper", "hostile"]
    order = page.get_by_role("combobox", name="Ordre")
    order.select_option("newest")
    assert ids(page) == ["release", "paper", "law", "hostile"]
    order.select_option("oldest")
    assert ids(page) == ["law", "paper", "release", "hostile"]
    order.select_option("rank")
    assert ids(page) == ["law", "release", "paper", "hostile"]


def test_choices_outlive_a_change_of_language(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/sources")
    page.get_by_role("combobox", name="Rang").select_option("law")
    expect(shown(page)).to_have_count(1)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("combobox", name="Rank")).to_have_value("law")
    expect(shown(page)).to_have_count(1)


def test_source_leads_to_the_section_that_rests_on_it(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/sources")
    page.locator("[data-at=release] summary").press("Enter")
    page.get_by_role("link", name=WORDS["fr"]["plan"]).press("Enter")
    expect(page.get_by_role("heading", name=WORDS["fr"]["plan"])).to_be_focused()
    page.get_by_role("link", name="Où elle est citée").first.click()
    expect(page.locator("[data-at=release]")).to_be_focused()


def test_address_of_a_source_opens_it_and_an_unknown_one_is_told(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/sources/paper")
    expect(page.locator("[data-at=paper]")).to_be_focused()
    page = open_page(f"{url}#/sources/nothing")
    expect(page.locator("[data-heading]")).to_have_text("Cette source n'est pas dans le dossier")


def test_markup_in_a_title_is_text_and_nothing_overflows(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/sources", width=320, height=600)
    expect(page.locator("[data-at=hostile] .untitled")).to_have_text(HOSTILE)
    assert "pwned" not in page.title()
    page.locator("[data-at=release] summary").click()
    assert overflow(page) <= 0
