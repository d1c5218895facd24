"""Takes a question in: refuses what cannot be one, settles its language and the day it asks about."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from assistant.errors import QuestionEmpty, QuestionTooLong, QuestionUnreadable
from assistant.records import Question
from assistant.understanding.language import detect_language
from corpus.records import Language
from index.words import Aliases

MAX_CHARACTERS = 2000


@dataclass(frozen=True)
class Understood:
    """A question ready to be searched: its text cleaned, its language and its day settled.

    `searched` is what to look for where that is not the text itself: a follow-up with what it is about.
    """

    question: Question
    text: str
    language: Language
    as_of: date
    searched: str = ""

    @property
    def search_text(self) -> str:
        """What is looked for in the dossier."""
        return self.searched or self.text


def understand(question: Question, aliases: Aliases, speaks_until: date) -> Understood:
    """The question made ready; raises a QuestionError naming what is wrong with it.

    No answer speaks for a day after the dossier was closed.
    """
    text = clean(question.text)
    language = question.language or detect_language(text, aliases)
    as_of = min(question.as_of or speaks_until, speaks_until)
    return Understood(question, text, language, as_of)


def clean(text: str) -> str:
    """The question's text with its white space made plain; raises QuestionError."""
    if len(text) > MAX_CHARACTERS:
        raise QuestionTooLong(length=len(text), most=MAX_CHARACTERS)
    spaced = " ".join(text.split())
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in spaced):
        raise QuestionUnreadable
    if not any(letter.isalnum() for letter in spaced):
        raise QuestionEmpty
    return spaced
