"""What the reader of a draft removed and pinned, found in the dossier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.briefing.errors import NoteChoiceUnknown
from assistant.briefing.place import Place
from assistant.briefing.records import SectionKind
from assistant.briefing.request import NoteRequest, Pin
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Sentence

# What stands in their tables may be said in the text too.
IN_TABLES = frozenset({SectionKind.CHRONOLOGY, SectionKind.DISAGREEMENTS})


@dataclass(frozen=True)
class Choices:
    """The sentences and sources that a note may not use, and those that it should."""

    left_out: frozenset[Place] = frozenset()
    pinned: tuple[tuple[Pin, tuple[Place, ...]], ...] = ()
    without_sources: frozenset[str] = frozenset()
    pinned_sources: frozenset[str] = frozenset()

    def strikes(self, place: Place, sentence: Sentence) -> bool:
        """Whether the sentence is to go: removed itself, or with every source that it rests on."""
        return place in self.left_out or self.unfounded(sentence)

    def unfounded(self, sentence: Sentence) -> bool:
        """Whether the sentence rests on removed sources alone."""
        return bool(sentence.sources) and self.without_sources.issuperset(sentence.sources)

    def prefers(self, sentence: Sentence) -> bool:
        """Whether the sentence rests on a pinned source."""
        return not self.pinned_sources.isdisjoint(sentence.sources)

    def places(self, kind: SectionKind) -> frozenset[Place]:
        """The sentences that are pinned to a section."""
        return frozenset(place for pin, places in self.pinned if pin.section is kind for place in places)

    @property
    def removes(self) -> bool:
        """Whether anything was removed."""
        return bool(self.left_out or self.without_sources)


def place_of(name: str) -> Place:
    """The place that a sentence's name tells: `host#choice:2` is position 1 of `host#choice`."""
    passage_id, _, number = name.rpartition(":")
    return Place(passage_id, int(number) - 1)


def name_of(place: Place) -> str:
    """A sentence's name, its number counted from 1 as a reader counts."""
    return f"{place.passage_id}:{place.position + 1}"


def resolved(request: NoteRequest, dossier: Dossier) -> Choices:
    """The request's choices; raises NoteChoiceUnknown for a sentence or a source that the dossier does not have."""
    for source in (*request.without_sources, *request.pinned_sources):
        if source not in dossier.sources:
            raise NoteChoiceUnknown(name=source)
    return Choices(
        left_out=frozenset(_found(name, dossier) for name in request.left_out),
        pinned=tuple(_pinned(request, dossier)),
        without_sources=frozenset(request.without_sources),
        pinned_sources=frozenset(request.pinned_sources),
    )


def _pinned(request: NoteRequest, dossier: Dossier) -> Iterator[tuple[Pin, tuple[Place, ...]]]:
    """The pins to the sections that the note has, a sentence in the first one alone; tables repeat what a text says."""
    taken: set[Place] = set()
    for pin in request.pinned:
        in_table = pin.section in IN_TABLES
        found = (_found(name, dossier) for name in pin.sentences)
        places = tuple(place for place in dict.fromkeys(found) if in_table or place not in taken)
        if places and (request.sections is None or pin.section in request.sections):
            taken.update(() if in_table else places)
            yield pin, places


def _found(name: str, dossier: Dossier) -> Place:
    place = place_of(name)
    passage = dossier.passage_in_either(place.passage_id, LANGUAGES[0])
    if passage is None or place.position >= len(passage.sentences):
        raise NoteChoiceUnknown(name=name)
    return place
