"""The figures, dates and names of a statement that none of its quotes has.

It shares nothing with the guard on purpose: a check that asks the guarded code whether it is right finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assistant.evaluation.records import FactKind, Invention
from corpus.catalogue import MONTHS
from corpus.records import LANGUAGES
from corpus.typography import fold, normalise
from index.words import ANY_STOP_WORDS

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:([ ,])\d{3})(?:\1\d{3})*(?!\d)")
_FIGURE = re.compile(r"\d+(?:[.,/-]\d+)*")
_YEARS = re.compile(r"(\d{4})-(\d{4})")

_MONTHS = {fold(name): number for language in LANGUAGES for number, name in enumerate(MONTHS[language], 1)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_MONTH = re.compile(rf"(?:\b(\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?)?\b({_MONTH})\b(?:,?\s+(\d{{4}}))?")
_MONTH_DAY = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
# Months that are words too: « mai » is not, “may” and “march” are.
_WORDS_TOO = {"may", "march", "mars"}

_WORD = re.compile(r"[^\W_]+")
_OPENS = re.compile(r"(?:^|[.!?…:]\s*[\"“«]?\s*|[\"“«(]\s*)$")
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}  # English capitalises them
)


class Day(NamedTuple):
    """A date as far as it is told; 0 stands for what is not."""

    year: int
    month: int
    day: int

    def told_by(self, other: Day) -> bool:
        """Whether another date says at least as much, and nothing else."""
        return all(mine in (0, theirs) for mine, theirs in zip(self, other, strict=True))


def inventions(statement: str, quotes: Iterable[str]) -> list[Invention]:
    """What the statement tells and no quote of its own does."""
    told = list(quotes)
    held_figures = {figure for quote in told for figure in figures(quote)}
    held_days = [day for quote in told for day in days(quote)]
    held_words = {fold(word) for quote in told for word in _WORD.findall(normalise(quote))}
    found = [Invention(kind=FactKind.FIGURE, what=f) for f in figures(statement) if f not in held_figures]
    found += [
        Invention(kind=FactKind.DATE, what="-".join(str(part) for part in day if part))
        for day in days(statement)
        if not any(day.told_by(other) for other in held_days)
    ]
    found += [Invention(kind=FactKind.NAME, what=name) for name in names(statement) if fold(name) not in held_words]
    return list(dict.fromkeys(found))


def figures(text: str) -> list[str]:
    """Every figure and reference number: a decimal point, no thousands separator, years of a span apart."""
    plain = _YEARS.sub(r"\1; \2", normalise(text))
    grouped = _GROUPED.sub(lambda match: re.sub(r"[ ,]", "", match.group()), plain)
    return [figure.replace(",", ".") for figure in _FIGURE.findall(grouped)]


def days(text: str) -> list[Day]:
    """Every date with a month's name, or written as 2026-04-23."""
    plain = fold(text)
    found = [Day(int(year), int(month), int(day)) for year, month, day in _ISO.findall(plain)]
    for match in _MONTH_DAY.finditer(plain):
        month, day, year = match.groups()
        found.append(Day(int(year), _MONTHS[month], int(day)))
    for match in _DAY_MONTH.finditer(_MONTH_DAY.sub(" ", plain)):
        told_day, month, told_year = match.groups()
        if told_day or told_year or month not in _WORDS_TOO:
            found.append(Day(int(told_year or 0), _MONTHS[month], int(told_day or 0)))
    return found


def names(text: str) -> Iterator[str]:
    """Every capitalised word, except where any word would be: at a sentence's beginning."""
    plain = normalise(text)
    for match in _WORD.finditer(plain):
        word, folded = match.group(), fold(match.group())
        inner = any(letter.isupper() for letter in word[1:])
        if not (inner or word[0].isupper()) or len(word) == 1 or folded in _MONTHS or folded in _WEEKDAYS:
            continue
        if inner or not (_OPENS.search(plain[: match.start()]) or folded in ANY_STOP_WORDS):
            yield word
