"""The bibliography as its view shows it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.web.views.missing import NotInDossier
from assistant.web.views.sources import list_entries, render_sources
from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from tests.web.fake_dossier import WORDS, make_dossier

DOSSIER = make_dossier()


def test_sources_go_from_the_most_to_the_least_authoritative() -> None:
    assert [entry.source.id for entry in list_entries(DOSSIER, "fr")] == ["law", "release", "paper", "hostile"]


def test_source_tells_the_sections_that_rest_on_it_each_once() -> None:
    uses = {entry.source.id: entry.uses for entry in list_entries(DOSSIER, "en")}
    assert [(use.document.id, [passage.anchor for passage in use.passages]) for use in uses["release"]] == [
        ("host", ["choice", "plan"])
    ]
    assert [(use.document.id, [passage.anchor for passage in use.passages]) for use in uses["paper"]] == [
        ("host", ["choice"])
    ]
    html = render_sources(DOSSIER, "en")
    assert f'<a href="#/documents/host/plan">{WORDS["en"]["plan"]}</a>' in html
    assert "Cited by 2 sections of the dossier" in html
    assert "Cited by one section of the dossier" in html


def test_source_that_nothing_rests_on_says_so() -> None:
    spare = DOSSIER.sources["law"].model_copy(update={"id": "spare"})
    html = render_sources(replace(DOSSIER, sources={"spare": spare}), "fr")
    assert "Citée par aucune section du dossier" in html
    assert "<details" not in html


def test_only_ordinary_addresses_are_links_and_markup_is_text() -> None:
    html = render_sources(DOSSIER, "fr")
    assert set(re.findall(r'href="(?!#)([^"]*)"', html)) == {"https://example.org/release", "https://example.org/law"}
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") == 2


def test_date_is_as_precise_as_it_is_known() -> None:
    html = render_sources(DOSSIER, "en")
    assert '<time datetime="2026-04">April 2026</time>' in html
    assert '<time datetime="2024-05-21">21 May 2024</time>' in html
    assert "undated" in html


def test_title_in_another_language_says_so() -> None:
    assert '<span class="untitled" lang="en">The contract and its price</span>' in render_sources(DOSSIER, "fr")
    assert '<span class="untitled">The contract and its price</span>' in render_sources(DOSSIER, "en")


def test_only_ranks_that_occur_can_be_chosen() -> None:
    ranks = re.findall(r'<option value="(\w+)">', render_sources(DOSSIER, "fr"))
    assert ranks == ["law", "official", "press", "other", "rank", "newest", "oldest"]


def test_unknown_source_is_told() -> None:
    with pytest.raises(NotInDossier):
        render_sources(DOSSIER, "fr", "nothing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_that_ships_is_listed(shipped: Dossier, language) -> None:
    html = render_sources(shipped, language)
    assert html.count("data-item") == len(shipped.sources)
