"""What a statement tells and its quotes do not."""

from __future__ import annotations

import pytest

from assistant.evaluation.facts import days, figures, inventions
from tests.evaluation.fakes import CHOICE, CHOICE_EN, COST, COST_EN


def invented(statement: str, *quotes: str) -> set[str]:
    """The facts found invented, as `kind:what`."""
    return {f"{found.kind}:{found.what}" for found in inventions(statement, quotes)}


@pytest.mark.parametrize("sentence", [COST, CHOICE, COST_EN, CHOICE_EN])
def test_a_sentence_that_is_its_own_quote_invents_nothing(sentence):
    assert invented(sentence, sentence) == set()


@pytest.mark.parametrize(("statement", "found"), [
    (COST.replace("6,2", "6,3"), {"figure:6.3"}),
    (COST.replace("6,2", "62"), {"figure:62"}),
    (CHOICE.replace("23", "24"), {"figure:24", "date:2026-4-24"}),
    (CHOICE.replace("avril", "mai"), {"date:2026-5-23"}),
    (CHOICE.replace("2026", "2025"), {"figure:2025", "date:2025-4-23"}),
    (CHOICE.replace("l'État", "l'ANSSI"), {"name:ANSSI"}),
    (CHOICE.replace("Scaleway", "OVHcloud"), {"name:OVHcloud"}),
])  # fmt: skip
def test_one_changed_fact_is_found(statement, found):
    assert invented(statement, COST, CHOICE) == found


def test_a_date_put_together_from_two_is_invented():
    quotes = ("La consultation a été ouverte le 9 février 2026.", "Scaleway a été choisi le 23 avril 2026.")

    assert invented("La consultation a été ouverte le 23 février 2026.", *quotes) == {"date:2026-2-23"}


@pytest.mark.parametrize("statement", ["Choisi en avril 2026.", "Choisi le 23 avril.", "Choisi en 2026."])
def test_a_less_precise_date_is_not_invented(statement):
    assert invented(statement, "Scaleway a été choisi le 23 avril 2026.") == set()


def test_a_more_precise_date_is_invented():
    assert "date:2026-4-23" in invented("Choisi le 23 avril 2026.", "Scaleway a été choisi en avril 2026.")


@pytest.mark.parametrize("text", ["23 avril 2026", "le 23 AVRIL 2026", "23 April 2026", "April 23, 2026", "2026-04-23"])
def test_a_date_is_one_however_it_is_written(text):
    assert days(text) == [(2026, 4, 23)]


@pytest.mark.parametrize(("text", "found"), [
    ("6,2 millions", ["6.2"]),
    ("1 200 et 1,200", ["1200", "1200"]),
    ("l'article L. 1462-1", ["1462-1"]),
    ("de 2019-2020", ["2019", "2020"]),
    ("(UE) 2016/679", ["2016/679"]),
    ("en 2026 350 critères", ["2026", "350"]),
    ("1 200 000 euros", ["1200000"]),
])  # fmt: skip
def test_figures_are_read_whole(text, found):
    assert figures(text) == found


def test_a_first_word_is_no_name_unless_it_must_be():
    assert invented("Selon elle, rien.", "rien") == set()
    assert invented("OVHcloud aussi.", "aussi") == {"name:OVHcloud"}


def test_a_month_and_a_day_of_the_week_are_no_names():
    assert invented("It was on a Monday in April 2026.", "April 2026") == set()
