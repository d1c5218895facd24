"""What a briefing note is asked for, as every channel asks it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from assistant.briefing.records import Audience, Length, NoteAuthor, SectionKind
from assistant.records import Record
from corpus.records import Language

LONGEST_TOPIC = 300
MOST_CHOICES = 200

# `migration-progress#calendar:2`: the second sentence of that passage, in whichever language.
SentenceName = Annotated[str, Field(pattern=r"^[^#\s]+#[^#\s]+:[1-9][0-9]{0,3}$", max_length=200)]
SourceName = Annotated[str, Field(min_length=1, max_length=200)]


class Pin(Record):
    """A paragraph that stays in its section: its sentences, and the words that it opens with where it has some."""

    section: SectionKind
    sentences: tuple[SentenceName, ...] = Field(min_length=1, max_length=20)
    lead: str = Field(default="", max_length=500)


class NoteRequest(Record):
    """The topic or question, and for whom and for which day; `sections`, when given, are the only ones wanted.

    `left_out` are sentences that the note may not say, and `pinned` paragraphs that it must; nothing may rest on
    `without_sources` alone, and what rests on one of `pinned_sources` comes first. Without a `writer`, the language
    model words the note anew where one is configured.
    """

    topic: str = Field(min_length=1, max_length=LONGEST_TOPIC)
    language: Language | None = None
    as_of: date | None = None
    audience: Audience = Audience.MINISTER
    length: Length = Length.STANDARD
    sections: tuple[SectionKind, ...] | None = None
    writer: NoteAuthor | None = None
    left_out: tuple[SentenceName, ...] = Field(default=(), max_length=MOST_CHOICES)
    pinned: tuple[Pin, ...] = Field(default=(), max_length=MOST_CHOICES)
    without_sources: tuple[SourceName, ...] = Field(default=(), max_length=MOST_CHOICES)
    pinned_sources: tuple[SourceName, ...] = Field(default=(), max_length=MOST_CHOICES)
