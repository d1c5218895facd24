"""`dossier timeline`: the events in a terminal, or as JSON."""

from __future__ import annotations

import json

import pytest


def test_events_are_listed_with_their_dates_as_precise_as_known_and_their_passages(dossier):
    listed = dossier("timeline", "--lang", "fr")

    assert (listed.code, listed.err) == (0, "")
    assert all(words in listed.out for words in ("23 avril 2026", "Scaleway est choisi", "host#choice", "événement"))


def test_json_has_every_event_of_the_shipped_dossier_in_the_order_of_time(dossier, shipped):
    listed = dossier("timeline", "--json", corpus=None)

    events = json.loads(listed.out)
    assert {event["id"] for event in events} == {event.id for event in shipped.events}
    assert [event["date"] for event in events] == sorted(event["date"] for event in events)
    assert set(events[0]) == {"id", "date", "title", "actors", "passage"}


def test_event_of_known_year_counts_for_the_whole_of_it(dossier, shipped):
    listed = json.loads(dossier("timeline", "--since", "2018-06", "--until", "2018-07-15", "--json", corpus=None).out)

    assert "2018" in {event["date"] for event in listed}
    assert all(event["date"] == "2018" or "2018-06" <= event["date"] <= "2018-07-15" for event in listed)
    assert len(listed) < len(shipped.events)


def test_no_event_between_the_dates_is_said(dossier):
    listed = dossier("timeline", "--until", "1999")

    assert (listed.code, listed.out) == (0, "No event between these dates.\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--since", "yesterday"), "“yesterday” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD."),
        (("--until", "2026-02-30"), "“2026-02-30” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD."),
        (("--since", "2026", "--until", "2025"), "“2025” comes before “2026”; swap the two dates."),
        (("--lang", "de"), "“de”: choose fr or en."),
    ],
)
def test_wrong_dates_and_languages_are_told_in_one_line(dossier, options, told):
    assert told in dossier("timeline", *options).error_line


def test_wrong_date_is_told_in_french_to_who_asks_for_french(dossier):
    said = dossier("timeline", "--since", "2026-13", lang="fr").error_line

    assert "«\u00a02026-13\u00a0» n'est pas une date" in said
