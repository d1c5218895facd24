"""The dossier's events as a chart and as the table that says the same."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

from assistant.web.templating import fill
from assistant.web.views.chart import NARROW, WIDE, Mark, draw
from assistant.web.views.documents import KINDS
from assistant.web.views.missing import NotInDossier
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Actor, Document, Event, Language, Passage, Source
from corpus.timeline import events_between


class Entry(NamedTuple):
    """An event; its topic is the kind of the document that tells it."""

    event: Event
    kind: str
    actors: list[Actor]

    @property
    def year(self) -> str:
        """The year, the part of the date that is always known."""
        return self.event.date[:4]


class Words(NamedTuple):
    """A sentence of the passage that tells an event, and whether it is of the event's own date."""

    words: str
    told: bool


def render_timeline(dossier: Dossier, language: Language, name: str | None = None) -> str:
    """The whole timeline; raises NotInDossier for the name of no event."""
    if name is not None:
        find_event(dossier, name)
    entries = list_entries(dossier)
    kinds = [kind for kind in KINDS if any(entry.kind == kind for entry in entries)]
    marks = [Mark(entry.event.id, entry.event.date, entry.kind) for entry in entries]
    return fill(
        "views/timeline.html",
        language,
        years=[(year, list(group)) for year, group in groupby(entries, key=lambda entry: entry.year)],
        titles={entry.event.id: entry.event for entry in entries},
        kinds=kinds,
        actors=count_actors(entries, language),
        count=len(entries),
        charts=[draw(marks, kinds, dossier.speaks_until, size) for size in (WIDE, NARROW)] if marks else [],
    )


def render_event(dossier: Dossier, language: Language, name: str) -> str:
    """The passage that tells an event, the sentences of the event's own date marked; raises NotInDossier."""
    event = find_event(dossier, name)
    passage = dossier.passage_in_either(event.passage, language)
    if passage is None:
        raise NotInDossier("section", event.passage)
    paragraphs = _paragraphs(passage, event.date)
    told = any(sentence.told for paragraph in paragraphs for sentence in paragraph)
    return fill(
        "views/event.html",
        language,
        event=event,
        passage=passage,
        document=next(filter(None, (dossier.document(passage.document_id, spoken) for spoken in _first(language)))),
        paragraphs=paragraphs,
        told=told,
        sources=_sources(dossier, passage, event.date if told else None),
    )


def find_event(dossier: Dossier, name: str) -> Event:
    """The event of that id; raises NotInDossier."""
    for event in dossier.events:
        if event.id == name:
            return event
    raise NotInDossier("event", name)


def list_entries(dossier: Dossier) -> list[Entry]:
    """The events in the order of time, with their topics and the actors that are known."""
    documents: dict[str, Document] = {document.id: document for document in dossier.documents}
    actors = {actor.id: actor for actor in dossier.actors}
    return [
        Entry(event, documents[document].kind, [actors[actor] for actor in event.actors if actor in actors])
        for event in events_between(dossier)
        if (document := event.passage.partition("#")[0]) in documents
    ]


def count_actors(entries: list[Entry], language: Language) -> list[tuple[Actor, int]]:
    """The actors who take part in an event and in how many, in the order of their names."""
    counts = Counter(actor for entry in entries for actor in entry.actors)
    return sorted(counts.items(), key=lambda item: item[0].name(language).casefold())


def _first(language: Language) -> tuple[Language, ...]:
    return (language, *LANGUAGES)


def _paragraphs(passage: Passage, date: str) -> list[list[Words]]:
    paragraphs: list[list[Words]] = [[]]
    end = 0
    for sentence in passage.sentences:
        if "\n\n" in passage.text[end : sentence.start]:
            paragraphs.append([])
        paragraphs[-1].append(Words(sentence.text, sentence.on == date))
        end = sentence.end
    return paragraphs


def _sources(dossier: Dossier, passage: Passage, date: str | None) -> list[Source]:
    """The sources of the passage's sentences, or of those of one date."""
    sentences = [sentence for sentence in passage.sentences if date is None or sentence.on == date]
    names = {name: None for sentence in sentences for name in sentence.sources}
    return [dossier.sources[name] for name in names if name in dossier.sources]
