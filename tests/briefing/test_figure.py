from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from assistant.briefing.figure import chronology, png, svg
from assistant.briefing.records import Figure, Milestone


def figure(*dates):
    events = tuple(Milestone(date=date, title=f"Event of {date}") for date in dates)
    return Figure(title="Dates", alternative="Some events", events=events)


def test_events_stand_in_order_between_the_ends_of_the_axis():
    drawn = chronology(figure("2026-04-23", "2019", "2024-05"), "en")
    assert [event["date"] for event in drawn["events"]] == ["2019", "May 2024", "23 April 2026"]
    places = [event["start"] for event in drawn["events"]]
    assert places == sorted(places)
    assert all(0 <= event["start"] <= event["end"] <= 1 for event in drawn["events"])


def test_only_a_known_day_is_drawn_as_a_point():
    drawn = chronology(figure("2019", "2024-05", "2026-04-23"), "fr")
    assert [event["exact"] for event in drawn["events"]] == [False, False, True]


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (("2026-04-23",), ["April 2026", "May 2026"]),
        (("2026-01-10", "2026-04-12"), ["January 2026", "February 2026", "March 2026", "April 2026", "May 2026"]),
        (("2026-01-10", "2026-08-12"), ["January 2026", "March 2026", "May 2026", "July 2026", "September 2026"]),
        (("2025-01-08", "2026-09-26"), ["January 2025", "July 2025", "January 2026", "July 2026", "January 2027"]),
        (("2022-03", "2026-04-23"), ["2022", "2023", "2024", "2025", "2026", "2027"]),
        (("2000", "2026"), ["2000", "2005", "2010", "2015", "2020", "2025", "2030"]),
    ],
)  # fmt: skip
def test_the_axis_is_marked_evenly_in_months_or_years(dates, named):
    ticks = chronology(figure(*dates), "en")["ticks"]
    assert [tick["name"] for tick in ticks] == named
    assert (ticks[0]["at"], ticks[-1]["at"]) == (0, 1)


def test_it_is_drawn_as_an_image_and_as_shapes():
    assert png(figure("2026-04-23"), "fr").startswith(b"\x89PNG")
    drawing = svg(figure("2026-04-23"), "fr")
    assert ET.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"
    assert "<text" not in drawing
