"""Dates of known precision: `2026`, `2026-04`, `2026-04-23`."""

from __future__ import annotations

import calendar
import re
from datetime import date

_FORM = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def is_date(text: str) -> bool:
    """Whether the text is a real year, month or day."""
    if not _FORM.fullmatch(text):
        return False
    try:
        first_day(text)
    except ValueError:
        return False
    return True


def first_day(text: str) -> date:
    """The first day of the year, month or day named; raises ValueError when there is no such day."""
    parts = [int(part) for part in text.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day of the year, month or day named; raises ValueError when there is no such day."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(*parts)
