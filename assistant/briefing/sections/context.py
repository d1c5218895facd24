"""The context: what happened and how things stand, a paragraph a document, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assistant.briefing.composition import Composition
from assistant.briefing.footnotes import Place
from assistant.briefing.linking import link
from assistant.briefing.records import Block, Paragraph, Span
from assistant.briefing.sections.roles import LEGAL_KINDS, is_set_apart

_NEAR = 0.5
_OF_A_DOCUMENT = 3
_OF_A_PASSAGE = 2


def context(composition: Composition, most: int) -> Iterator[Block]:
    """The account's best sentences, few passages and each more than once, in the order of time."""
    near = [name for name in composition.relevance.near(_NEAR, composition.plan.passages) if not is_set_apart(name)]
    account = [name for name in near if composition.document(name).kind not in LEGAL_KINDS]
    places = _choose(composition, account, most, [])
    if len(places) < most // 2:
        places += _choose(composition, near, most // 2 - len(places), places)
    for at, paragraph in enumerate(_by_document(composition, places)):
        phrase = link("apart", composition.language) if at % 2 else ""
        yield Paragraph(spans=tuple(_spans(composition, paragraph, phrase)))


def _choose(composition: Composition, passages: list[str], most: int, told: list[Place]) -> list[Place]:
    """Sentences of several documents, best first, none saying what another says."""
    chosen: list[Place] = []
    for candidate in composition.candidates(passages):
        place = candidate.place
        of_passage = sum(other.passage_id == place.passage_id for other in chosen)
        of_document = sum(_document(other) == _document(place) for other in chosen)
        room = of_passage < _OF_A_PASSAGE and of_document < _OF_A_DOCUMENT
        if len(chosen) < most and room and not composition.repeats(place, [*told, *chosen]):
            chosen.append(place)
    return chosen


def _by_document(composition: Composition, places: list[Place]) -> list[list[Place]]:
    """The sentences of each document in the order of time, the documents in the order of what they tell."""
    groups = [list(group) for _, group in groupby(sorted(places), key=_document)]
    for group in groups:
        group.sort(key=lambda place: (_date(composition, place), place))
    return sorted(groups, key=lambda group: (_date(composition, group[0]), group[0]))


def _document(place: Place) -> str:
    return place.passage_id.partition("#")[0]


def _date(composition: Composition, place: Place) -> str:
    return composition.sentence(place).on or ""


def _spans(composition: Composition, places: list[Place], phrase: str) -> Iterator[Span]:
    for place in places:
        yield composition.tell(place, phrase)
        phrase = ""
