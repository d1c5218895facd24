"""What changed in the dossier, as records: documents, facts, disagreements, timeline, sources."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from corpus.records import KnownDate, Language, Record

Basis = Literal["snapshot", "dates"]
Touched = Literal["text", "sources", "dates", "conflicts"]


class Told(Record):
    """A sentence of the dossier and where it stands."""

    passage_id: str
    heading: str
    text: str


class DocumentChange(Record):
    """A document that came, went, or has another status; `facts` are the first sentences of a new one's sections."""

    kind: Literal["new", "removed", "status", "in_force", "ended"]
    id: str
    title: str
    before: str | None = None
    after: str | None = None
    date: KnownDate | None = None
    facts: tuple[Told, ...] = ()


class SentenceChange(Record):
    """A sentence that came, went, moved, was superseded or is told otherwise; `touched` says in what."""

    kind: Literal["new", "superseded", "changed", "moved", "removed"]
    passage_id: str
    language: Language
    title: str
    heading: str
    before: str | None = None
    after: str | None = None
    touched: tuple[Touched, ...] = ()
    on: str | None = None
    until: str | None = None
    moved_from: str | None = None
    replaced_by: Told | None = None


class ConflictChange(Record):
    """A disagreement opened, settled, opened again, judged otherwise or withdrawn."""

    kind: Literal["opened", "settled", "reopened", "changed", "withdrawn"]
    id: str
    question: str
    claims: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    date: KnownDate | None = None


class EventChange(Record):
    """A line of the timeline that came, went or is told otherwise."""

    kind: Literal["new", "changed", "removed"]
    id: str
    date: KnownDate
    title: str
    passage_id: str
    before: str | None = None


class SourceChange(Record):
    """A publication that the dossier now rests on, or no longer."""

    kind: Literal["new", "removed"]
    id: str
    title: str
    publisher: str
    date: KnownDate | None = None
    url: str | None = None


class Changes(Record):
    """All that changed since a snapshot, or since a day by the dossier's own dates (`basis`)."""

    basis: Basis
    since: str
    language: Language
    before_version: str | None = None
    before_made_at: datetime | None = None
    version: str
    speaks_until: date
    documents: tuple[DocumentChange, ...] = ()
    sentences: tuple[SentenceChange, ...] = ()
    conflicts: tuple[ConflictChange, ...] = ()
    events: tuple[EventChange, ...] = ()
    sources: tuple[SourceChange, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.documents or self.sentences or self.conflicts or self.events or self.sources)
