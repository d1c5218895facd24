"""How well each section and each disagreement of the dossier is supported by its sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from corpus.dates import last_day
from corpus.dossier import Dossier
from corpus.records import Conflict, Document, Language, Passage, Rank, Record, Source

Weakness = Literal["one_source", "press_only", "one_side", "old"]
WEAKNESSES: tuple[Weakness, ...] = ("one_source", "press_only", "one_side", "old")
_PRESS = frozenset({Rank.PRESS, Rank.OTHER})
# Whoever speaks for itself: laws, judges and authorities bind everyone, the press reports on others.
_PARTIES = frozenset({Rank.OFFICIAL, Rank.PARLIAMENT, Rank.OPERATOR})


class Topic(Record):
    """A section or a disagreement: how many sources and publishers it has, the newest one's date, what it lacks."""

    kind: Literal["section", "conflict"]
    id: str
    document_id: str | None
    title: str
    heading: str
    sources: int
    publishers: int
    ranks: tuple[Rank, ...]
    newest: str | None
    weaknesses: tuple[Weakness, ...]


class CoverageMap(Record):
    """Every topic of the dossier in one language, in its order; `before` is the day before which a source is old."""

    language: Language
    dossier_version: str
    speaks_until: date
    before: date | None
    topics: tuple[Topic, ...]

    @property
    def sought(self) -> tuple[Weakness, ...]:
        """The weaknesses that were looked for: age only where a day was given."""
        return tuple(name for name in WEAKNESSES if name != "old" or self.before)

    def count(self, weakness: Weakness, topics: Iterable[Topic] | None = None) -> int:
        """How many topics have the weakness."""
        return sum(weakness in topic.weaknesses for topic in (self.topics if topics is None else topics))

    @property
    def weak(self) -> tuple[Topic, ...]:
        """The topics with any weakness."""
        return tuple(topic for topic in self.topics if topic.weaknesses)

    @property
    def conflicts(self) -> tuple[Topic, ...]:
        """The disagreements."""
        return tuple(topic for topic in self.topics if topic.kind == "conflict")

    @property
    def documents(self) -> dict[str, tuple[Topic, ...]]:
        """The sections of each document, by its id."""
        found: dict[str, tuple[Topic, ...]] = {}
        for topic in self.topics:
            if topic.document_id:
                found[topic.document_id] = (*found.get(topic.document_id, ()), topic)
        return found


def coverage_map(dossier: Dossier, language: Language, before: date | None = None) -> CoverageMap:
    """The map of a dossier; without `before` no source is old."""
    sections = (
        _section(document, passage, dossier, before)
        for document in dossier.documents
        if document.language == language
        for passage in document.passages
    )
    conflicts = (_conflict(conflict, dossier, language, before) for conflict in dossier.conflicts.values())
    return CoverageMap(
        language=language, dossier_version=dossier.version, speaks_until=dossier.speaks_until, before=before,
        topics=(*sections, *conflicts),
    )  # fmt: skip


def _section(document: Document, passage: Passage, dossier: Dossier, before: date | None) -> Topic:
    names = dict.fromkeys(name for sentence in passage.sentences for name in sentence.sources)
    sources = [dossier.sources[name] for name in names]
    ranks = {source.rank for source in sources}
    one_side = len(ranks) == 1 and ranks <= _PARTIES
    return Topic.model_validate({
        "kind": "section", "id": passage.id, "document_id": document.id, "title": document.title,
        "heading": passage.heading, **_support(sources, before, one_side=one_side),
    })  # fmt: skip


def _conflict(conflict: Conflict, dossier: Dossier, language: Language, before: date | None) -> Topic:
    names = dict.fromkeys(name for side in conflict.sides for name in side.sources)
    sources = [dossier.sources[name] for name in names]
    stated = {
        sentence.conflicts[conflict.id]
        for passage in dossier.passages(language)
        for sentence in passage.sentences
        if conflict.id in sentence.conflicts
    }
    one_side = len(stated) < 2 or len({source.publisher for source in sources}) == 1
    question = conflict.question(language)
    return Topic.model_validate({
        "kind": "conflict", "id": conflict.id, "document_id": None, "title": question, "heading": question,
        **_support(sources, before, one_side=one_side),
    })  # fmt: skip


def _support(sources: list[Source], before: date | None, *, one_side: bool) -> dict[str, object]:
    dates = [source.date for source in sources if source.date]
    newest = max(dates, key=last_day, default=None)
    ranks = {source.rank for source in sources}
    holds: dict[Weakness, bool] = {
        "one_source": len(sources) == 1,
        "press_only": bool(ranks) and ranks <= _PRESS,
        "one_side": one_side,
        "old": before is not None and newest is not None and last_day(newest) < before,
    }
    return {
        "sources": len(sources), "publishers": len({source.publisher for source in sources}),
        "ranks": tuple(sorted(ranks, key=lambda rank: rank.order)), "newest": newest,
        "weaknesses": tuple(name for name in WEAKNESSES if holds[name]),
    }  # fmt: skip
