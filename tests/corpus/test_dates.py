"""Dates known to the year, the month or the day."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.catalogue import MONTHS, spell_date
from corpus.dates import first_day, is_date, last_day
from corpus.records import LANGUAGES


@pytest.mark.parametrize("text", ["2026", "2026-04", "2026-04-23", "2024-02-29", "0001"])
def test_a_year_a_month_or_a_day_is_a_date(text):
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-4", "2026-00", "2026-13", "2026-02-30", "2025-02-29", "0000", "23/04/2026", "2026-04-23T00:00"],
)
def test_what_is_no_calendar_day_is_no_date(text):
    assert not is_date(text)


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ("2026-04", date(2026, 4, 1), date(2026, 4, 30)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
    ("2026-04-23", date(2026, 4, 23), date(2026, 4, 23)),
])  # fmt: skip
def test_a_date_covers_all_the_days_it_may_mean(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("day_of", [first_day, last_day])
@pytest.mark.parametrize("text", ["2026-13", "2026-02-30"])
def test_an_impossible_day_is_an_error(day_of, text):
    with pytest.raises(ValueError):
        day_of(text)


@pytest.mark.parametrize(("text", "french", "english"), [
    ("2026", "2026", "2026"),
    ("2026-04", "avril 2026", "April 2026"),
    ("2026-04-23", "23 avril 2026", "23 April 2026"),
    ("2026-02-05", "5 février 2026", "5 February 2026"),
    ("2026-08-01", "1er août 2026", "1 August 2026"),
    ("2026-12-31", "31 décembre 2026", "31 December 2026"),
])  # fmt: skip
def test_a_date_is_spelt_as_a_person_writes_it(text, french, english):
    assert (spell_date(text, "fr"), spell_date(text, "en")) == (french, english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_twelve_months(language):
    assert len(set(MONTHS[language])) == 12
