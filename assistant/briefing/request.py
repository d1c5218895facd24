"""What a briefing note is asked for, as every channel asks it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from assistant.briefing.records import Audience, Length, NoteAuthor, SectionKind
from assistant.records import Record
from corpus.records import Language


class NoteRequest(Record):
    """The topic or question, and for whom and for which day; `sections`, when given, are the only ones wanted.

    Without a `writer`, the language model words the note anew where one is configured.
    """

    topic: str = Field(min_length=1, max_length=300)
    language: Language | None = None
    as_of: date | None = None
    audience: Audience = Audience.MINISTER
    length: Length = Length.STANDARD
    sections: tuple[SectionKind, ...] | None = None
    writer: NoteAuthor | None = None
