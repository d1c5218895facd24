"""Where the timeline's drawing puts the events."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from assistant.web.views.chart import NARROW, WIDE, Drawing, Mark, Shape, Size, draw
from assistant.web.views.timeline import list_entries
from corpus.dossier import Dossier

TODAY = date(2026, 11, 23)


def shapes(drawing: Drawing) -> dict[str, Shape]:
    """The drawing's marks by the events they stand for."""
    return {shape.id: shape for lane in drawing.lanes for shape in lane.shapes}


def overlap(one: Shape, other: Shape) -> bool:
    """Whether two marks cover each other."""
    beside = one.left + one.width <= other.left or other.left + other.width <= one.left
    above = one.top + one.height <= other.top or other.top + other.height <= one.top
    return not (beside or above)


def test_time_runs_evenly_from_the_first_year_to_the_end_of_the_last() -> None:
    drawing = draw([Mark("a", "2020-07-01", "k"), Mark("b", "2023-01-01", "k")], ["k"], TODAY, WIDE)
    assert [tick.year for tick in drawing.ticks] == [2020, 2021, 2022, 2023]
    gaps = [second.x - first.x for first, second in zip(drawing.ticks, drawing.ticks[1:], strict=False)]
    assert gaps == pytest.approx([WIDE.width / 4] * 3, abs=1)
    middle = shapes(drawing)["a"].left + WIDE.mark / 2
    assert middle == pytest.approx(WIDE.width / 8, abs=1)


def test_mark_is_as_long_as_what_is_known_of_its_date() -> None:
    drawing = draw([Mark("year", "2020", "k"), Mark("month", "2020-04", "k"), Mark("day", "2020-04-23", "k")],
                   ["k"], TODAY, WIDE)  # fmt: skip
    drawn = shapes(drawing)
    assert drawn["year"].width == pytest.approx(WIDE.width, abs=3)
    assert drawn["month"].width == pytest.approx(WIDE.width * 29 / 366, abs=1)
    assert drawn["day"].width == WIDE.mark
    assert {name: shape.exact for name, shape in drawn.items()} == {"year": False, "month": False, "day": True}


def test_topics_stand_above_each_other_in_the_order_given() -> None:
    drawing = draw([Mark("a", "2020", "k"), Mark("b", "2020", "l")], ["l", "k"], TODAY, WIDE)
    assert [lane.kind for lane in drawing.lanes] == ["l", "k"]
    assert shapes(drawing)["b"].top < drawing.lanes[0].bottom < shapes(drawing)["a"].top


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_event_of_the_dossier_hides_another_or_leaves_the_drawing(shipped: Dossier, size: Size) -> None:
    marks = [Mark(entry.event.id, entry.event.date, entry.kind) for entry in list_entries(shipped)]
    drawing = draw(marks, ["articles", "regulations", "decisions", "guides"], shipped.speaks_until, size)
    drawn = shapes(drawing)
    assert len(drawn) == len(shipped.events)
    assert not [pair for pair in combinations(drawn.values(), 2) if overlap(*pair)]
    for shape in drawn.values():
        assert shape.left >= 0
        assert shape.left + shape.width <= size.width + 0.1
        assert shape.top >= 0


def test_closing_day_is_drawn_where_it_falls() -> None:
    marks = [Mark("a", "2026-01-01", "k"), Mark("b", "2027-01-01", "k")]
    assert draw(marks, ["k"], date(2027, 1, 1), WIDE).today == pytest.approx(WIDE.width / 2, abs=1)
    assert draw(marks, ["k"], date(2040, 1, 1), WIDE).today == WIDE.width
