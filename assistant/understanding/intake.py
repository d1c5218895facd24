"""Takes a question in: refuses what cannot be one, settles its language and the day it asks about."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.errors import LanguageUnsupported, QuestionEmpty, QuestionTooLong, QuestionUnreadable
from assistant.records import MAX_CHARACTERS, Question, Turn
from assistant.understanding.as_of import AskedDay, asked_day
from assistant.understanding.follow_up import resolved
from assistant.understanding.known import Known
from assistant.understanding.language import detect_language, tells_language
from assistant.understanding.small_talk import SmallTalk, small_talk
from assistant.understanding.texting import plainly_typed, written_out
from corpus.records import Language
from index.words import Aliases


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


def small_talk_in(question: Question) -> SmallTalk | None:
    """The courtesy that the question is, when it asks the dossier nothing; raises a QuestionError."""
    talk = small_talk(clean(question.text), question.language or "fr", first=not question.history)
    return replace(talk, language=question.language) if talk and question.language else talk


def understand(question: Question, known: Known) -> Understood:
    """The question made ready; raises a QuestionError naming what is wrong with it.

    No answer speaks for a day after the dossier was closed.
    """
    text = clean(question.text)
    language = question.language or _language(text, question.history, known.aliases)
    spelt = known.spelling.corrected(written_out(text, language))
    whole = resolved(spelt, question.history, known, language)
    # The section that answers a typical question is written for the day that it names.
    asked = None if question.as_of or known.is_typical(whole) else asked_day(whole)
    day = question.as_of or (asked.day if asked else known.speaks_until)
    return Understood(question, text, language, min(day, known.speaks_until), _searched(whole, asked, known))


def understand_part(whole: Understood, text: str, said: tuple[Turn, ...], known: Known, *, later: bool) -> Understood:
    """One of several questions in one; a later one borrows its subject from those before, and all share the day."""
    spelt = known.spelling.corrected(written_out(text, whole.language))
    history = (*whole.question.history, *said)
    part = resolved(spelt, history, known, whole.language, joined=later)
    return replace(whole, text=text, searched=_searched(part, asked_day(part), known))


def _searched(text: str, asked: AskedDay | None, known: Known) -> str:
    """The text without the day that it asks about, unless that day leaves nothing of the dossier out."""
    return asked.rest if asked and asked.day < known.speaks_until else text


def _language(text: str, history: Sequence[Turn], aliases: Aliases) -> Language:
    """The language of the question; of the conversation so far when its few words do not tell."""
    text = plainly_typed(text)
    earlier = next((turn.content for turn in reversed(history) if turn.role == "user"), None)
    if earlier is None or tells_language(text, aliases):
        return detect_language(text, aliases)
    try:
        default = detect_language(earlier, aliases)
    except LanguageUnsupported:
        default = "fr"
    return default


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
