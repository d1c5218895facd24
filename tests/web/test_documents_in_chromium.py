"""What a reader of the documents sees and does, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.acting import FRENCH as ASKED_IN_FRENCH
from tests.web.acting import ask, overflow
from tests.web.conftest import OpenPage
from tests.web.fake_dossier import HOSTILE, WORDS

FRENCH = WORDS["fr"]


def test_link_opens_the_list_and_says_where_one_is(open_page: OpenPage) -> None:
    page = open_page()
    views = page.get_by_role("navigation", name="Vues")
    expect(views.get_by_role("link", name="Questions")).to_have_attribute("aria-current", "page")
    views.get_by_role("link", name="Dossier").click()
    expect(views.get_by_role("link", name="Dossier")).to_have_attribute("aria-current", "page")
    expect(views.locator("[aria-current]")).to_have_count(1)
    expect(page.get_by_role("heading", name="Les documents du dossier")).to_be_focused()
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page).to_have_title("Les documents du dossier · La migration du Health Data Hub")
    assert page.url.endswith("#/documents")


def test_back_returns_to_where_one_was(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("link", name="Dossier").click()
    page.get_by_role("link", name=FRENCH["host"]).click()
    expect(page.locator("[data-heading]")).to_have_text(FRENCH["host"])
    page.go_back()
    expect(page.locator("[data-heading]")).to_have_text("Les documents du dossier")
    page.go_back()
    expect(page.locator("#question")).to_be_visible()
    page.go_forward()
    expect(page.locator("[data-heading]")).to_have_text("Les documents du dossier")


def test_address_of_a_section_opens_it_and_survives_a_reload(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/documents/host/plan", height=400)
    for _ in range(2):
        expect(page.get_by_role("heading", name=FRENCH["plan"])).to_be_focused()
        expect(page.get_by_role("heading", name=FRENCH["plan"])).to_be_in_viewport()
        page.reload()


def test_views_live_beside_the_query_of_the_address(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}?as_of=2026-01-01")
    page.get_by_role("link", name="Dossier").click()
    assert page.url == f"{url}?as_of=2026-01-01#/documents"


def test_typing_narrows_the_list_whatever_the_accents(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/documents")
    field = page.get_by_role("searchbox", name="Chercher un document")
    field.fill("HEBERG")
    expect(page.locator("[data-item]:visible")).to_have_count(1)
    expect(page.locator("[data-group]:visible")).to_have_count(1)
    expect(page.locator("[data-count]")).to_have_text("1 document")
    field.fill("zzz")
    expect(page.locator("[data-count]")).to_have_text("Aucun document ne correspond.")
    field.fill("")
    expect(page.locator("[data-count]")).to_have_text("2 documents")


def test_source_number_leads_to_its_note_and_the_note_back_to_the_same_number(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/documents/host")
    reference = page.locator("[data-at='ref:3']")
    reference.focus()
    page.keyboard.press("Enter")
    note = page.locator("[data-at='note:2']")
    expect(note).to_be_focused()
    expect(note.locator(".untitled")).to_have_attribute("lang", "en")
    note.get_by_role("link", name="Retour au texte").click()
    expect(reference).to_be_focused()


def test_disputed_sentence_leads_to_the_disagreement(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/documents/host")
    page.get_by_role("link", name="sources en désaccord").click()
    expect(page.locator(".dispute")).to_be_focused()
    expect(page.locator(".dispute")).to_contain_text("À retenir 6,2 millions.")


def test_language_switch_shows_the_same_document_in_the_other_language(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/documents/host/plan")
    expect(page.locator("[data-heading]")).to_have_text(FRENCH["host"])
    switch = page.get_by_role("button", name="English")
    switch.click()
    expect(page.locator("[data-heading]")).to_have_text(WORDS["en"]["host"])
    expect(switch).to_be_focused()
    expect(page).to_have_title("The choice of the host · The migration of the Health Data Hub")
    assert page.url.endswith("#/documents/host/plan")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("documents/nothing", "Ce document n'est pas dans le dossier"),
        ("documents/host/nothing", "Cette section n'est pas dans le dossier"),
        ("documents/%3Cscript%3Ealert(1)", "Ce document n'est pas dans le dossier"),
        ("documents/%E0%A4%A", "Ce document n'est pas dans le dossier"),
    ],
)
def test_what_the_dossier_does_not_have_is_told_in_the_view(
    open_page: OpenPage, url: str, address: str, words: str
) -> None:
    page = open_page(f"{url}#/{address}")
    expect(page.locator("[data-heading]")).to_have_text(words)
    page.get_by_role("link", name="Voir tous les documents").click()
    expect(page.locator("[data-heading]")).to_have_text("Les documents du dossier")


def test_view_that_does_not_arrive_is_told_and_can_be_tried_again(open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/views/**", lambda route: route.abort())
    page.get_by_role("link", name="Dossier").click()
    expect(page.get_by_role("alert")).to_contain_text("Cette vue n'est pas arrivée.")
    page.unroute("**/views/**")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator("[data-heading]")).to_have_text("Les documents du dossier")


def test_markup_in_a_document_is_text(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/documents/sren")
    expect(page.locator(".sentence")).to_contain_text(HOSTILE)
    expect(page.locator(".document script, .document img")).to_have_count(0)
    assert "pwned" not in page.title()


def test_typical_question_is_asked_in_the_chat(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/documents/host")
    page.locator("summary").first.click()
    page.get_by_role("button", name=FRENCH["question"]).first.click()
    expect(page.locator(".turn .question")).to_have_text(FRENCH["question"])
    expect(page.locator(".turn .statement")).to_have_count(3)
    expect(page.get_by_role("navigation", name="Vues").get_by_role("link", name="Questions")).to_have_attribute(
        "aria-current", "page"
    )


def test_cited_passage_leads_to_its_section_of_the_document(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, ASKED_IN_FRENCH).locator(".cite").first.click()
    link = page.locator(".panel").get_by_role("link", name="Lire dans le document")
    expect(link).to_have_attribute("href", "#/documents/choice-of-scaleway/decision")
    link.click()
    expect(page.locator(".panel")).to_be_hidden()
    expect(page.locator("[data-stage=documents] [data-heading]")).to_be_focused()
    page.go_back()
    expect(page.locator(".turn .statement")).to_have_count(3)


def test_nothing_overflows_a_window_of_320_pixels(open_page: OpenPage, url: str) -> None:
    for view in ("documents", "documents/host", "documents/sren", "documents/nothing"):
        page = open_page(f"{url}#/{view}", width=320, height=600)
        expect(page.locator("[data-heading]")).to_be_visible()
        assert overflow(page) <= 0


def test_going_back_finds_the_place_that_was_being_read(open_page: OpenPage, url: str) -> None:
    page = open_page(f"{url}#/documents/host", height=300)
    expect(page.locator("[data-heading]")).to_have_text(FRENCH["host"])
    page.evaluate("scrollTo(0, 400)")
    page.wait_for_function("scrollY === 400")
    page.get_by_role("navigation", name="Vues").get_by_role("link", name="Dossier").evaluate("link => link.click()")
    expect(page.locator("[data-heading]")).to_have_text("Les documents du dossier")
    page.wait_for_function("scrollY === 0")
    page.go_back()
    expect(page.locator("[data-heading]")).to_have_text(FRENCH["host"])
    page.wait_for_function("scrollY === 400")
