"""A figure is the same figure however a language writes it."""

from __future__ import annotations

import pytest

from corpus.figures import numbers


@pytest.mark.parametrize(("french", "english", "figures"), [
    ("6,2 millions d'euros", "€6.2 million", ["6.2"]),
    ("1 200 hôpitaux", "1,200 hospitals", ["1200"]),
    ("1\u00a0200 hôpitaux", "1,200 hospitals", ["1200"]),
    ("1\u202f200 hôpitaux", "1,200 hospitals", ["1200"]),
    ("1 200 000 patients", "1,200,000 patients", ["1200000"]),
    ("1 200,5 euros", "€1,200.5", ["1200.5"]),
    ("1 200 000,75 euros", "€1,200,000.75", ["1200000.75"]),
    ("4 %", "4%", ["4"]),
    ("le 1er avril 2026", "1 April 2026", ["1", "2026"]),
    ("le 23 avril 2026.", "23 April 2026.", ["23", "2026"]),
    ("en 2026, 300 agents", "in 2026, 300 agents", ["2026", "300"]),
    ("l'article L. 1462-1", "Article L. 1462-1", ["1462", "1"]),
    ("le décret n° 2026-272", "Decree no. 2026-272", ["2026", "272"]),
    ("la version 3.2", "version 3.2", ["3.2"]),
    ("aucun chiffre", "no figure", []),
])  # fmt: skip
def test_both_languages_give_the_same_figures(french, english, figures):
    assert (numbers(french), numbers(english)) == (figures, figures)


def test_figures_come_in_reading_order():
    assert numbers("Sur 12 offres, 4 restaient le 5 février 2026.") == ["12", "4", "5", "2026"]


@pytest.mark.parametrize(("one", "other"), [("6,2", "62"), ("6,2", "6,3"), ("1 200", "12 00"), ("2026", "2025")])
def test_different_figures_stay_different(one, other):
    assert numbers(one) != numbers(other)
