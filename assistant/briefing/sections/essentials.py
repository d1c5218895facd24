"""The essentials: what the reader must take away, one point a passage."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.records import Block, Bullets, Paragraph
from assistant.briefing.sections.roles import is_set_apart

_NEAR = 0.55
_OF_A_DOCUMENT = 2


def essentials(composition: Composition, most: int) -> Iterator[Block]:
    """The best sentences on the topic, no two of one passage, few of one document."""
    near = [name for name in composition.relevance.near(_NEAR, composition.plan.passages) if not is_set_apart(name)]
    points: list[Paragraph] = []
    passages: set[str] = set()
    documents: dict[str, int] = {}
    for candidate in composition.candidates(near):
        name = candidate.place.passage_id
        document = name.partition("#")[0]
        if len(points) == most:
            break
        if name in passages or documents.get(document, 0) == _OF_A_DOCUMENT or composition.is_told(candidate.place):
            continue
        passages.add(name)
        documents[document] = documents.get(document, 0) + 1
        points.append(Paragraph(spans=(composition.tell(candidate.place),)))
    if points:
        yield Bullets(items=tuple(points))
