"""The timeline as its view shows it, and the passage that tells an event."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.web.views.missing import NotInDossier
from assistant.web.views.timeline import count_actors, list_entries, render_event, render_timeline
from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from tests.web.fake_dossier import WORDS, make_dossier

DOSSIER = make_dossier()


def test_events_are_in_the_order_of_time_with_the_topic_of_the_document_that_tells_them() -> None:
    assert [(entry.event.id, entry.kind) for entry in list_entries(DOSSIER)] == [
        ("law", "regulations"),
        ("plan", "articles"),
        ("dropped", "articles"),
        ("choice", "articles"),
    ]


def test_table_says_all_that_the_chart_draws() -> None:
    html = render_timeline(DOSSIER, "en")
    charts, table = html.split("<table")
    drawn = re.findall(r'<g data-event="(\w+)">', charts)
    assert sorted(drawn) == sorted([event.id for event in DOSSIER.events] * 2)
    assert sorted(re.findall(r'data-event="(\w+)"', table)) == sorted(event.id for event in DOSSIER.events)
    assert charts.count('<svg class="chart') == charts.count('aria-hidden="true" focusable="false"') == 2


def test_date_is_as_precise_as_it_is_known() -> None:
    html = render_timeline(DOSSIER, "en")
    for shown in ('"2025">2025<', '"2026-02">February 2026<', '"2026-04-23">23 April 2026<'):
        assert f"<time datetime={shown}/time>" in html


def test_actors_are_counted_and_named_in_the_language() -> None:
    counted = count_actors(list_entries(DOSSIER), "fr")
    assert [(actor.name_fr, events) for actor, events in counted] == [("Le Parlement", 2), ("Scaleway", 2)]
    assert '<option value="parliament">Parliament (2)</option>' in render_timeline(DOSSIER, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_in_a_title_is_text(language) -> None:
    html = render_timeline(DOSSIER, language)
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") == 3


def test_event_marks_the_sentences_of_its_own_date() -> None:
    html = render_event(DOSSIER, "en", "choice")
    assert re.findall("<mark>(.*?)</mark>", html) == [WORDS["en"]["chosen"]]
    assert "Sources of the highlighted sentences" in html
    assert html.count("<li>") == 2
    assert 'href="#/documents/host/choice"' in html


def test_event_whose_date_no_sentence_has_shows_the_whole_passage_and_its_sources() -> None:
    events = (DOSSIER.events[0].model_copy(update={"date": "2024"}),)
    html = render_event(replace(DOSSIER, events=events), "en", "plan")
    assert "<mark>" not in html
    assert WORDS["en"]["planned"] in html
    assert "Sources of this passage" in html


def test_unknown_event_is_told() -> None:
    for render in (render_timeline, render_event):
        with pytest.raises(NotInDossier):
            render(DOSSIER, "fr", "nothing")


def test_dossier_without_events_has_no_chart() -> None:
    html = render_timeline(replace(DOSSIER, events=()), "fr")
    assert "<svg" not in html
    assert "<table" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_that_ships_can_be_opened(shipped: Dossier, language) -> None:
    for event in shipped.events:
        assert 'id="panel-heading"' in render_event(shipped, language, event.id)
