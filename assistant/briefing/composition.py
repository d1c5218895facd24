"""A note in the making: what may still be said, what has been said, and the footnotes that carry it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from assistant.briefing.choices import Choices
from assistant.briefing.footing import is_of_itself, is_set_below, is_superseded, is_weak
from assistant.briefing.footnotes import Footnotes, Place
from assistant.briefing.linking import linked
from assistant.briefing.naming import Naming
from assistant.briefing.plan import Plan
from assistant.briefing.records import Span
from assistant.briefing.relevance import Relevance
from assistant.briefing.sameness import said_alike, said_words, shared
from assistant.briefing.shared_vectors import SharedVectors, Vector
from assistant.figures import figures
from assistant.guard import holds_by
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Document, Language, Passage, Sentence
from index.open import OpenIndex

_SAME_VECTOR = 0.86
_PASSAGE_SHARE = 0.5
_LEAD = 0.06
_WEAK = 0.2
_PREFERRED = 0.15
_ASKED = 0.2


class Candidate(NamedTuple):
    """A sentence that may be said, and how well it fits the topic."""

    place: Place
    score: float


class Composition:
    """What the sections of one note share; each sentence is said once in the whole note."""

    def __init__(
        self,
        index: OpenIndex,
        vectors: SharedVectors,
        relevance: Relevance,
        plan: Plan,
        language: Language,
        as_of: date,
        choices: Choices,
        asked: frozenset[str] = frozenset(),
    ) -> None:
        self.index = index
        self.dossier: Dossier = index.dossier
        self.relevance = relevance
        self.plan = plan
        self.language = language
        self.as_of = as_of
        self.choices = choices
        self._asked = asked
        self.naming = Naming(index)
        self.footnotes = Footnotes(index.dossier, language, choices)
        self.told: list[Place] = []
        self._vectors = vectors
        self._known: dict[tuple[str, int], Vector] = {}
        self._read: set[str] = set()
        self._words: dict[Place, frozenset[str]] = {}

    def passage(self, passage_id: str) -> Passage:
        """The passage in the note's language, else in the other one; raises LookupError."""
        found = self.dossier.passage_in_either(passage_id, self.language)
        if found is None:
            raise LookupError(passage_id)
        return found

    def document(self, passage_id: str) -> Document:
        """The passage's document, in the passage's language; raises LookupError."""
        passage = self.passage(passage_id)
        found = self.dossier.document(passage.document_id, passage.language)
        if found is None:
            raise LookupError(passage.document_id)
        return found

    def sentence(self, place: Place) -> Sentence:
        """The sentence as the note quotes it, without the sources that were removed."""
        sentence = self.passage(place.passage_id).sentences[place.position]
        removed = self.choices.without_sources
        if removed.isdisjoint(sentence.sources):
            return sentence
        return sentence.model_copy(update={"sources": tuple(s for s in sentence.sources if s not in removed)})

    def settled_text(self, place: Place) -> str:
        """The sentence in the dossier's first language: what is chosen by its words is the same in both notes."""
        passage = self.dossier.passage_in_either(place.passage_id, LANGUAGES[0])
        return passage.sentences[place.position].text if passage else ""

    def vector(self, place: Place) -> Vector:
        """The sentence's vector, shared by both languages."""
        self._load([place.passage_id])
        return self._known[place]

    def nearness(self, place: Place) -> float:
        """How near the sentence is to the topic (cosine)."""
        return float(self.vector(place) @ self.relevance.vector)

    def holds_what_is_asked(self, place: Place) -> bool:
        """Whether the sentence holds every figure of the topic, such as an article's number; no if it names none."""
        return bool(self._asked) and self._asked <= figures(self.settled_text(place))

    def superseded(self, sentence: Sentence) -> bool:
        """Whether the sentence no longer holds on the note's day."""
        return is_superseded(sentence, self.as_of)

    def replacing(self, place: Place) -> tuple[int, ...]:
        """The footnote that says what replaced the fact since, if anything has."""
        sentence = self.sentence(place)
        replaced = self.superseded(sentence) and sentence.then
        return (self.footnotes.number(Place(sentence.then, 0)),) if replaced and sentence.then else ()

    def is_set_below(self, place: Place) -> bool:
        """Whether something newer replaced the sentence, or the other side of a disagreement is better founded."""
        return is_set_below(self.sentence(place), self.dossier, self.as_of)

    def holding(self, passage_id: str) -> list[Place]:
        """The passage's sentences that had happened by the note's day and still held."""
        sentences = self.passage(passage_id).sentences
        return [
            Place(passage_id, position)
            for position, sentence in enumerate(sentences)
            if holds_by(sentence, self.as_of) and not self.superseded(sentence) and not self.choices.unfounded(sentence)
        ]

    def likeness(self, one: Place, other: Place) -> float:
        """How near two sentences are to each other (cosine)."""
        return float(self.vector(one) @ self.vector(other))

    def overlap(self, one: Place, other: Place) -> float:
        """How much of the shorter of two sentences stands in the other one, from 0 to 1."""
        return shared(self._stems(one), self._stems(other))

    def candidates(self, passages: Iterable[str]) -> list[Candidate]:
        """What may still be said out of some passages, best first.

        Left out are sentences said before, or nearly; the less founded side of a disagreement and either side
        of an unsettled one, which stand beside the other or not at all; and what the dossier says of itself.
        """
        wanted = list(dict.fromkeys(passages))
        self._load(wanted)
        found = [
            Candidate(place, self._score(place))
            for name in wanted
            for place in self.holding(name)
            if place in self._known and self._may_stand_alone(place)
        ]
        ordered = sorted(found, key=lambda candidate: (-candidate.score, candidate.place))
        return [candidate for candidate in ordered if not self.is_told(candidate.place)]

    def strikes(self, place: Place) -> bool:
        """Whether the reader wants the sentence out of the note."""
        return self.choices.strikes(place, self.passage(place.passage_id).sentences[place.position])

    def is_told(self, place: Place) -> bool:
        """Whether the note says the sentence, or one that says the same."""
        return self.repeats(place, self.told)

    def repeats(self, place: Place, others: Sequence[Place]) -> bool:
        """Whether one of the others is the sentence, or says the same."""
        return place in others or any(self._same(place, other) for other in others)

    def tell(self, place: Place, link: str = "") -> Span:
        """The sentence with its footnote, said from now on; `link` is the phrase that leads to it."""
        self.told.append(place)
        sentence = self.sentence(place)
        text = linked(link, sentence.text, self.passage(place.passage_id).language) if link else sentence.text
        return Span(text=text, notes=(self.footnotes.number(place),))

    def _score(self, place: Place) -> float:
        near = self.nearness(place) + _PASSAGE_SHARE * self.relevance.passages.get(place.passage_id, 0.0)
        sentence = self.sentence(place)
        near += _LEAD * (place.position == 0) + _ASKED * self.holds_what_is_asked(place)
        return near + _PREFERRED * self.choices.prefers(sentence) - _WEAK * is_weak(sentence, self.dossier)

    def _may_stand_alone(self, place: Place) -> bool:
        of_itself = is_of_itself(self.settled_text(place))
        return not (of_itself or self.is_set_below(place) or self._is_disputed(self.sentence(place)))

    def _is_disputed(self, sentence: Sentence) -> bool:
        """Whether the sentence is a side of a disagreement that is not settled, another side told by the note's day."""
        return any(
            other.conflicts.get(name, own) != own and holds_by(other, self.as_of)
            for name, own in sentence.conflicts.items()
            if self.dossier.conflicts[name].preferred == "none"
            for side in self.dossier.conflicts[name].sides
            for other in self.passage(side.passage).sentences
        )

    def _same(self, one: Place, other: Place) -> bool:
        return self.likeness(one, other) > _SAME_VECTOR or said_alike(self._stems(one), self._stems(other))

    def _stems(self, place: Place) -> frozenset[str]:
        if place not in self._words:
            self._words[place] = said_words(self.settled_text(place), self.dossier)
        return self._words[place]

    def _load(self, passages: Iterable[str]) -> None:
        missing = [name for name in passages if name not in self._read]
        if missing:
            self._read |= set(missing)
            self._known |= self._vectors.sentences(missing)
