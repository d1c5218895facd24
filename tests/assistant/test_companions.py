"""What must come with a quoted sentence: what replaced it, and the other side of a disagreement."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.companions import companions
from corpus.dossier import Dossier
from corpus.records import Conflict, Language, Sentence, Side
from tests.assistant.small_dossier import SPEAKS_UNTIL, document, dossier_of, passage, told

AMOUNT, LENGTH = ("plan#amount", 0), ("plan#amount", 1)
DROPPED, CLAIM, CHOICE = ("plan#dropped", 0), ("article#claim", 0), ("host#choice", 0)


def added(
    dossier: Dossier, *sentences: tuple[str, int], language: Language = "fr", as_of: date = SPEAKS_UNTIL
) -> list[str]:
    """The passages that come with these sentences, in order."""
    drafts = companions(told(dossier, *sentences, language=language), dossier, language, as_of)
    return [draft.quotes[0].passage_id for draft in drafts]


def test_a_sentence_without_marks_has_no_companion(budget: Dossier):
    assert added(budget, CHOICE) == []


def test_what_replaced_a_fact_comes_with_it(budget: Dossier):
    assert added(budget, LENGTH) == ["plan#dropped"]


def test_the_first_sentence_of_the_passage_named_tells_what_replaced_the_fact():
    old = Sentence(text="Le plan vaut.", then="d#new")
    dossier = dossier_of(document(passage("d#old", old), passage("d#new", "Le plan est clos.", "Autre chose.")))
    drafts = list(companions(told(dossier, ("d#old", 0)), dossier, "fr", SPEAKS_UNTIL))
    assert [draft.text for draft in drafts] == ["Le plan est clos."]


def test_the_other_side_of_a_disagreement_comes_with_the_first(budget: Dossier):
    assert added(budget, CLAIM) == ["plan#amount"]


def test_the_successor_comes_before_the_other_side(budget: Dossier):
    assert added(budget, AMOUNT) == ["plan#dropped", "article#claim"]


def test_every_other_side_comes():
    sides = tuple(Side(passage=f"d#s{n}", claim_fr="…", claim_en="…", sources=()) for n in (1, 2, 3))
    words = {"question_fr": "?", "question_en": "?", "resolution_fr": "…", "resolution_en": "…"}
    conflict = Conflict(id="c", sides=sides, preferred="none", **words)
    parts = [passage(f"d#s{n}", Sentence(text=f"Version {n}.", conflicts={"c": n})) for n in (1, 2, 3)]
    dossier = dossier_of(document(*parts), conflicts={"c": conflict})
    assert added(dossier, ("d#s2", 0)) == ["d#s1", "d#s3"]


def test_a_side_is_told_by_the_sentence_that_states_it(budget: Dossier):
    drafts = list(companions(told(budget, CLAIM), budget, "fr", SPEAKS_UNTIL))
    assert [draft.text for draft in drafts] == ["Le marché intercalaire était estimé à 6,2 millions d'euros."]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 2, 4), []),
        (date(2026, 2, 5), ["plan#dropped"]),
        (date(2026, 2, 16), ["plan#dropped"]),
        (date(2026, 2, 17), ["plan#dropped", "article#claim"]),
    ],
)
def test_nothing_later_than_the_day_comes(budget: Dossier, as_of: date, expected: list[str]):
    assert added(budget, AMOUNT, as_of=as_of) == expected


def test_a_companion_of_two_sentences_comes_once(budget: Dossier):
    assert added(budget, AMOUNT, LENGTH).count("plan#dropped") == 1


def test_what_the_answer_tells_already_does_not_come_again(budget: Dossier):
    assert added(budget, AMOUNT, DROPPED, CLAIM) == []


def test_companions_speak_the_answers_language(budget: Dossier):
    drafts = list(companions(told(budget, LENGTH, language="en"), budget, "en", SPEAKS_UNTIL))
    assert [draft.text for draft in drafts] == ["The interim contract was dropped on 5 February 2026."]


def test_a_companion_that_the_language_lacks_is_left_out():
    old = Sentence(text="Le plan vaut.", then="e#new")
    english = document(passage("e#new", "The plan is over.", language="en"))
    dossier = dossier_of(document(passage("d#old", old)), english)
    assert added(dossier, ("d#old", 0)) == []


def test_a_companion_is_carried_by_itself(budget: Dossier):
    drafts = list(companions(told(budget, AMOUNT), budget, "fr", SPEAKS_UNTIL))
    assert all([quote.text for quote in draft.quotes] == [draft.text] for draft in drafts)
