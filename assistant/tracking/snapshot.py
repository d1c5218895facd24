"""All that a dossier says at one version, in one record that proves it is whole."""

from __future__ import annotations

from datetime import UTC, date, datetime

from assistant.digests import text_digest, tree_digest
from corpus.dossier import Dossier
from corpus.records import Actor, Conflict, Document, Event, Language, Record, Source, Term

FORMAT = 1


class Snapshot(Record):
    """The dossier at a version; `hashes` has the SHA-256 by `document#anchor language`, `digest` seals it all."""

    format: int = FORMAT
    version: str
    made_at: datetime
    title: dict[Language, str]
    speaks_until: date
    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    glossary: tuple[Term, ...]
    actors: tuple[Actor, ...]
    hashes: dict[str, str]
    digest: str = ""

    @property
    def content_digest(self) -> str:
        """What `digest` must be."""
        return tree_digest(self.model_dump(mode="json", exclude={"digest"}))

    def dossier(self) -> Dossier:
        """The dossier as it was."""
        return Dossier(
            title=self.title, speaks_until=self.speaks_until, version=self.version, documents=self.documents,
            sources={source.id: source for source in self.sources}, events=self.events,
            conflicts={conflict.id: conflict for conflict in self.conflicts},
            glossary=self.glossary, actors=self.actors,
        )  # fmt: skip


def take_snapshot(dossier: Dossier, made_at: datetime | None = None) -> Snapshot:
    """The snapshot of a dossier, made now unless told otherwise."""
    passages = [passage for document in dossier.documents for passage in document.passages]
    snapshot = Snapshot(
        version=dossier.version, made_at=made_at or datetime.now(UTC), title=dossier.title,
        speaks_until=dossier.speaks_until, documents=dossier.documents, sources=tuple(dossier.sources.values()),
        events=dossier.events, conflicts=tuple(dossier.conflicts.values()), glossary=dossier.glossary,
        actors=dossier.actors, hashes={f"{p.id} {p.language}": text_digest(p.text) for p in passages},
    )  # fmt: skip
    return snapshot.model_copy(update={"digest": snapshot.content_digest})
