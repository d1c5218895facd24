"""The tab of briefing notes in a browser: a note is prepared, changed, undone, shared and taken along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.service import Assistant
from tests.web.accessible import Look, violations
from tests.web.acting import overflow
from tests.web.conftest import OpenPage, serving
from tests.web.fake_dossier import HOSTILE
from tests.web.test_reach_in_chromium import check_keyboard

TOPIC = "Le choix de Scaleway"
SHORT = "#/briefing?topic=Le+choix+de+Scaleway&lang=fr&length=short"
LOOKS = [
    Look("light", "fr-FR", 1280),
    Look("dark", "en-GB", 1280),
    Look("dark", "fr-FR", 320),
    Look("light", "en-GB", 320),
]


@pytest.fixture(scope="module")
def desk_url(assistant: Assistant) -> Iterator[str]:
    """The address of a page whose staff prepare notes."""
    with serving(assistant, staff=True) as address:
        yield address


def ready(page: Page) -> None:
    expect(page.locator("#note-title")).to_be_visible()
    expect(page.locator("[data-working]")).to_be_hidden()


def items(page: Page) -> list[str]:
    return page.locator(".sheet [data-part-of=essentials] .item p").all_inner_texts()


def test_a_note_is_prepared_from_the_form_and_its_address_gives_it_again(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(desk_url)
    page.get_by_role("link", name="Notes").click()
    page.fill("#briefing-topic", TOPIC)
    page.select_option("#briefing-length", "short")
    page.get_by_role("button", name="Préparer la note").click()
    ready(page)
    expect(page.locator("#note-title")).to_be_focused()
    expect(page.locator("[data-note-said]")).to_contain_text("Note prête")
    assert "topic=Le+choix+de+Scaleway" in page.url
    told = page.locator(".sheet").inner_text()
    page.reload()
    ready(page)
    assert page.locator(".sheet").inner_text() == told
    expect(page.locator("#briefing-topic")).to_have_value(TOPIC)
    expect(page.locator("#briefing-length")).to_have_value("short")


def test_what_is_removed_and_pinned_is_listed_and_undone(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}{SHORT}")
    ready(page)
    whole = items(page)
    first = whole[0]
    page.locator("[data-part-of=essentials] [data-remove]").first.click()
    expect(page.locator(".choices li")).to_have_count(1)
    ready(page)
    assert first not in items(page)
    expect(page.locator("[data-part-of=essentials] [data-remove]").first).to_be_focused()
    page.locator("[data-part-of=essentials] [data-pin]").last.click()
    expect(page.locator("[data-pin][aria-pressed=true]")).to_have_count(1)
    expect(page.locator("[data-pin][aria-pressed=true]")).to_be_focused()
    page.select_option("#briefing-audience", "press")
    page.get_by_role("button", name="Préparer la note").click()
    expect(page.locator("[data-note-said]")).to_contain_text("Note prête")
    expect(page.locator(".choices li")).to_have_count(2)
    page.select_option("#briefing-audience", "minister")
    page.get_by_role("button", name="Préparer la note").click()
    expect(page.locator("#note-title")).to_contain_text("ministre")
    page.locator("[data-undo=everything]").click()
    expect(page.locator(".choices")).to_have_count(0)
    assert items(page) == whole


def test_a_section_is_left_out_and_put_back(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}{SHORT}")
    ready(page)
    page.locator("[data-leave=chronology]").click()
    expect(page.locator("[data-part-of=chronology]")).to_have_count(0)
    expect(page.locator("[name=sections][value=chronology]")).not_to_be_checked()
    page.reload()
    ready(page)
    expect(page.locator("[data-part-of=chronology]")).to_have_count(0)
    page.locator("[data-undo=sections]").click()
    expect(page.locator("[data-part-of=chronology]")).to_have_count(1)


def test_a_source_is_set_aside_from_the_passage_that_rests_on_it(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}{SHORT}")
    ready(page)
    page.locator(".sheet .cite").first.click()
    expect(page.locator(".panel mark").first).to_be_visible()
    expect(page.locator(".panel .kicker .number")).to_have_text("[1]")
    source = page.locator(".panel [data-remove-source]").first.get_attribute("data-remove-source")
    page.locator(".panel [data-remove-source]").first.click()
    expect(page.locator(f".choices [data-undo=without_sources][data-name='{source}']")).to_be_visible()
    expect(page.locator(f".sheet [data-remove-source='{source}']")).to_have_count(0)
    page.locator(".sheet [data-pin-source]").first.click()
    expect(page.locator(".choices [data-undo=pinned_sources]")).to_have_count(1)


def test_the_note_is_taken_along_in_every_format_under_its_own_name(
    open_page: OpenPage, desk_url: str, tmp_path: Path
) -> None:
    page = open_page(f"{desk_url}{SHORT}")
    ready(page)
    openings = {"docx": b"PK", "odt": b"PK", "pdf": b"%PDF", "md": b"# ", "html": b"<!doctype", "receipt": b"{"}
    for name, opening in openings.items():
        with page.expect_download() as taken:
            page.locator(f"[data-note-file={name}]").click()
        suffix = "receipt.json" if name == "receipt" else name
        assert taken.value.suggested_filename.startswith("note-le-choix-de-scaleway-2026-")
        assert taken.value.suggested_filename.endswith(f".{suffix}")
        taken.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(opening)
    first = page.locator(".sheet .points .item p").first.inner_text().split(".")[0]
    assert first.replace("\xa0", " ") in (tmp_path / "md").read_text(encoding="utf-8").replace("\xa0", " ")


def test_a_refusal_offers_near_topics_and_loses_nothing_typed(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}#/briefing")
    page.fill("#briefing-topic", f"La réforme des retraites {HOSTILE}")
    page.select_option("#briefing-length", "short")
    page.locator(".prepare").click()
    expect(page.locator("[data-trouble]")).to_contain_text("le dossier ne traite pas")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".prepare")).to_have_text("Prepare the note")
    expect(page.locator("#briefing-topic")).to_have_value(f"La réforme des retraites {HOSTILE}")
    page.get_by_role("link", name="Timeline").click()
    page.get_by_role("link", name="Notes").click()
    expect(page.locator("#briefing-topic")).to_have_value(f"La réforme des retraites {HOSTILE}")
    page.locator(".prepare").click()
    near = page.locator("[data-trouble] .ask").first
    title = near.inner_text()
    near.click()
    ready(page)
    expect(page.locator("#briefing-topic")).to_have_value(title)
    assert page.title() != "pwned"


def test_another_view_and_another_language_keep_the_note(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}{SHORT}")
    ready(page)
    title, told = page.locator("#note-title").inner_text(), items(page)
    page.get_by_role("link", name="Chronologie").click()
    expect(page.locator("[data-stage=timeline] table")).to_be_visible()
    page.get_by_role("link", name="Notes").click()
    expect(page.locator("#note-title")).to_have_text(title)
    page.get_by_role("button", name="English").click()
    expect(page.locator("[data-remove]").first).to_have_attribute("title", "Remove")
    expect(page.locator("#note-title")).to_have_text(title)
    assert items(page) == told
    assert "lang=fr" in page.url


def test_what_cannot_be_sent_is_said_beside_its_field(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}#/briefing")
    page.locator(".prepare").click()
    expect(page.locator("[data-hint]")).to_have_text("Écrivez d'abord le sujet de la note.")
    expect(page.locator("#briefing-topic")).to_be_focused()
    page.fill("#briefing-topic", "a" * 301)
    expect(page.locator("[data-hint]")).to_contain_text("trop long")
    page.fill("#briefing-topic", TOPIC)
    page.fill("#briefing-day", "1990-01-01")
    page.locator(".prepare").click()
    expect(page.locator("[data-day-hint]")).to_contain_text("Choisissez un jour")
    expect(page.locator("#briefing-day")).to_be_focused()


def test_a_server_that_is_gone_is_told_and_the_note_can_be_asked_again(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}#/briefing")
    page.fill("#briefing-topic", TOPIC)
    page.route("**/briefing/note", lambda route: route.abort())
    page.locator(".prepare").click()
    expect(page.locator("[data-trouble] p")).not_to_be_empty()
    page.unroute("**/briefing/note")
    page.locator("[data-trouble] .ask").click()
    ready(page)


def test_preparing_can_be_stopped(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}#/briefing")
    page.fill("#briefing-topic", TOPIC)
    page.route("**/briefing/note", lambda _: None)
    page.locator(".prepare").click()
    page.locator("[data-stop-note]").click()
    expect(page.locator("[data-working]")).to_be_hidden()
    expect(page.locator(".prepare")).to_be_focused()
    expect(page.locator("[data-trouble]")).to_be_empty()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_note_and_form_break_no_rule_and_fit(open_page: OpenPage, desk_url: str, look: Look) -> None:
    page = open_page(f"{desk_url}{SHORT}", **look.options)
    ready(page)
    page.locator("[data-part-of=essentials] [data-pin]").first.click()
    expect(page.locator(".choices")).to_be_visible()
    page.locator(".parts summary").click()
    page.locator(".annexed summary").click()
    assert overflow(page) <= 0
    assert violations(page) == []


def test_tab_reaches_everything_of_a_note(open_page: OpenPage, desk_url: str) -> None:
    page = open_page(f"{desk_url}{SHORT}&sections=essentials")
    ready(page)
    check_keyboard(page)


def test_off_by_default_the_page_has_no_tab(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.locator("[data-view=briefing]")).to_have_count(0)
    page.evaluate("location.hash = '#/briefing?topic=x'")
    expect(page.locator("#question")).to_be_visible()
