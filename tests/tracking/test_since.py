"""Since a day: a snapshot when one is old enough, else the dossier's own dates; which of the two is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assistant.tracking.changes import Changes
from assistant.tracking.errors import SinceInFuture, SnapshotUnknown
from assistant.tracking.happened import happened_since
from assistant.tracking.report import report
from assistant.tracking.shelf import Shelf
from assistant.tracking.since import changes_since
from corpus.records import Event
from tests.assistant.small_dossier import budget_dossier
from tests.tracking.two_versions import with_document, with_sentence

MAY = datetime(2026, 5, 1, tzinfo=UTC)


def happened(day: str, dossier=None) -> Changes:
    return happened_since(date.fromisoformat(day), dossier or budget_dossier(), "fr")


def test_a_day_after_a_snapshot_compares_with_it(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.keep(budget_dossier(), MAY)
    later = with_sentence(budget_dossier(), "plan#amount", 1, until="2026-02-05")

    found = changes_since("2026-06-01", later, shelf, "fr")
    assert (found.basis, found.before_version, found.before_made_at) == ("snapshot", "1", MAY)
    assert [change.kind for change in found.sentences] == ["superseded"]
    assert "l'instantané 1, fait le 2026-05-01" in report(found)


def test_a_day_before_every_snapshot_tells_what_the_dossier_dates(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.keep(budget_dossier(), MAY)

    found = changes_since("2026-04-30", budget_dossier(), shelf, "fr")
    assert (found.basis, found.before_version) == ("dates", None)
    assert "Aucun instantané n'est assez ancien" in report(found)


def test_a_snapshot_is_compared_with_by_its_name(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.keep(replace(budget_dossier(), version="2026-11-23+abcdef"), MAY)

    assert changes_since("abcdef", budget_dossier(), shelf, "en").before_version == "2026-11-23+abcdef"


@pytest.mark.parametrize("since", ["2026-02-30", "yesterday", "26-01-01", ""])
def test_what_is_neither_a_day_nor_a_snapshot_is_an_error(tmp_path, since):
    with pytest.raises(SnapshotUnknown):
        changes_since(since, budget_dossier(), Shelf(tmp_path), "en")


def test_a_day_to_come_is_an_error(tmp_path):
    with pytest.raises(SinceInFuture):
        changes_since("9999-01-01", budget_dossier(), Shelf(tmp_path), "en")


def test_facts_dated_since_are_new_and_those_ended_since_superseded_by_what_replaced_them():
    ended = with_sentence(budget_dossier(), "plan#amount", 0, until="2026-02-05")

    assert [(c.kind, c.passage_id) for c in happened("2026-02-05", ended).sentences] == [
        ("superseded", "plan#amount"), ("new", "plan#dropped"), ("new", "article#claim"), ("new", "host#choice"),
    ]  # fmt: skip
    superseded = happened("2026-02-05", ended).sentences[0]
    assert superseded.replaced_by.text == "Le marché intercalaire a été abandonné le 5 février 2026."


def test_only_what_may_lie_on_or_after_the_day_counts():
    assert [c.passage_id for c in happened("2026-02-18").sentences] == ["host#choice"]
    assert happened("2026-11-01").sentences == ()
    month = with_sentence(budget_dossier(), "host#choice", 0, on="2026-11")
    assert [c.passage_id for c in happened("2026-11-20", month).sentences] == ["host#choice"]


def test_documents_count_by_the_day_they_were_published_entered_into_force_or_ended():
    dated = with_document(budget_dossier(), "plan", in_force_from="2026-03-01", in_force_until="2026-10-01")

    assert [(c.kind, c.id) for c in happened("2026-04-01", dated).documents] == [("ended", "plan"), ("new", "host")]
    assert next((c.kind, c.id) for c in happened("2026-02-10", dated).documents) == ("in_force", "plan")


def test_an_entry_into_force_still_to_come_has_not_happened():
    future = with_document(budget_dossier(), "plan", in_force_from="2029-03-26")

    assert "in_force" not in {change.kind for change in happened("2026-01-01", future).documents}


def test_events_are_told_in_the_order_in_which_they_happened():
    made = [
        Event(id=day, date=day, title_fr=day, title_en=day, passage="host#choice")
        for day in ("2026-06", "2026-04-23", "2025-01-01", "2027-01-01")
    ]

    found = happened("2026-01-01", replace(budget_dossier(), events=tuple(made)))
    assert [change.id for change in found.events] == ["2026-04-23", "2026-06"]


def test_a_conflict_opened_when_its_second_side_was_published():
    assert [(c.kind, c.id, c.date) for c in happened("2026-02-10").conflicts] == [("opened", "budget", "2026-02-17")]
    assert happened("2026-02-18").conflicts == ()
