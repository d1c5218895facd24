"""What changed, as a Markdown report that a terminal can show as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.tracking.changes import (
    Changes,
    ConflictChange,
    DocumentChange,
    EventChange,
    SentenceChange,
    SourceChange,
)
from assistant.tracking.spoken import since_of
from corpus.catalogue import catalogue, spell_date, text
from corpus.dates import is_date
from corpus.records import Language

_LEGAL = ("status", "in_force", "ended")
_KINDS = ("new", "superseded", "changed", "moved", "removed")


def report(changes: Changes) -> str:
    """The report in the changes' language; sections without a change are left out."""
    return "\n".join(_Report(changes).lines()) + "\n"


def escaped(words: str) -> str:
    """Text in which Markdown sees no mark of its own."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", words)


class _Report:
    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._language: Language = changes.language

    def lines(self) -> Iterator[str]:
        yield from self._head()
        sections = list(self._sections())
        if not sections:
            yield self._say("nothing")
            return
        counts = ", ".join(f"{self._say(name).lower()} {count}" for name, count, _ in sections)
        yield self._say("in_short", counts=counts)
        for name, count, items in sections:
            yield from ("", f"## {self._say(name)} ({count})", "", *items)

    def _head(self) -> Iterator[str]:
        changes = self._changes
        if changes.basis == "dates" or is_date(changes.since):
            yield f"# {self._say('title', date=since_of(changes.since, self._language))}"
        else:
            yield f"# {self._say('title_snapshot', version=changes.since)}"
        yield ""
        if changes.basis == "dates":
            yield self._say("by_dates", until=self._spell(changes.speaks_until.isoformat()))
        else:
            made = f"{changes.before_made_at:%Y-%m-%d %H:%M} UTC" if changes.before_made_at else ""
            yield self._say("by_snapshot", version=changes.before_version, made=made, now=changes.version)
        yield ""

    def _sections(self) -> Iterator[tuple[str, int, list[str]]]:
        """Name, number of changes and lines of each section that has any."""
        changes = self._changes
        legal = [change for change in changes.documents if change.kind in _LEGAL]
        others = [change for change in changes.documents if change.kind not in _LEGAL]
        told: list[tuple[str, int, Iterator[str]]] = [
            ("documents", len(others), (line for change in others for line in self._document(change))),
            ("legal", len(legal), (f"- {self._status(change)}" for change in legal)),
        ]
        for kind in _KINDS:
            some = [change for change in changes.sentences if change.kind == kind]
            told.append((kind, len(some), self._sentences(some)))
        told += [
            ("conflicts", len(changes.conflicts), (line for c in changes.conflicts for line in self._conflict(c))),
            ("events", len(changes.events), (f"- {self._event(change)}" for change in changes.events)),
            ("sources", len(changes.sources), (f"- {self._source(change)}" for change in changes.sources)),
        ]
        yield from ((name, count, list(lines)) for name, count, lines in told if count)

    def _document(self, change: DocumentChange) -> Iterator[str]:
        params = {"title": f"**{escaped(change.title)}** (`{change.id}`)", "date": self._date(change.date)}
        kind = "dated" if self._changes.basis == "dates" else change.kind
        yield f"- {self._say(f'item.document_{kind}', **params)}"
        yield from (f"  - {escaped(fact.text)} (`{fact.passage_id}`)" for fact in change.facts)

    def _status(self, change: DocumentChange) -> str:
        title = f"**{escaped(change.title)}** (`{change.id}`)"
        if self._changes.basis == "dates":
            key = "item.in_force_since" if change.kind == "in_force" else "item.ended_on"
            return self._say(key, title=title, date=since_of(change.date or "", self._language))
        before, after = (self._state(value) for value in (change.before, change.after))
        return self._say(f"item.{change.kind}", title=title, before=before, after=after)

    def _state(self, value: str | None) -> str:
        if value is None:
            return self._say("nothing_before")
        known = f"changes.status.{value}" in catalogue(self._language)
        return self._say(f"status.{value}") if known else self._spell(value)

    def _sentences(self, some: list[SentenceChange]) -> Iterator[str]:
        for (title, heading, passage_id), group in groupby(some, lambda c: (c.title, c.heading, c.passage_id)):
            yield f"- **{escaped(title)} — {escaped(heading)}** (`{passage_id}`)"
            for change in group:
                yield from (f"  {line}" for line in self._sentence(change))

    def _sentence(self, change: SentenceChange) -> Iterator[str]:
        said = escaped(change.after or change.before or "")
        if change.kind == "moved":
            yield "- " + self._say("item.moved", text=said, origin=change.moved_from, passage=change.passage_id)
        elif "text" in change.touched:
            yield "- " + self._say("item.before", text=escaped(change.before or ""))
            yield "  " + self._say("item.after", text=said)
        else:
            yield f"- {said}"
        if change.kind == "superseded":
            dated = self._say("item.until", date=since_of(change.until, self._language)) if change.until else None
            yield f"  - {dated or self._say('item.superseded')}"
        if change.kind == "superseded" and change.replaced_by:
            place = f"`{change.replaced_by.passage_id}`"
            yield "  - " + self._say("item.replaced_by", text=escaped(change.replaced_by.text), passage=place)
        also = [self._say(f"touched.{what}") for what in change.touched if what != "text"]
        if also and change.kind == "changed":
            yield "  - " + self._say("item.also", touched=", ".join(also))

    def _conflict(self, change: ConflictChange) -> Iterator[str]:
        dated = f" ({self._spell(change.date)})" if change.date else ""
        yield f"- {self._say(f'conflict.{change.kind}', question=f'**{escaped(change.question)}**')}{dated}"
        yield from (f"  - {escaped(claim)}" for claim in change.claims)
        if change.before:
            yield "  - " + self._say("item.before", text=escaped(change.before))
        if change.after:
            yield "  - " + (
                self._say("item.after", text=escaped(change.after)) if change.before else f"→ {change.after}"
            )

    def _event(self, change: EventChange) -> str:
        params = {"date": self._spell(change.date), "title": f"{escaped(change.title)} (`{change.passage_id}`)"}
        return self._say(f"item.event_{change.kind}", before=escaped(change.before or ""), **params)

    def _source(self, change: SourceChange) -> str:
        params = {"title": escaped(change.title), "publisher": escaped(change.publisher)}
        link = f" <{change.url}>" if change.url and change.kind == "new" else ""
        return self._say(f"item.source_{change.kind}", date=self._date(change.date), **params) + link

    def _date(self, known: str | None) -> str:
        return self._spell(known) if known else self._say("undated")

    def _spell(self, known: str) -> str:
        return spell_date(known, self._language)

    def _say(self, key: str, **params: object) -> str:
        return text(f"changes.{key}", self._language, **params)
