"""What a person does and sees on the page, for the tests to say in one word."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FRENCH = "Qui va héberger le Health Data Hub ?"
ENGLISH = "Who will host the Health Data Hub?"
DESKTOP_AND_PHONE = (1280, 390)
# The quoted sentence in an open panel, and the one that says the same in the other language.
QUOTE = ".panel [data-role=quoted] mark"
TWIN = ".panel [data-role=twin] mark"


def ask(page: Page, question: str) -> Locator:
    """Asks and waits for the whole answer."""
    page.fill("#question", question)
    page.keyboard.press("Enter")
    answer = page.locator(".turn:last-child .answer")
    expect(answer).to_have_attribute("aria-busy", "false")
    return answer


def is_in_view(page: Page, selector: str) -> bool:
    """Whether the element can be seen within its scrolling panel and the window."""
    inside: bool = page.locator(selector).evaluate(
        """node => {
            const here = node.getBoundingClientRect();
            const body = node.closest(".panel-body").getBoundingClientRect();
            return here.top >= body.top && here.bottom <= Math.min(body.bottom, innerHeight);
        }"""
    )
    return inside


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width
