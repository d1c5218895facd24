"""The chronology drawn from a note's events: as a vector drawing, as an image, or as data for the PDF."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assistant.briefing.records import Figure, Milestone
from assistant.briefing.typography import typographic
from assistant.typesetting import draw
from corpus.catalogue import spell_date
from corpus.dates import first_day, last_day
from corpus.records import Language

_TEMPLATES = Path(__file__).parent / "templates"
# Steps of the axis in months, and how many of them leave room for the names of its marks.
_STEPS = ((1, 6), (2, 6), (3, 6), (6, 6), (12, 12), (24, 12), (60, 12))


def svg(figure: Figure, language: Language) -> str:
    """The drawing as SVG, its letters as shapes: it looks alike wherever it stands."""
    return draw(_template(), chronology(figure, language), "svg").decode()


def png(figure: Figure, language: Language) -> bytes:
    """The drawing as an image for office files, 16 cm wide."""
    return draw(_template(), chronology(figure, language), "png")


def chronology(figure: Figure, language: Language) -> dict[str, Any]:
    """What `chronology.typ` draws: events and ticks with their places between the axis's ends, from 0 to 1."""
    ticks = _ticks(figure.events)
    start, end = ticks[0], ticks[-1]
    precision = 4 if all(tick.month == 1 for tick in ticks) else 7

    def place(day: date) -> float:
        return (day - start).days / (end - start).days

    def drawn(event: Milestone) -> dict[str, Any]:
        first, last = first_day(event.date), last_day(event.date)
        named = {"date": spell_date(event.date, language), "title": typographic(event.title)}
        return {**named, "exact": first == last, "start": place(first), "end": place(last)}

    return {
        "lang": language,
        "events": [drawn(event) for event in sorted(figure.events, key=lambda event: (event.date, event.title))],
        "ticks": [{"name": spell_date(tick.isoformat()[:precision], language), "at": place(tick)} for tick in ticks],
    }


def _ticks(events: Iterable[Milestone]) -> list[date]:
    """The axis's marks: first days of evenly spaced months or years that hold all events between them."""
    first = min(first_day(event.date) for event in events)
    last = max(last_day(event.date) for event in events)
    span = _month(last) + 1 - _month(first)
    step = next((step for step, most in _STEPS if span <= step * most), _STEPS[-1][0])
    start = _month(first) // step * step
    count = -(-(_month(last) + 1 - start) // step)
    return [date(month // 12, month % 12 + 1, 1) for month in range(start, start + count * step + 1, step)]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


@cache
def chronology_source() -> str:
    """The Typst function that draws it, for templates of whole documents."""
    return (_TEMPLATES / "chronology.typ").read_text(encoding="utf-8")


@cache
def _template() -> str:
    return chronology_source() + (_TEMPLATES / "figure.typ").read_text(encoding="utf-8")
