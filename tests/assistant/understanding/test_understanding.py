"""The understanding at work in whole answers from the dossier that ships."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.records import Answer, Question, State, Turn
from assistant.service import Assistant
from assistant.web.render import render_statements
from corpus.catalogue import text
from corpus.records import Language

HALF_TOLD = "Qui va héberger le Health Data Hub et quel est le salaire de son directeur ?"
RULINGS = {
    "fr": "Au 1er janvier 2021, quelles décisions le Conseil d'État avait-il rendues sur le Health Data Hub ?",
    "en": "As of 1 January 2021, which rulings had the Council of State given on the Health Data Hub?",
}
TOLD = (State.ANSWERED, State.SOURCES_DISAGREE)


def after(assistant: Assistant, first: str, then: str) -> Answer:
    """The answer to a follow-up."""
    answered = assistant.ask(Question(text=first))
    history = (Turn(role="user", content=first), Turn(role="assistant", content=answered.text))
    return assistant.ask(Question(text=then, history=history))


@pytest.mark.parametrize(
    ("first", "then", "day"),
    [
        ("Qui va héberger le Health Data Hub ?", "Et quand a-t-il été choisi ?", "23 avril 2026"),
        ("Who will host the Health Data Hub?", "And when was it chosen?", "23 April 2026"),
    ],
)
def test_a_follow_up_is_answered_from_the_conversation(assistant: Assistant, first: str, then: str, day: str):
    answer = after(assistant, first, then)
    assert answer.state in TOLD
    assert day in answer.text


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        ("À quelle date l'intercalaire a-t-il été abandonné et combien devait-il coûter ?", ("5 février 2026", "6,2")),
        ("On what date was the interim solution dropped and how much was it to cost?", ("5 February 2026", "6.2")),
    ],
)
def test_two_questions_in_one_are_answered_in_turn(assistant: Assistant, asked: str, facts: tuple[str, str]):
    answer = assistant.ask(Question(text=asked))
    assert answer.state in TOLD
    assert all(fact in answer.text for fact in facts)
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert len({s.text for s in answer.statements}) == len(answer.statements)


def test_the_part_that_the_dossier_does_not_answer_is_named(assistant: Assistant):
    answer = assistant.ask(Question(text=HALF_TOLD))
    note = text("answer.part.not_told", "fr", question="quel est le salaire de son directeur")
    assert [n.text for n in answer.notes] == [note]
    assert answer.text.endswith(note)
    assert note not in [statement.text for statement in answer.statements]


def test_what_is_said_besides_the_statements_is_on_the_page(assistant: Assistant):
    answer = assistant.ask(Question(text=HALF_TOLD))
    shown = [view["words"] for view in render_statements(answer)]
    assert shown == [*(statement.text for statement in answer.statements), answer.notes[0].text]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_day_in_the_question_restricts_to_what_had_happened(assistant: Assistant, language: str):
    answer = assistant.ask(Question(text=RULINGS[language]))
    assert (answer.as_of, answer.state in TOLD) == (date(2021, 1, 1), True)
    assert not any(year in answer.text for year in ("2022", "2024", "2025", "2026"))


@pytest.mark.parametrize(("said", "language"), [("Bonjour !", "fr"), ("Who are you?", "en")])
def test_small_talk_gets_a_short_reply_without_a_source(assistant: Assistant, said: str, language: Language):
    answer = assistant.ask(Question(text=said))
    assert (answer.state, answer.language, answer.citations) == (State.NEEDS_CLARIFICATION, language, ())
    assert len(answer.suggestions) == 3


@pytest.mark.parametrize(("asked", "language"), [("le décret ?", "fr"), ("the law?", "en")])
def test_a_vague_question_gets_two_or_three_readings(assistant: Assistant, asked: str, language: Language):
    answer = assistant.ask(Question(text=asked))
    assert (answer.state, answer.language) == (State.NEEDS_CLARIFICATION, language)
    assert 2 <= len(answer.suggestions) <= 3


def test_a_greeting_before_a_question_changes_nothing(assistant: Assistant):
    plain, greeted = (assistant.ask(Question(text=asked)) for asked in (
        "Qui va héberger le Health Data Hub ?", "Bonjour, qui va héberger le Health Data Hub ? Merci !",
    ))  # fmt: skip
    assert greeted.text == plain.text


def test_advice_says_where_to_turn_without_naming_a_source(assistant: Assistant):
    answer = assistant.ask(Question(text="Dois-je m'opposer au Health Data Hub ?"))
    assert (answer.state, answer.citations) == (State.PERSONAL_ADVICE, ())
    assert "CNIL" in answer.text
