"""The page without a mouse, enlarged, without motion, and by ear."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.web.acting import FRENCH, ask, overflow
from tests.web.conftest import OpenPage
from tests.web.fake_assistant import TEXTS

# Marks what the keyboard should reach: what can be acted on and is shown, where no dialog covers it.
SHOULD_REACH = """() => {
    const all = document.querySelectorAll("a[href], button, textarea, input, select, summary, [tabindex='0']");
    const shown = [...all].filter((node) => node.checkVisibility({ visibilityProperty: true })
        && !node.disabled && node.tabIndex >= 0);
    shown.forEach((node, place) => { node.dataset.place = place; });
    return shown.length;
}"""
# Where the focus is, and whether it can be seen: an outline around the element or around the field that holds it.
FOCUSED = """() => {
    const node = document.activeElement;
    const outlined = (element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    const box = node.getBoundingClientRect();
    return {
        place: node.dataset.place ?? null,
        name: node.outerHTML.slice(0, 80),
        seen: outlined(node) || Boolean(node.closest(".field") && outlined(node.closest(".field"))),
        inWindow: box.bottom > 0 && box.top < innerHeight,
    };
}"""
# Keeps each text that appears in a part of the page that screen readers listen to.
LISTEN = """() => {
    window.heard = [];
    const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert]";
    new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) {
            if (!target.parentElement || !(target.closest ?? (() => null)).call(target, live)) continue;
            for (const node of addedNodes) if (node.textContent.trim()) window.heard.push(node.textContent.trim());
        }
    }).observe(document.body, { childList: true, subtree: true });
}"""


def walk(page: Page, steps: int) -> list[dict[str, object]]:
    """Where the focus goes in so many presses of Tab."""
    places = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        places.append(page.evaluate(FOCUSED))
    return places


def check_keyboard(page: Page) -> None:
    """Everything that can be acted on is reached by Tab, seen when it is, and left again."""
    page.evaluate("document.activeElement.blur()")
    count = page.evaluate(SHOULD_REACH)
    # A field for a date takes several steps.
    places = [place for place in walk(page, count + 8) if place["place"] is not None]
    assert {int(str(place["place"])) for place in places} == set(range(count))
    # Chromium draws a ring of its own around the calendar's button, inside a field for a date.
    seen = {place["place"] for place in places if place["seen"]}
    assert [place["name"] for place in places if place["place"] not in seen] == []
    assert [place["name"] for place in places if not place["inWindow"]] == []


def test_tab_reaches_everything_on_the_first_page(open_page: OpenPage) -> None:
    check_keyboard(open_page())


def test_tab_reaches_everything_under_an_answer(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH)
    page.locator("[data-verdict=not_useful]").click()
    page.evaluate("window.scrollTo(0, 0)")
    check_keyboard(page)


def test_first_tab_leads_past_everything_to_the_question(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_be_focused()


def test_a_whole_visit_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type(FRENCH)
    page.keyboard.press("Enter")
    answer = page.locator(".turn:last-child .answer")
    expect(answer).to_have_attribute("aria-busy", "false")
    mark = answer.locator(".cite").first
    while not mark.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement !== document.body"), "the mark is never reached"
    page.keyboard.press("Enter")
    expect(page.locator(".panel mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_at_200_percent_nothing_is_cut_or_scrolls_sideways(open_page: OpenPage) -> None:
    page = open_page(width=640, height=400, device_scale_factor=2)
    assert overflow(page) <= 0
    answer = ask(page, "Combien valait le marché intercalaire ?")
    page.locator("[data-verdict=not_useful]").click()
    assert overflow(page) <= 0
    answer.locator(".cite").first.click()
    expect(page.locator(".panel mark").first).to_be_visible()
    assert overflow(page) <= 0


def test_nothing_moves_for_who_asked_for_less_motion(open_page: OpenPage) -> None:
    moving = {}
    for wish in ("no-preference", "reduce"):
        page = open_page(reduced_motion=wish)
        page.evaluate(
            """() => {
                window.moved = 0;
                document.addEventListener("animationstart", () => { window.moved += 1; });
                document.addEventListener("transitionstart", () => { window.moved += 1; });
            }"""
        )
        ask(page, FRENCH).locator(".cite").first.click()
        expect(page.locator(".panel mark").first).to_be_visible()
        moving[wish] = page.evaluate("window.moved")
    assert moving["no-preference"] > 0
    assert moving["reduce"] == 0


def test_each_sentence_is_heard_once_wherever_it_is_said(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate(LISTEN)
    ask(page, FRENCH)
    heard = page.evaluate("window.heard")
    for sentence in TEXTS["fr"][:3]:
        assert sum(sentence in words for words in heard) == 1
    said = page.locator("[data-part=announcer] p").first
    expect(said).to_have_attribute("lang", "fr")
