"""What is taken in as a question, and for which day."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.errors import LanguageUnsupported, QuestionEmpty, QuestionTooLong, QuestionUnreadable
from assistant.records import MAX_CHARACTERS, Question, Turn
from assistant.understanding.intake import clean, understand
from assistant.understanding.known import Known
from index.words import Aliases
from tests.assistant.small_dossier import SPEAKS_UNTIL, budget_dossier

DOSSIER = budget_dossier()
KNOWN = Known.of(DOSSIER, Aliases.of(DOSSIER))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Qui  héberge\nla Plateforme ? ", "Qui héberge la Plateforme ?"),
        ("Qui\thébergera\u00a0?", "Qui hébergera ?"),
        ("Qui ?\r\n\r\nQuand ?", "Qui ? Quand ?"),
        ("<b>Qui</b> & quand ?", "<b>Qui</b> & quand ?"),
        ("Qui 🙂 ?", "Qui 🙂 ?"),
    ],
)
def test_white_space_is_made_plain_and_nothing_else(text: str, cleaned: str):
    assert clean(text) == cleaned


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "???", "…", "🙂", "« »", "\u200b"])
def test_a_question_without_a_word_is_empty(text: str):
    with pytest.raises(QuestionEmpty):
        clean(text)


def test_the_longest_question_is_taken_in():
    assert len(clean("a" * MAX_CHARACTERS)) == MAX_CHARACTERS


def test_a_longer_question_is_refused_with_its_length():
    with pytest.raises(QuestionTooLong) as refused:
        clean("a" * (MAX_CHARACTERS + 1))
    assert "2001" in refused.value.message("fr")
    assert "2001" in refused.value.message("en")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800", "\ue000", "\uffff"])
def test_a_control_character_makes_a_question_unreadable(character: str):
    with pytest.raises(QuestionUnreadable):
        clean(f"Qui {character} héberge ?")


@pytest.mark.parametrize("refusal", [QuestionEmpty, QuestionUnreadable, LanguageUnsupported])
def test_every_refusal_is_one_line_in_both_languages(refusal: type[QuestionEmpty]):
    messages = [refusal().message("fr"), refusal().message("en")]
    assert all(message and "\n" not in message for message in messages)
    assert messages[0] != messages[1]


def test_without_a_day_the_question_is_about_the_dossiers_last_one():
    assert understand(Question(text="Qui héberge ?"), KNOWN).as_of == SPEAKS_UNTIL


def test_an_earlier_day_is_kept():
    asked = Question(text="Qui héberge ?", as_of=date(2025, 1, 1))
    assert understand(asked, KNOWN).as_of == date(2025, 1, 1)


def test_no_answer_speaks_for_a_day_after_the_dossier_was_closed():
    asked = Question(text="Qui héberge ?", as_of=date(2030, 1, 1))
    assert understand(asked, KNOWN).as_of == SPEAKS_UNTIL


def test_a_language_asked_for_wins_over_the_questions_own():
    asked = Question(text="Qui va héberger les données ?", language="en")
    assert understand(asked, KNOWN).language == "en"


def test_the_question_is_kept_as_it_was_asked():
    asked = Question(text=" Qui  héberge ? ")
    ready = understand(asked, KNOWN)
    assert (ready.question, ready.text) == (asked, "Qui héberge ?")


def test_a_day_in_the_question_is_the_day_it_is_answered_for():
    ready = understand(Question(text="Au 1er mars 2026, qui devait héberger la Plateforme ?"), KNOWN)
    assert (ready.as_of, ready.search_text) == (date(2026, 3, 1), "qui devait héberger la Plateforme ?")


def test_a_day_given_with_the_question_wins_over_the_one_in_it():
    asked = Question(text="Au 1er mars 2026, qui devait héberger la Plateforme ?", as_of=date(2025, 1, 1))
    assert understand(asked, KNOWN).as_of == date(2025, 1, 1)


def test_what_is_searched_is_spelt_as_the_dossier_spells_it():
    assert understand(Question(text="Pourquoi skaleway ?"), KNOWN).search_text == "Pourquoi scaleway ?"


@pytest.mark.parametrize(("before", "language"), [("Who will host the data?", "en"), ("Qui héberge ?", "fr")])
def test_too_few_words_to_tell_are_in_the_language_of_the_conversation(before: str, language: str):
    history = (Turn(role="user", content=before), Turn(role="assistant", content="Scaleway."))
    assert understand(Question(text="Date ?", history=history), KNOWN).language == language


def test_a_follow_up_in_another_language_is_answered_in_its_own():
    history = (Turn(role="user", content="Who will host the data?"), Turn(role="assistant", content="Scaleway."))
    assert understand(Question(text="Et depuis quand ?", history=history), KNOWN).language == "fr"


def test_a_day_that_restricts_nothing_stays_among_what_is_searched():
    late = understand(Question(text=f"En {SPEAKS_UNTIL.year + 1}, qui hébergera la Plateforme ?"), KNOWN)
    early = understand(Question(text=f"En {SPEAKS_UNTIL.year - 1}, qui hébergeait la Plateforme ?"), KNOWN)
    assert str(SPEAKS_UNTIL.year + 1) in late.search_text
    assert str(SPEAKS_UNTIL.year - 1) not in early.search_text
