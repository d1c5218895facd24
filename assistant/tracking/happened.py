"""What happened since a day, told from the dossier's own dates where no snapshot is old enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.tracking.changes import (
    Changes,
    ConflictChange,
    DocumentChange,
    EventChange,
    SentenceChange,
    SourceChange,
)
from assistant.tracking.spoken import replacement_of
from corpus.dates import first_day, last_day
from corpus.dossier import Dossier
from corpus.records import Conflict, Document, Language, Passage


@dataclass(frozen=True)
class Window:
    """From a day to the one on which the dossier was closed; a month counts when any of its days may be inside."""

    start: date
    end: date

    def holds(self, known: str | None) -> bool:
        """Whether a date of known precision may lie inside."""
        return known is not None and last_day(known) >= self.start and first_day(known) <= self.end


def happened_since(day: date, dossier: Dossier, language: Language) -> Changes:
    """What the dossier dates from that day on: publications, entries into force, facts, events, disagreements."""
    window = Window(day, dossier.speaks_until)
    documents = [document for document in dossier.documents if document.language == language]
    return Changes(
        basis="dates", since=day.isoformat(), language=language, version=dossier.version,
        speaks_until=dossier.speaks_until,
        documents=tuple(change for document in documents for change in _document(document, window)),
        sentences=tuple(_sentences(documents, dossier, window)),
        conflicts=tuple(_conflicts(dossier, language, window)),
        events=tuple(
            EventChange(
                kind="new", id=event.id, date=event.date, title=event.title(language), passage_id=event.passage
            )
            for event in sorted(dossier.events, key=lambda event: first_day(event.date))
            if window.holds(event.date)
        ),
        sources=tuple(
            SourceChange(
                kind="new", id=source.id, title=source.title, publisher=source.publisher, date=source.date,
                url=source.url,
            )
            for source in dossier.sources.values()
            if window.holds(source.date)
        ),
    )  # fmt: skip


def _document(document: Document, window: Window) -> Iterator[DocumentChange]:
    if window.holds(document.published):
        yield _dated(document, "new", document.published)
    if window.holds(document.in_force_from):
        yield _dated(document, "in_force", document.in_force_from)
    if window.holds(document.in_force_until):
        yield _dated(document, "ended", document.in_force_until)


def _dated(document: Document, kind: str, known: str | None) -> DocumentChange:
    """The document alone: those of its facts that are as recent are told as facts."""
    told = {"kind": kind, "id": document.id, "title": document.title, "after": document.status, "date": known}
    return DocumentChange.model_validate(told)


def _sentences(documents: list[Document], dossier: Dossier, window: Window) -> Iterator[SentenceChange]:
    for document in documents:
        for passage in document.passages:
            yield from _passage(passage, document.title, dossier, window)


def _passage(passage: Passage, title: str, dossier: Dossier, window: Window) -> Iterator[SentenceChange]:
    for sentence in passage.sentences:
        ended = window.holds(sentence.until)
        if ended or window.holds(sentence.on):
            yield SentenceChange(
                kind="superseded" if ended else "new", passage_id=passage.id, language=passage.language, title=title,
                heading=passage.heading, after=sentence.text, on=sentence.on, until=sentence.until,
                replaced_by=replacement_of(sentence, dossier, passage.language),
            )  # fmt: skip


def _conflicts(dossier: Dossier, language: Language, window: Window) -> Iterator[ConflictChange]:
    for conflict in dossier.conflicts.values():
        opened = _opened(conflict, dossier)
        if window.holds(opened):
            yield ConflictChange(
                kind="opened", id=conflict.id, question=conflict.question(language),
                claims=conflict.claims(language), after=conflict.resolution(language), date=opened,
            )  # fmt: skip


def _opened(conflict: Conflict, dossier: Dossier) -> str | None:
    """When a second side was first published; None when a date is missing."""
    firsts = []
    for side in conflict.sides:
        dates = [known for name in side.sources if (known := dossier.sources[name].date)]
        firsts += [min(dates, key=first_day)] if dates else []
    return sorted(firsts, key=first_day)[1] if len(firsts) > 1 else None
