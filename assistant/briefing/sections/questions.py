"""Questions likely to be asked, each answered by the sentence that the dossier names as its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistant.briefing.composition import Composition
from assistant.briefing.footing import is_weak
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Paragraph
from assistant.briefing.sections.asking import is_private, is_whole
from assistant.briefing.sections.roles import is_set_apart
from assistant.briefing.shared_vectors import SharedVectors, Vector
from corpus.records import LANGUAGES

_NEAR = 0.5
_PASSAGE, _WEAK = 0.5, 0.2
# Of the nearest question: one further from the topic than that is another topic's.
_QUESTION_NEAR = 0.6


class _Asked(NamedTuple):
    """A typical question that may be put, its answer, and how near both are to the topic."""

    worth: float
    near: float
    place: Place
    position: int


def questions(composition: Composition, vectors: SharedVectors, most: int) -> Iterator[Block]:
    """The questions nearest to the topic whose answer has not been said, one a passage."""
    near = [n for n in composition.relevance.near(_NEAR, 2 * composition.plan.passages) if not is_set_apart(n)]
    asked = vectors.questions(near)
    found = [best for name in near if (best := _best(composition, name, asked))]
    least = _QUESTION_NEAR * max((question.near for question in found), default=0.0)
    chosen: list[Place] = []
    for question in sorted(found, key=lambda question: (-question.worth, question.place)):
        if len(chosen) < most and question.near >= least and not composition.repeats(question.place, chosen):
            chosen.append(question.place)
            lead = composition.passage(question.place.passage_id).questions[question.position]
            yield Paragraph(lead=lead, spans=(composition.tell(question.place),))


def _best(composition: Composition, name: str, asked: dict[tuple[str, int], Vector]) -> _Asked | None:
    """The passage's question nearest to the topic among those whose answer may still be said."""
    fresh = {candidate.place for candidate in composition.candidates([name])}
    found: list[_Asked] = []
    for position, answers in enumerate(composition.passage(name).answers):
        place = next((Place(name, answer) for answer in answers[:1]), None)
        if place in fresh and (name, position) in asked and _may_be_put(composition, name, position):
            near = float(asked[name, position] @ composition.relevance.vector)
            worth = near + composition.nearness(place) + _PASSAGE * composition.relevance.passages[name]
            worth -= _WEAK * is_weak(composition.sentence(place), composition.dossier)
            found.append(_Asked(worth, near, place, position))
    return max(found, key=lambda question: (question.worth, -question.position), default=None)


def _may_be_put(composition: Composition, name: str, position: int) -> bool:
    """Whether it is worded, in both languages, as this note's readers would be asked."""
    for language in LANGUAGES:
        passage = composition.dossier.passage(name, language)
        if passage is not None and position < len(passage.questions):
            question = passage.questions[position]
            private = is_private(question, language) and not composition.plan.private
            if private or not is_whole(question, language):
                return False
    return True
