"""What a person sees and does in the web chat, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import OpenPage
from tests.web.fake_assistant import HOSTILE, TEXTS, FakeAssistant

FRENCH = "Qui va héberger le Health Data Hub ?"
ENGLISH = "Who will host the Health Data Hub?"
DESKTOP_AND_PHONE = (1280, 390)
# Keeps in the page how many statements it has shown, each time that the number changes while the answer is under way.
WATCH = """() => {
    window.seen = [];
    new MutationObserver(() => {
        const shown = document.querySelectorAll(".answer .statement").length;
        if (shown && window.seen.at(-1) !== shown) window.seen.push(shown);
    }).observe(document.body, { childList: true, subtree: true });
}"""


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


def test_answer_comes_statement_after_statement(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate(WATCH)
    ask(page, FRENCH)
    seen = page.evaluate("window.seen")
    statements = page.locator(".answer .statement")
    # A slow machine may paint two statements at once, but never all of them, and never fewer than before.
    assert seen == sorted(seen)
    assert seen[0] < seen[-1] == 3
    assert [words.split("\xa0")[0] for words in statements.all_text_contents()] == list(TEXTS["fr"][:3])


def test_answer_follows_the_language_of_the_question(open_page: OpenPage) -> None:
    page = open_page(locale="fr-FR")
    english = ask(page, ENGLISH)
    expect(english).to_have_attribute("lang", "en")
    expect(english.locator(".as-of")).to_contain_text("as of 23 November 2026")
    french = ask(page, FRENCH)
    expect(french).to_have_attribute("lang", "fr")
    expect(french.locator(".as-of")).to_contain_text("au 23 novembre 2026")


def test_citation_opens_its_passage_with_the_quote_highlighted(open_page: OpenPage) -> None:
    for width in DESKTOP_AND_PHONE:
        page = open_page(width=width)
        ask(page, FRENCH).locator(".statement .cite").nth(1).click()
        expect(page.locator(".panel mark")).to_have_text(TEXTS["fr"][1])
        assert is_in_view(page, ".panel mark")
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
        expect(page.locator(".panel mark")).to_have_text(TEXTS["en"][0])
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
    expect(page.locator(".panel mark")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(mark).to_be_focused()


def test_escape_closes_a_panel_that_has_not_yet_become_a_sheet(open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script("MediaQueryList.prototype.addEventListener = () => {};")
    page.reload()
    page.wait_for_selector(".dossier h1:not(:empty)")
    ask(page, FRENCH).locator(".cite").first.click()
    expect(page.locator(".panel mark")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()


def test_asking_again_closes_the_passage_and_keeps_the_focus_in_the_field(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH).locator(".cite").first.click()
    ask(page, ENGLISH)
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator("#question")).to_be_focused()


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


def test_interface_speaks_the_browsers_language_and_its_examples_come_first(open_page: OpenPage) -> None:
    for locale, language, title in (("fr-FR", "fr", "La migration"), ("en-GB", "en", "The migration")):
        page = open_page(locale=locale)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_contain_text(title)
        expect(page.locator(".examples ul").first).to_have_attribute("lang", language)
        expect(page.locator(".examples ul")).to_have_count(2)


def test_switching_the_language_keeps_the_conversation(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".welcome .until")).to_contain_text("The dossier ends on 23 November 2026.")
    expect(page.locator(".turn .question")).to_have_text(FRENCH)
    expect(page.locator(".turn .statement")).to_have_count(3)
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_follow_up_carries_the_conversation_and_another_visitor_has_none(
    open_page: OpenPage, fake: FakeAssistant
) -> None:
    page, other = open_page(), open_page()
    ask(page, FRENCH)
    ask(page, "Et combien de temps ?")
    assert [turn.role for turn in fake.asked[-1].history] == ["user", "assistant"]
    assert fake.asked[-1].history[0].content == FRENCH
    ask(other, FRENCH)
    assert fake.asked[-1].history == ()


def test_reload_finds_the_conversation_again_and_clearing_it_ends_it(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH)
    page.reload()
    expect(page.locator(".turn .question")).to_have_text(FRENCH)
    page.locator(".statement .cite").first.click()
    expect(page.locator(".panel mark")).to_have_text(TEXTS["fr"][0])
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator(".examples")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)


def test_empty_question_is_not_sent(open_page: OpenPage, fake: FakeAssistant) -> None:
    page = open_page()
    asked = len(fake.asked)
    page.fill("#question", "  \n ")
    page.click(".send")
    expect(page.locator("#hint")).to_contain_text("Écrivez d'abord une question")
    assert len(fake.asked) == asked
    expect(page.locator(".turn")).to_have_count(0)


def test_too_long_a_question_is_not_sent_and_says_so(open_page: OpenPage, fake: FakeAssistant) -> None:
    page = open_page(locale="en-GB")
    asked = len(fake.asked)
    page.fill("#question", "a" * 2001)
    page.keyboard.press("Enter")
    expect(page.locator("#hint")).to_have_text("This question is too long: 2,000 characters at most, it has 2,001.")
    assert len(fake.asked) == asked


def test_typed_markup_is_shown_as_text(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, HOSTILE)
    expect(page.locator(".turn .question")).to_have_text(HOSTILE)
    expect(answer.locator(".statement")).to_have_text(HOSTILE)
    expect(page.locator(".turns script, .turns img")).to_have_count(0)
    assert "pwned" not in page.title()


def test_template_characters_in_a_question_are_not_code(open_page: OpenPage) -> None:
    page = open_page()
    hostile = "<script> ${document.title='pwned'} {{limit}} `+alert(1)+` \\"
    expect(ask(page, hostile).locator(".statement")).to_have_text(hostile)
    assert "pwned" not in page.title()


def test_each_statement_is_announced_once(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, FRENCH)
    announced = page.locator("[data-part=announcer] p")
    expect(announced).to_have_text([*TEXTS["fr"][:3], "Réponse complète, 2 sources."])


def test_failure_is_told_and_can_be_tried_again(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, "boom")
    expect(answer).to_have_attribute("data-state", "error")
    expect(answer).to_contain_text("La réponse n'est pas arrivée.")
    answer.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn:last-child .answer")).to_have_attribute("data-state", "error")
    expect(ask(page, FRENCH).locator(".statement")).to_have_count(3)


@pytest.mark.parametrize("trouble", ["unreachable", "crowded"])
def test_service_that_cannot_answer_is_told(open_page: OpenPage, trouble: str) -> None:
    page = open_page()
    if trouble == "unreachable":
        page.route("**/queue/join*", lambda route: route.abort())
    else:
        page.route("**/queue/join*", lambda route: route.fulfill(status=503, body='{"detail": "full"}'))
    expect(ask(page, FRENCH)).to_contain_text("La réponse n'est pas arrivée.")


def test_nothing_overflows_a_window_of_320_pixels(open_page: OpenPage) -> None:
    page = open_page(width=320, height=600)
    assert overflow(page) <= 0
    answer = ask(page, "Combien valait le marché intercalaire ?")
    assert overflow(page) <= 0
    answer.locator(".cite").first.click()
    expect(page.locator(".panel mark")).to_be_visible()
    assert overflow(page) <= 0


def test_page_shows_nothing_of_gradio(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.locator("footer:visible")).to_have_count(1)
    expect(page.get_by_text(re.compile("gradio", re.I))).to_have_count(0)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("banner")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
