"""What an evaluation is made of: questions with what is expected, and what came of each."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from assistant.evaluation.matching import PATTERN_PREFIX, pattern
from assistant.records import Answer, Record, State, Turn
from corpus.records import Language
from corpus.typography import fold

TOLD = frozenset({State.ANSWERED, State.SOURCES_DISAGREE})


def _checked_form(form: str) -> str:
    if not fold(form.removeprefix(PATTERN_PREFIX)):
        raise PydanticCustomError("empty_form", "empty")
    try:
        pattern(form)
    except re.error as error:
        raise PydanticCustomError("bad_pattern", "{reason}", {"reason": str(error)}) from error
    return form


# A string to find in an answer, or `re:` and a pattern.
Form = Annotated[str, AfterValidator(_checked_form)]
# An id without a space: TREC files have one space between fields.
Name = Annotated[str, Field(pattern=r"^\S+$")]


class Nugget(Record):
    """A fact that an answer should tell, in any of these forms; without a vital one the answer is wrong."""

    any_of: Annotated[tuple[Form, ...], Field(min_length=1)]
    vital: bool = True


class Case(Record):
    """A question and what is expected of its answer; both languages of a question share a `pair`."""

    id: Name
    question: str
    language: Language
    pair: str | None = None
    as_of: date | None = None
    history: tuple[Turn, ...] = ()
    expected_states: Annotated[tuple[State, ...], Field(min_length=1)]
    nuggets: tuple[Nugget, ...] = ()
    forbidden: tuple[Form, ...] = ()
    relevant: tuple[Name, ...] = ()
    relevant_documents: tuple[Name, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether the dossier answers the question."""
        return not TOLD.isdisjoint(self.expected_states)

    @property
    def topic(self) -> str:
        """What the question shares with its translation: the two do not count as independent."""
        return self.pair or self.id


class FactKind(StrEnum):
    """What can be invented."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"


class Invention(Record):
    """A fact of a statement that none of the statement's quotes has."""

    kind: FactKind
    what: str


class StatementVerdict(Record):
    """What was found out about a statement.

    `held` are the positions of the nuggets that it says, `supported` those of them that its own quotes
    say, `useful` tells for each of its citations whether the quote says one of them.
    """

    cited: bool
    inventions: tuple[Invention, ...] = ()
    held: tuple[int, ...] = ()
    supported: tuple[int, ...] = ()
    useful: tuple[bool, ...] = ()


class Verdict(Record):
    """What was found out about an answer; `nuggets` and `verbatim` are one yes or no for each.

    `correct` is strict: the right state and language, every vital nugget, nothing forbidden. `sound`
    tells that the promises hold: quotes verbatim, statements cited and supported, nothing invented.
    """

    correct: bool
    sound: bool
    told: bool
    right_state: bool
    right_language: bool
    nuggets: tuple[bool, ...]
    vital: bool
    forbidden: tuple[str, ...]
    verbatim: tuple[bool, ...]
    statements: tuple[StatementVerdict, ...]


class Outcome(Record):
    """What came of a question; `retrieved` are the ids of the passages found for it, best first."""

    case: Case
    retrieved: tuple[str, ...]
    answer: Answer
    verdict: Verdict
