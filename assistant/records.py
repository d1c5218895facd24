"""What goes into the assistant and what comes out of it, as every channel sees it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from corpus.records import Language, Rank, TextKind

SCHEMA_VERSION = 1
# The longest question that is taken in.
MAX_CHARACTERS = 2000


def _sound(text: str | None) -> str | None:
    """The text without the half surrogate pairs that JSON can carry and UTF-8 cannot."""
    return None if text is None else text.encode(errors="replace").decode()


class State(StrEnum):
    """How the assistant answered; sources are listed under the first two only."""

    ANSWERED = "answered"
    SOURCES_DISAGREE = "sources_disagree"
    NOT_IN_DOSSIER = "not_in_dossier"
    NEEDS_CLARIFICATION = "needs_clarification"
    OUT_OF_SCOPE = "out_of_scope"
    PERSONAL_ADVICE = "personal_advice"
    ERROR = "error"


class Record(BaseModel):
    """A closed, immutable record."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Turn(Record):
    """One message of the conversation so far."""

    role: Literal["user", "assistant"]
    content: str


class Question(Record):
    """A question as asked; `language` forces the answer's language, `as_of` the day it must speak for."""

    text: Annotated[str, AfterValidator(_sound)]
    language: Language | None = None
    as_of: date | None = None
    history: tuple[Turn, ...] = ()
    id: Annotated[str | None, AfterValidator(_sound)] = None


class SourceReference(Record):
    """The published source that a quoted sentence rests on."""

    id: str
    title: str
    publisher: str
    rank: Rank
    date: str | None
    url: str | None
    language: str = "fr"


class Citation(Record):
    """A verbatim quote of a passage; `start` and `end` are character offsets in the passage's text.

    `publisher`, `rank`, `published` and `url` are those of the quote's most authoritative source;
    `sources` lists them all, most authoritative first.
    """

    number: int
    passage_id: str
    title: str
    heading: str
    publisher: str | None
    kind: str
    rank: Rank
    published: str | None
    url: str | None
    reference: str | None
    language: Language
    text_kind: TextKind
    quote: str
    start: int
    end: int
    sources: tuple[SourceReference, ...]


class Statement(Record):
    """One sentence of the answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]


class Note(Record):
    """What the assistant says itself and no source carries; it stands before the statement at that position."""

    text: str
    before: int


class ConflictSide(Record):
    """One side of a disagreement; `citations` number the quotes that state it, if the answer has any."""

    claim: str
    passage_id: str
    publishers: tuple[str, ...]
    rank: Rank
    date: str | None
    preferred: bool
    citations: tuple[int, ...]


class ConflictView(Record):
    """A disagreement between sources that the answer touches."""

    id: str
    question: str
    sides: tuple[ConflictSide, ...]
    resolution: str


class Answer(Record):
    """The whole answer; `text` carries its marks (« … [1] ») and `statements` its sentences in order.

    `notes` are what `text` says besides: a premise that the dossier does not hold, a part that it does not answer.
    """

    id: str
    question: str
    language: Language
    state: State
    text: str
    statements: tuple[Statement, ...] = ()
    notes: tuple[Note, ...] = ()
    citations: tuple[Citation, ...] = ()
    conflicts: tuple[ConflictView, ...] = ()
    suggestions: tuple[str, ...] = ()
    as_of: date
    dossier_version: str
    writer: str
    latency_ms: float = 0.0
    schema_version: int = Field(default=SCHEMA_VERSION)
