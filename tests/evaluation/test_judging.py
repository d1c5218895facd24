"""The verdict on one answer."""

from __future__ import annotations

import pytest

from assistant.evaluation.judging import judge
from assistant.evaluation.records import Nugget
from assistant.records import State
from tests.evaluation.fakes import CHOICE, CHOICE_EN, COST, answer, case, chosen, citation, dossier, refused

ASKED = case("q", "scaleway", forbidden=("microsoft a été choisi",))


def test_an_answer_that_is_all_it_should_be_is_correct_and_sound():
    verdict = judge(ASKED, chosen(), dossier())

    assert (verdict.correct, verdict.sound) == (True, True)


def test_the_wrong_state_is_wrong():
    assert not judge(ASKED, chosen(state=State.SOURCES_DISAGREE), dossier()).correct


def test_a_missing_vital_fact_is_wrong():
    assert not judge(case("q", "scaleway", "6,2 millions"), chosen(), dossier()).correct


def test_a_missing_fact_that_is_not_vital_is_not():
    asked = case("q", nuggets=(Nugget(any_of=("scaleway",)), Nugget(any_of=("6,2 millions",), vital=False)))
    verdict = judge(asked, chosen(), dossier())

    assert verdict.correct
    assert verdict.nuggets == (True, False)


def test_one_form_of_a_fact_is_enough():
    assert judge(case("q", nuggets=(Nugget(any_of=("ovh", r"re:scale\w+")),)), chosen(), dossier()).correct


def test_something_forbidden_is_wrong():
    verdict = judge(case("q", "scaleway", forbidden=("23 avril 2026", "ovh")), chosen(), dossier())

    assert not verdict.correct
    assert verdict.forbidden == ("23 avril 2026",)


@pytest.mark.parametrize("got", [
    chosen(language="en"),
    answer((CHOICE_EN, (1,)), citations=(citation(CHOICE_EN, language="en"),)),
], ids=["claimed", "spoken"])  # fmt: skip
def test_the_wrong_language_is_wrong_whether_claimed_or_spoken(got):
    verdict = judge(ASKED, got, dossier())

    assert not verdict.right_language
    assert not verdict.correct


def test_an_expected_refusal_is_right_and_needs_no_fact():
    asked = case("q", "scaleway", expected=(State.ANSWERED, State.NOT_IN_DOSSIER))

    assert judge(asked, refused(), dossier()).correct


def test_a_refusal_tells_no_fact_though_its_words_hold_it():
    asked = case("q", "dossier")
    verdict = judge(asked, refused(), dossier())

    assert verdict.nuggets == (False,)
    assert not verdict.correct


def test_marks_are_not_part_of_what_is_said():
    got = chosen(text=f"{CHOICE} [1] [350]")

    assert not judge(case("q", "350"), got, dossier()).correct


def test_a_fact_that_stands_in_another_statement_s_quote_is_unsupported():
    got = answer((COST, (2,)), (CHOICE, (1,)), citations=(citation(COST, "d#cost"), citation(CHOICE, number=2)))
    verdict = judge(case("q", "6,2 millions", "scaleway"), got, dossier())

    assert [(s.held, s.supported) for s in verdict.statements] == [((0,), ()), ((1,), ())]
    assert verdict.correct
    assert not verdict.sound


def test_a_statement_whose_citation_is_not_listed_is_not_cited():
    verdict = judge(ASKED, answer((CHOICE, (3,))), dossier())

    assert [statement.cited for statement in verdict.statements] == [False]
    assert not verdict.sound
