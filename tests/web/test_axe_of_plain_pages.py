"""The pages that are not the chat break no rule of WCAG 2.2 A or AA that axe-core can check, and fit any window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from index.errors import ModelFileDamaged
from tests.web.accessible import LOOKS, Look, violations
from tests.web.acting import overflow
from tests.web.conftest import READY_SECONDS, OpenPage
from tests.web.test_service import Loading

STATES = ("building", "unavailable", "maintenance", "not_found", "accessibility")


@pytest.fixture(scope="module")
def addresses(url: str) -> Iterator[dict[str, str]]:
    """The address of a page in each state."""
    with ExitStack() as stack:
        building, damaged, closed = Loading(), Loading(ModelFileDamaged(path="x")), Loading()
        found = {
            "building": stack.enter_context(building.serving()),
            "unavailable": stack.enter_context(damaged.serving()),
            "maintenance": stack.enter_context(closed.serving(maintenance="Retour à 14 h.")),
            "not_found": f"{url}nowhere",
            "accessibility": f"{url}accessibility",
        }
        assert building.begun.wait(READY_SECONDS)
        building.progress(64, 512)
        assert damaged.failed.wait(READY_SECONDS)
        yield found


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_plain_page(open_page: OpenPage, addresses: dict[str, str], look: Look, state: str) -> None:
    page = open_page(addresses[state], ready="h1", **look.options)
    expect(page.locator("html")).to_have_attribute("lang", "fr" if look.french else "en")
    assert violations(page) == []
    assert overflow(page) <= 0


def test_statement_is_a_link_away_from_the_chat_and_back(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("link", name="Accessibilité").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accessibilité de ce site")
    page.get_by_role("link", name="Aller au chat").click()
    expect(page.locator("#question")).to_be_visible()
