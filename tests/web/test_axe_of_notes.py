"""A note as a page breaks no rule of WCAG 2.2 A or AA that axe-core can check, fits any window and asks for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.briefing.writers import make_note_writer
from tests.briefing.small_note import small_note
from tests.web.accessible import LOOKS, Look, violations
from tests.web.acting import overflow
from tests.web.conftest import OpenPage


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A note saved on the disk, in French."""
    file = tmp_path / "note.html"
    file.write_bytes(make_note_writer("html").write(small_note("fr")))
    return file.as_uri()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_a_note_from_the_disk(open_page: OpenPage, address: str, look: Look) -> None:
    page = open_page(address, ready="h1", **look.options)
    assert violations(page) == []
    assert overflow(page) <= 0


def test_the_figure_follows_the_scheme_of_the_page(open_page: OpenPage, address: str) -> None:
    shown = "getComputedStyle(document.querySelector('figure svg [fill=\"#000000\"]')).fill"
    fills = [open_page(address, ready="h1", color_scheme=scheme).evaluate(shown) for scheme in ("light", "dark")]
    assert fills[0] != fills[1]


def test_a_mark_leads_to_its_footnote_and_the_footnote_back(open_page: OpenPage, address: str) -> None:
    page = open_page(address, ready="h1")
    page.locator("a[href='#note-2']").first.click()
    assert page.evaluate("document.querySelector(':target').id") == "note-2"
    page.locator("#note-2 [role=doc-backlink]").click()
    assert page.evaluate("document.querySelector(':target').id") == "mark-2"
