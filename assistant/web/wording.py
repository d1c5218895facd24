"""What is said above and under an answer in one line: what kind of answer it is, and for which day."""

from __future__ import annotations

from assistant.records import Answer, State
from assistant.web.sources import Shelf
from corpus.catalogue import catalogue, spell_date, text
from corpus.typography import fold


def label(answer: Answer) -> str:
    """The name of the answer's state; none for a plain answer or a courtesy."""
    unmarked = answer.state is State.ANSWERED or is_courtesy(answer)
    return "" if unmarked else text(f"web.state.{answer.state}", answer.language)


def is_courtesy(answer: Answer) -> bool:
    """Whether the answer greets or thanks: it then offers questions, and asks for nothing clearer."""
    said = catalogue(answer.language)
    return answer.text in {words for key, words in said.items() if key.startswith("small_talk.")}


def other_questions(answer: Answer) -> list[str]:
    """The questions to ask instead, without the one that was just asked."""
    return [words for words in answer.suggestions if _bare(words) != _bare(answer.question)]


def day_line(answer: Answer, shelf: Shelf) -> str:
    """The day that the answer speaks for, and what an earlier one than the dossier's leaves out."""
    key = "answer.as_of" if is_earlier(answer, shelf) else "web.answer.as_of"
    return text(key, answer.language, date=spell_date(answer.as_of.isoformat(), answer.language))


def is_earlier(answer: Answer, shelf: Shelf) -> bool:
    """Whether the answer speaks for a day before the dossier was closed."""
    return answer.as_of < shelf.speaks_until


def _bare(question: str) -> str:
    return "".join(letter for letter in fold(question) if letter.isalnum())
