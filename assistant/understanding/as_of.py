"""The day that a question asks about: « au 1er mars 2026, … », “back in June 2025, who was to …”.

A date that names something (« le décret du 25 mars 2026 ») or tells when it happened (« que s'est-il
passé le 5 février 2026 ? ») is part of what is looked for, and restricts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.understanding.phrases import phrases
from corpus.catalogue import MONTHS
from corpus.dates import is_date, last_day
from corpus.records import LANGUAGES, Language
from corpus.typography import fold

_MONTH: dict[Language, tuple[str, ...]] = {
    language: tuple(fold(month) for month in MONTHS[language]) for language in LANGUAGES
}
_NAMES = {name: number for names in _MONTH.values() for number, name in enumerate(names, 1)}
_MONTH_NAME = "|".join(_NAMES)
_DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?)?(?P<month>{_MONTH_NAME})"
    r"(?: (?P<late_day>\d{1,2})(?:st|nd|rd|th)?,?)?,? (?P<year>(?:19|20)\d\d)|"
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?P<slashed>\d{1,2}/\d{1,2}/(?:19|20)\d\d)|(?P<bare>(?:19|20)\d\d)"
)
# A part of the year ends with this month.
_ENDS = {
    "debut": "03", "early": "03", "beginning": "03", "start": "03", "mi": "06", "mid": "06", "milieu": "06",
    "printemps": "06", "spring": "06", "ete": "09", "summer": "09", "automne": "12", "autumn": "12",
    "hiver": "12", "winter": "12", "fin": "12", "late": "12", "end": "12", "courant": "12",
}  # fmt: skip
_PART = rf"(?:(?P<part>(?:la |the )?(?:{'|'.join(_ENDS)}))(?:[- ](?:de |d'|of )?(?:the year |l'annee )?|-))?"
_BEFORE = (
    r"(?P<before>jusqu'au?|d'ici(?: au?)?|du \d+(?:er)? au|a la date du|en date du|a compter du|a partir du?|"
    r"as of|as at|as things stood (?:on|in|at)|back (?:in|on)|au jour du|au cours de|a l'|\w+)[ ']?(?:the )?"
)
_STAMP = re.compile(rf"(?:^|(?<=[ ,;:(\"]))(?:{_BEFORE} ?)??{_PART}(?:{_DATE})\b")

# These say by themselves that the state of things on that day is asked for; « au » does before a whole date.
_FRAMES = frozenset({"a la date du", "en date du", "au jour du", "as of", "as at", "back in", "back on"})
# These do where they open or close a question whose verb looks at things as they stood.
_OPEN = frozenset({"en", "le", "a", "a l'", "au", "au cours de", "in", "on", "at", "by"})
_STOOD = re.compile(phrases("as_of.stood"))
# A deadline, a span or an act: the date belongs to what is asked about.
_NAMING = re.compile(rf"\b{phrases('as_of.naming')}$")


@dataclass(frozen=True)
class _Stamp:
    before: str
    day: date
    whole: bool
    told: str
    rest: str
    start: int
    end: int


@dataclass(frozen=True)
class AskedDay:
    """The day that a question asks about, and the question without the words that say so."""

    day: date
    rest: str


def asked_day(text: str) -> AskedDay | None:
    """The last day of the day, month or year whose state of things a question asks about; None when it names none."""
    plain = " ".join(text.split())
    folded = fold(plain)
    stood = bool(_STOOD.search(folded))
    stamp = next((stamp for stamp in _stamps(folded) if _restricts(stamp, stood=stood)), None)
    if stamp is None:
        return None
    kept = plain if len(plain) == len(folded) else folded
    rest = f"{kept[: stamp.start]} {kept[stamp.end :].lstrip(' ,')}"
    return AskedDay(stamp.day, " ".join(rest.split()))


def _restricts(stamp: _Stamp, *, stood: bool) -> bool:
    if stamp.before in _FRAMES or stamp.before.startswith("as things stood"):
        return True
    if _NAMING.search(stamp.told) or stamp.before not in _OPEN:
        return False
    if stamp.before == "au" and stamp.whole:
        return True
    return stood and (not stamp.told or not re.search(r"\w", stamp.rest))


def _stamps(folded: str) -> Iterator[_Stamp]:
    for match in _STAMP.finditer(folded):
        day = _day(match)
        if day:
            told = re.sub(r"^(?:et|and|mais|but)\b|[ ,]+$", "", folded[: match.start()])
            before = match["before"] or ("en" if match["part"] else "")
            rest = folded[match.end() :]
            yield _Stamp(before, day, match["part"] is None, told, rest, match.start(), match.end())


def _day(match: re.Match[str]) -> date | None:
    known = match["iso"] or _slashed(match["slashed"]) or _spelled(match)
    return last_day(known) if is_date(known) else None


def _slashed(written: str | None) -> str:
    if not written:
        return ""
    day, month, year = written.split("/")
    return f"{year}-{int(month):02}-{int(day):02}"


def _spelled(match: re.Match[str]) -> str:
    year, month, day = match["year"] or match["bare"], match["month"], match["day"] or match["late_day"]
    if not month:
        end = _ENDS.get((match["part"] or "").removeprefix("la ").removeprefix("the "))
        return f"{year}-{end}" if end else year
    return f"{year}-{_NAMES[month]:02}" + (f"-{int(day):02}" if day else "")
