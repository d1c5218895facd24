"""What a note's writer is: it sets a note in one file format and changes nothing of what it says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar
from urllib.parse import urlsplit

from assistant.briefing.records import Footnote, Note
from assistant.records import SourceReference
from assistant.web.templating import safe_url
from corpus.catalogue import spell_date, text


class NoteWriter(ABC):
    """Sets a note as a file; `name` is the format asked for and the file's suffix."""

    name: ClassVar[str]
    media_type: ClassVar[str]

    @abstractmethod
    def write(self, note: Note) -> bytes:
        """The file's content."""


def situation(note: Note) -> str:
    """For which day the note speaks, and when it was made."""
    days = {"as_of": note.as_of, "made_on": note.made_on}
    spelled = {name: spell_date(day.isoformat(), note.language) for name, day in days.items()}
    return text("briefing.situation", note.language, **spelled)


def origin(note: Note) -> str:
    """The line that says what the note was made from: the dossier, and its version."""
    return text("briefing.origin", note.language, version=note.dossier_version)


def footnote_text(footnote: Footnote, note: Note) -> str:
    """What stands at the foot of the page: the source, its publisher and date, the passage; the address comes apart."""
    source = footnote.sources[0].title if footnote.sources else footnote.title
    told = (source, footnote.publisher, spell_date(footnote.published, note.language) if footnote.published else None)
    named = ", ".join(dict.fromkeys(part for part in told if part))
    return text("briefing.footnote", note.language, source=named, passage=footnote.passage_id)


def source_text(source: SourceReference, note: Note) -> str:
    """A source as the bibliography lists it, without its address."""
    dated = f", {spell_date(source.date, note.language)}" if source.date else ""
    return f"{source.title} ({source.publisher}{dated})"


def site_of(url: str | None) -> str | None:
    """The site of a web page as a reader names it (`legifrance.gouv.fr`), or None without an address to follow."""
    host = urlsplit(safe_url(url) or "").hostname
    return host.removeprefix("www.") if host else None
