"""The dates that a text spells out, in one form: « 1er avril 2026 » and “1 April 2026” are both `2026-04-01`."""

from __future__ import annotations

import re

from corpus.catalogue import MONTHS
from corpus.records import LANGUAGES, Language
from corpus.typography import normalise

# English capitalises its months: « may » and « march » are verbs. French does not, save at the start.
_SPELLED: dict[Language, re.Pattern[str]] = {
    language: re.compile(
        rf"(?:\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? )?\b(?P<month>{'|'.join(MONTHS[language])})\b"
        r"(?: (?P<late_day>\d{1,2})(?!\d))?(?:,? (?P<year>\d{4})\b)?",
        re.IGNORECASE if language == "fr" else 0,
    )
    for language in LANGUAGES
}


def spelled_dates(text: str, language: Language) -> list[str]:
    """Every date with a spelled month, in reading order, of the precision that is written: `04`, `2026-04`, `04-23`."""
    months = [month.lower() for month in MONTHS[language]]
    dates: list[str] = []
    for match in _SPELLED[language].finditer(normalise(text)):
        day = match["day"] or match["late_day"]
        month = f"{months.index(match['month'].lower()) + 1:02}"
        parts = (match["year"], month, f"{int(day):02}" if day else None)
        dates.append("-".join(part for part in parts if part))
    return dates
