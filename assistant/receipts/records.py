"""What a receipt holds: all that is needed to check an answer or a note, and to give it again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import AwareDatetime

from assistant.briefing.records import Audience, Length, NoteAuthor, SectionKind
from assistant.briefing.request import Pin
from assistant.records import Record, State, Turn
from corpus.records import Language


class Asked(Record):
    """What was asked, as it was: a question, or a note's topic with whom it is for and what was chosen of it."""

    text: str
    language: Language | None = None
    as_of: date | None = None
    history: tuple[Turn, ...] = ()
    audience: Audience | None = None
    length: Length | None = None
    sections: tuple[SectionKind, ...] | None = None
    writer: NoteAuthor | None = None
    left_out: tuple[str, ...] = ()
    pinned: tuple[Pin, ...] = ()
    without_sources: tuple[str, ...] = ()
    pinned_sources: tuple[str, ...] = ()


class Said(Record):
    """A sentence or paragraph and the numbers of the quotes that carry it; `rewritten` by a language model, or not."""

    text: str
    quotes: tuple[int, ...]
    rewritten: bool = False


class Quoted(Record):
    """A verbatim quote, its character offsets in the passage's text, and the marks of its sentences on that day."""

    number: int
    passage_id: str
    language: Language
    text: str
    start: int
    end: int
    sources: tuple[str, ...]
    superseded: bool
    conflicts: tuple[str, ...]


class QuotedPassage(Record):
    """A passage that was quoted, with the SHA-256 of its text."""

    id: str
    language: Language
    title: str
    heading: str
    sha256: str


class Made(Record):
    """When the receipt was made, and by what: dossier, embedding model, writer, program and its code's digest.

    `language_model` names the model that worded paragraphs of a note anew, if any.
    """

    at: AwareDatetime
    dossier_version: str
    model: str
    writer: str
    language_model: str | None = None
    program: str
    code: str


class Receipt(Record):
    """The receipt of an answer or a note; `seal` is the SHA-256 of everything else."""

    format: Literal[1] = 1
    kind: Literal["answer", "note"]
    asked: Asked
    language: Language
    as_of: date
    state: State
    text: str
    said: tuple[Said, ...]
    quotes: tuple[Quoted, ...]
    passages: tuple[QuotedPassage, ...]
    made: Made
    seal: str = ""


class QuoteCheck(Record):
    """What became of a quote; `now` is what the dossier says in its place, `where` the passage that says it."""

    number: int
    passage_id: str
    language: Language
    verdict: Literal["stands", "superseded", "contested", "changed", "removed"]
    superseded_then: bool = False
    passage_changed: bool = False
    quote: str
    now: str | None = None
    where: str | None = None
    until: str | None = None


class Reproduction(Record):
    """What asking again over the same version of the dossier gave."""

    outcome: Literal["same", "different", "not_asked"]
    reason: Literal["", "altered", "code", "model", "quotes_only", "rewritten", "snapshot", "unexplained", "writer"] = (
        ""
    )


class Verification(Record):
    """Whether a receipt is as it was sealed, its quotes true then and now, and its text given again."""

    sealed: bool
    kind: Literal["answer", "note"]
    asked: str
    made_at: datetime
    dossier_version: str
    today: str
    language_model: str | None = None
    quotes: tuple[QuoteCheck, ...]
    false_then: tuple[int, ...] | None = None
    reproduction: Reproduction

    @property
    def stands(self) -> bool:
        """Whether nothing at all has to be looked at again."""
        quoted = all(check.verdict == "stands" for check in self.quotes)
        return self.sealed and quoted and not self.false_then and self.reproduction.outcome != "different"
