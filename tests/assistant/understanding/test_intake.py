"""What is taken in as a question, and for which day."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.errors import LanguageUnsupported, QuestionEmpty, QuestionTooLong, QuestionUnreadable
from assistant.records import Question
from assistant.understanding.intake import MAX_CHARACTERS, clean, understand
from tests.assistant.small_dossier import SPEAKS_UNTIL, names

ALIASES = names(("Plateforme des données de santé", "Health Data Hub"))


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
    assert understand(Question(text="Qui héberge ?"), ALIASES, SPEAKS_UNTIL).as_of == SPEAKS_UNTIL


def test_an_earlier_day_is_kept():
    asked = Question(text="Qui héberge ?", as_of=date(2025, 1, 1))
    assert understand(asked, ALIASES, SPEAKS_UNTIL).as_of == date(2025, 1, 1)


def test_no_answer_speaks_for_a_day_after_the_dossier_was_closed():
    asked = Question(text="Qui héberge ?", as_of=date(2030, 1, 1))
    assert understand(asked, ALIASES, SPEAKS_UNTIL).as_of == SPEAKS_UNTIL


def test_a_language_asked_for_wins_over_the_questions_own():
    asked = Question(text="Qui va héberger les données ?", language="en")
    assert understand(asked, ALIASES, SPEAKS_UNTIL).language == "en"


def test_the_question_is_kept_as_it_was_asked():
    asked = Question(text=" Qui  héberge ? ")
    ready = understand(asked, ALIASES, SPEAKS_UNTIL)
    assert (ready.question, ready.text) == (asked, "Qui héberge ?")
