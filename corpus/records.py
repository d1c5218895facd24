"""What the dossier is made of: sources, documents, passages, sentences, events and conflicts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict

from corpus.dates import is_date

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
OTHER_LANGUAGE: dict[Language, Language] = {"fr": "en", "en": "fr"}
TextKind = Literal["summary", "original"]
Status = Literal["in_force", "repealed", "annulled", "under_appeal", "proposed", "final"]


def _checked_date(text: str) -> str:
    if not is_date(text):
        raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    return text


# A date of the precision that is known: `2026`, `2026-04`, `2026-04-23`.
KnownDate = Annotated[str, AfterValidator(_checked_date)]


class Rank(StrEnum):
    """How authoritative a source is, most authoritative first; it breaks ties and is always shown."""

    LAW = "law"
    DECISION = "decision"
    OPINION = "opinion"
    OFFICIAL = "official"
    PARLIAMENT = "parliament"
    OPERATOR = "operator"
    PRESS = "press"
    OTHER = "other"

    @property
    def order(self) -> int:
        """Position from the most authoritative (0) to the least."""
        return list(Rank).index(self)


class Record(BaseModel):
    """A closed, immutable record: an unknown key in a file is an error that names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Record):
    """An entry of the bibliography."""

    id: str
    title: str
    publisher: str
    kind: str
    rank: Rank
    date: KnownDate | None = None
    url: str | None = None
    language: str = "fr"
    reliability: str | None = None


class Sentence(Record):
    """One sentence that can be quoted alone, with its sources and the time for which it holds.

    `on` and `until` are dates with the precision that is known (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`).
    `then` names the passage whose first sentence says what replaced this one. `conflicts` maps a
    conflict's id to the side (from 1) that the sentence states. `start` is its character offset in
    the passage's text.
    """

    text: str
    sources: tuple[str, ...] = ()
    on: str | None = None
    until: str | None = None
    then: str | None = None
    conflicts: dict[str, int] = {}
    start: int = 0
    line: int = 0

    @property
    def end(self) -> int:
        """Offset in the passage's text just after the sentence."""
        return self.start + len(self.text)


class Passage(Record):
    """A section of a document in one language; `id` is `document#anchor`, the same in both languages.

    `answers` gives, for each typical question, the positions of the sentences that answer it, best first;
    none where the file does not say.
    """

    id: str
    document_id: str
    language: Language
    heading: str
    text: str
    sentences: tuple[Sentence, ...]
    questions: tuple[str, ...] = ()
    answers: tuple[tuple[int, ...], ...] = ()
    line: int = 0

    @property
    def anchor(self) -> str:
        """The part of the id after `#`."""
        return self.id.partition("#")[2]


class Document(Record):
    """A document of the dossier in one language."""

    id: str
    kind: str
    title: str
    language: Language
    rank: Rank
    publisher: str | None = None
    reference: str | None = None
    published: str | None = None
    in_force_from: str | None = None
    in_force_until: str | None = None
    status: Status | None = None
    url: str | None = None
    text_kind: TextKind = "summary"
    passages: tuple[Passage, ...] = ()
    path: str = ""


class Head(Record):
    """What the dossier as a whole is: its title, and the day on which it was closed."""

    title_fr: str
    title_en: str
    speaks_until: date


class Event(Record):
    """A dated fact of the timeline and the passage that tells it."""

    id: str
    date: KnownDate
    title_fr: str
    title_en: str
    passage: str
    actors: tuple[str, ...] = ()

    def title(self, language: Language) -> str:
        """What happened."""
        return self.title_fr if language == "fr" else self.title_en


class Side(Record):
    """What one side of a conflict says, and the passage of the dossier that reports it."""

    passage: str
    claim_fr: str
    claim_en: str
    sources: tuple[str, ...]

    def claim(self, language: Language) -> str:
        """What the side says."""
        return self.claim_fr if language == "fr" else self.claim_en


class Conflict(Record):
    """Sources that disagree; `preferred` is a side's number, `none` (not settled) or `all` (all hold)."""

    id: str
    question_fr: str
    question_en: str
    sides: tuple[Side, ...]
    preferred: int | Literal["none", "all"]
    resolution_fr: str
    resolution_en: str

    def question(self, language: Language) -> str:
        """What the sources disagree on."""
        return self.question_fr if language == "fr" else self.question_en

    def claims(self, language: Language) -> tuple[str, ...]:
        """What each side says."""
        return tuple(side.claim(language) for side in self.sides)

    def resolution(self, language: Language) -> str:
        """What to make of the disagreement."""
        return self.resolution_fr if language == "fr" else self.resolution_en


class Term(Record):
    """A glossary entry; its aliases widen a question that uses another word for the same thing."""

    term_fr: str
    term_en: str
    acronym: str | None = None
    definition_fr: str
    definition_en: str
    aliases: tuple[str, ...] = ()


class Actor(Record):
    """A person or body of the dossier, with the other names it goes by."""

    id: str
    name_fr: str
    name_en: str
    kind: str
    role_fr: str
    role_en: str
    aliases: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        """What the actor is called."""
        return self.name_fr if language == "fr" else self.name_en
