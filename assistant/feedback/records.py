"""What a reader sends about an answer: closed, and no larger than it needs to be."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from assistant.records import MAX_CHARACTERS, Record, State
from corpus.records import Language

LONGEST_ANSWER = 12_000
LONGEST_COMMENT = 1_000


class FeedbackVerdict(StrEnum):
    """Whether the answer helped."""

    USEFUL = "useful"
    NOT_USEFUL = "not_useful"


class Reason(StrEnum):
    """What was wrong with the answer."""

    WRONG = "wrong"
    UNSUPPORTED = "unsupported"
    INCOMPLETE = "incomplete"
    UNCLEAR = "unclear"
    OUTDATED = "outdated"


def _once_each(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))


# An id without a space, as in the dossier; its length is bounded because a browser sends it.
_Name = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=200)]


class Feedback(Record):
    """An opinion on an answer with that answer; nothing in it tells who sent it."""

    question: Annotated[str, StringConstraints(min_length=1, max_length=MAX_CHARACTERS)]
    language: Language
    as_of: date
    state: State
    answer: Annotated[str, StringConstraints(max_length=LONGEST_ANSWER)]
    passages: Annotated[tuple[_Name, ...], Field(max_length=50)] = ()
    dossier_version: _Name
    writer: _Name
    verdict: FeedbackVerdict
    reasons: Annotated[tuple[Reason, ...], Field(max_length=20), AfterValidator(_once_each)] = ()
    comment: Annotated[str, StringConstraints(max_length=LONGEST_COMMENT, strip_whitespace=True)] = ""


class KeptFeedback(Feedback):
    """An opinion as it is kept: with a number and the day, not the time, on which it came."""

    number: int
    day: date
