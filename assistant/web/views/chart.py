"""The timeline's drawing: events along a true scale of time, topic above topic, none upon another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corpus.dates import first_day, last_day

LANE_HEAD = 22.0
LANE_GAP = 8.0
AXIS = 24.0


class Size(NamedTuple):
    """A drawing's width and its marks' size, in its own units, and every how many years it names one."""

    name: str
    width: float
    mark: float
    step: int


WIDE = Size("wide", 736, 9, 1)
NARROW = Size("narrow", 320, 7, 2)


class Mark(NamedTuple):
    """An event to draw: its date of known precision, and its topic."""

    id: str
    date: str
    kind: str


class Shape(NamedTuple):
    """A mark where it stands; a day is a full dot, a month or a year is hollow and as long as it lasts."""

    id: str
    left: float
    top: float
    width: float
    height: float
    exact: bool


class Lane(NamedTuple):
    """A topic's events, packed; `bottom` is the line they stand on."""

    kind: str
    top: float
    bottom: float
    shapes: list[Shape]


class Tick(NamedTuple):
    """The beginning of a year; every so many years it is named."""

    x: float
    year: int
    named: bool


@dataclass(frozen=True)
class Drawing:
    """A drawing ready for the template."""

    size: Size
    height: float
    lanes: list[Lane]
    ticks: list[Tick]
    today: float


@dataclass(frozen=True)
class Scale:
    """Turns days into places along the drawing's width."""

    start: date
    end: date
    width: float

    def at(self, day: date) -> float:
        """Where the day begins."""
        return round(self.width * (day - self.start).days / (self.end - self.start).days, 1)


def draw(marks: list[Mark], kinds: list[str], today: date, size: Size) -> Drawing:
    """The marks, topic by topic in the order given, on whole years; raises ValueError without a mark."""
    first = min(first_day(mark.date) for mark in marks).year
    last = max(last_day(mark.date).year for mark in marks)
    scale = Scale(date(first, 1, 1), date(last + 1, 1, 1), size.width)
    lanes: list[Lane] = []
    top = 0.0
    for kind in kinds:
        lane = _lane(kind, [mark for mark in marks if mark.kind == kind], scale, size, top)
        lanes.append(lane)
        top = lane.bottom + LANE_GAP
    years = range(first, last + 1)
    ticks = [Tick(scale.at(date(year, 1, 1)), year, (year - first) % size.step == 0) for year in years]
    return Drawing(size, top + AXIS, lanes, ticks, scale.at(min(today, scale.end)))


def _lane(kind: str, marks: list[Mark], scale: Scale, size: Size, top: float) -> Lane:
    """Each mark goes to the lowest row that has room for it."""
    ends: list[float] = []
    placed: list[tuple[Mark, float, float, int]] = []
    for mark in sorted(marks, key=lambda mark: first_day(mark.date)):
        left, width = _extent(mark, scale, size)
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [left + width + 1]
        placed.append((mark, left, width, row))
    bottom = top + LANE_HEAD + len(ends) * (size.mark + 1)
    shapes = [
        Shape(mark.id, left, round(bottom - (row + 1) * (size.mark + 1), 1), width, size.mark, len(mark.date) == 10)
        for mark, left, width, row in placed
    ]
    return Lane(kind, top, bottom, shapes)


def _extent(mark: Mark, scale: Scale, size: Size) -> tuple[float, float]:
    """The left edge and the width: the time that the date covers, but no less than a mark, within the drawing."""
    start, end = scale.at(first_day(mark.date)), scale.at(last_day(mark.date))
    width = max(end - start, size.mark)
    left = min(max((start + end - width) / 2, 0), scale.width - width)
    return round(left, 1), round(width, 1)
