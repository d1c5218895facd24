"""The better-founded side of a disagreement comes first, and nothing else moves."""

from __future__ import annotations

from typing import Literal

import pytest

from assistant.order import better_founded_first
from corpus.dossier import Dossier
from corpus.records import Conflict, Sentence, Side
from tests.assistant.small_dossier import document, dossier_of, passage, told

AMOUNT, LENGTH = ("plan#amount", 0), ("plan#amount", 1)
DROPPED, CLAIM, CHOICE = ("plan#dropped", 0), ("article#claim", 0), ("host#choice", 0)


def ordered(dossier: Dossier, *sentences: tuple[str, int]) -> list[str]:
    """The passages of the statements once ordered."""
    return [s.quotes[0].passage_id for s in better_founded_first(told(dossier, *sentences), dossier)]


def test_without_a_disagreement_nothing_moves(budget: Dossier):
    assert ordered(budget, CHOICE, DROPPED) == ["host#choice", "plan#dropped"]


def test_the_preferred_side_is_moved_before_the_other(budget: Dossier):
    assert ordered(budget, CLAIM, AMOUNT) == ["plan#amount", "article#claim"]


def test_the_preferred_side_stays_first(budget: Dossier):
    assert ordered(budget, AMOUNT, CLAIM) == ["plan#amount", "article#claim"]


def test_what_stands_before_the_disagreement_stays_there(budget: Dossier):
    assert ordered(budget, CHOICE, CLAIM, DROPPED, AMOUNT) == [
        "host#choice", "plan#amount", "article#claim", "plan#dropped",
    ]  # fmt: skip


def test_one_side_alone_does_not_move(budget: Dossier):
    assert ordered(budget, DROPPED, AMOUNT) == ["plan#dropped", "plan#amount"]


def test_the_statements_are_the_same_ones(budget: Dossier):
    statements = told(budget, CLAIM, DROPPED, AMOUNT, LENGTH)
    assert sorted(s.text for s in better_founded_first(statements, budget)) == sorted(s.text for s in statements)


@pytest.mark.parametrize("preferred", ["none", "all"])
def test_a_disagreement_without_a_preferred_side_keeps_the_writers_order(preferred: Literal["none", "all"]):
    sides = tuple(Side(passage=f"d#s{n}", claim_fr="…", claim_en="…", sources=()) for n in (1, 2))
    words = {"question_fr": "?", "question_en": "?", "resolution_fr": "…", "resolution_en": "…"}
    parts = [passage(f"d#s{n}", Sentence(text=f"Version {n}.", conflicts={"c": n})) for n in (1, 2)]
    conflict = Conflict(id="c", sides=sides, preferred=preferred, **words)
    dossier = dossier_of(document(*parts), conflicts={"c": conflict})
    assert ordered(dossier, ("d#s2", 0), ("d#s1", 0)) == ["d#s2", "d#s1"]


def test_the_preferred_sides_of_two_disagreements_both_come_first():
    sides = {name: tuple(Side(passage=f"d#{name}{n}", claim_fr="…", claim_en="…", sources=()) for n in (1, 2))
             for name in "ab"}  # fmt: skip
    words = {"question_fr": "?", "question_en": "?", "resolution_fr": "…", "resolution_en": "…"}
    conflicts = {name: Conflict(id=name, sides=sides[name], preferred=2, **words) for name in "ab"}
    places = [(name, n) for name in "ab" for n in (1, 2)]
    parts = [passage(f"d#{name}{n}", Sentence(text=f"{name} {n}.", conflicts={name: n})) for name, n in places]
    dossier = dossier_of(document(*parts), conflicts=conflicts)
    order = ordered(dossier, ("d#a1", 0), ("d#b1", 0), ("d#b2", 0), ("d#a2", 0))
    assert order.index("d#a2") < order.index("d#a1")
    assert order.index("d#b2") < order.index("d#b1")
