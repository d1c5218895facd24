"""What changed between two versions of the dossier."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.tracking.changes import Changes, ConflictChange, DocumentChange, EventChange, SourceChange, Told
from assistant.tracking.sentences import sentence_changes
from assistant.tracking.snapshot import Snapshot
from corpus.dossier import Dossier
from corpus.records import Conflict, Document, Language


def changes_since_snapshot(snapshot: Snapshot, dossier: Dossier, language: Language, since: str = "") -> Changes:
    """All that is different in the dossier from what the snapshot holds."""
    old = snapshot.dossier()
    return Changes(
        basis="snapshot", since=since or snapshot.version, language=language, before_version=snapshot.version,
        before_made_at=snapshot.made_at, version=dossier.version, speaks_until=dossier.speaks_until,
        documents=tuple(_documents(old, dossier, language)),
        sentences=sentence_changes(old, dossier, language),
        conflicts=tuple(_conflicts(old, dossier, language)),
        events=tuple(_events(old, dossier, language)),
        sources=tuple(_sources(old, dossier)),
    )  # fmt: skip


def _new_document(document: Document) -> DocumentChange:
    """A document that came, with the main fact of each of its sections."""
    facts = tuple(Told(passage_id=p.id, heading=p.heading, text=p.sentences[0].text) for p in document.passages)
    return DocumentChange(
        kind="new", id=document.id, title=document.title, after=document.status, date=document.published, facts=facts
    )


def _documents(old: Dossier, new: Dossier, language: Language) -> Iterator[DocumentChange]:
    for document in new.documents:
        if document.language == language:
            before = old.document(document.id, language)
            if before is None:
                yield _new_document(document)
            else:
                yield from _legal_changes(before, document)
    for document in old.documents:
        if document.language == language and new.document(document.id, language) is None:
            yield DocumentChange(kind="removed", id=document.id, title=document.title, date=document.published)


def _legal_changes(before: Document, after: Document) -> Iterator[DocumentChange]:
    for kind, name in (("status", "status"), ("in_force", "in_force_from"), ("ended", "in_force_until")):
        then, now = getattr(before, name), getattr(after, name)
        if then != now:
            yield DocumentChange.model_validate(
                {"kind": kind, "id": after.id, "title": after.title, "before": then, "after": now}
            )


def _conflicts(old: Dossier, new: Dossier, language: Language) -> Iterator[ConflictChange]:
    for name, conflict in new.conflicts.items():
        before = old.conflicts.get(name)
        kind = _conflict_kind(before, conflict)
        if kind:
            yield ConflictChange.model_validate({
                "kind": kind, "id": name, "question": conflict.question(language),
                "claims": conflict.claims(language), "after": conflict.resolution(language),
                "before": before.resolution(language) if before else None,
            })  # fmt: skip
    for name, conflict in old.conflicts.items():
        if name not in new.conflicts:
            question, before_text = conflict.question(language), conflict.resolution(language)
            yield ConflictChange(kind="withdrawn", id=name, question=question, before=before_text)


def _conflict_kind(before: Conflict | None, after: Conflict) -> str | None:
    if before is None:
        return "opened"
    if before == after:
        return None
    if (before.preferred == "none") != (after.preferred == "none"):
        return "settled" if before.preferred == "none" else "reopened"
    return "changed"


def _events(old: Dossier, new: Dossier, language: Language) -> Iterator[EventChange]:
    earlier, later = ({event.id: event for event in dossier.events} for dossier in (old, new))
    for name in [*later, *(gone for gone in earlier if gone not in later)]:
        before, after = earlier.get(name), later.get(name)
        event = after or before
        if event and before != after:
            told = f"{before.date} {before.title(language)}" if before and after else None
            yield EventChange(
                kind="new" if not before else "removed" if not after else "changed", id=name, date=event.date,
                title=event.title(language), passage_id=event.passage, before=told,
            )  # fmt: skip


def _sources(old: Dossier, new: Dossier) -> Iterator[SourceChange]:
    for kind, here, there in (("new", new.sources, old.sources), ("removed", old.sources, new.sources)):
        for name, source in here.items():
            if name not in there:
                told = source.model_dump(include={"id", "title", "publisher", "date", "url"})
                yield SourceChange.model_validate({"kind": kind, **told})
