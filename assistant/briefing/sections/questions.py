"""Questions likely to be asked, each answered by the sentence of the dossier that answers it best."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Paragraph
from assistant.briefing.sections.roles import is_set_apart
from assistant.briefing.shared_vectors import SharedVectors, Vector

_NEAR = 0.45
# A question whose best sentence is further off is answered by the section as a whole, not by one sentence.
_ANSWERS = 0.5


def questions(composition: Composition, vectors: SharedVectors, most: int) -> Iterator[Block]:
    """One question a passage, where the sentence that answers it has not been said yet."""
    near = [n for n in composition.relevance.near(_NEAR, 2 * composition.plan.passages) if not is_set_apart(n)]
    asked = vectors.questions(near)
    count = 0
    for name in near:
        found = _answered(composition, name, {at: vector for (own, at), vector in asked.items() if own == name})
        if found is None or count == most:
            continue
        position, place = found
        count += 1
        lead = composition.passage(name).questions[position]
        yield Paragraph(lead=lead, spans=(composition.tell(place),))


def _answered(composition: Composition, name: str, asked: dict[int, Vector]) -> tuple[int, Place] | None:
    """The passage's question that a sentence still to be said answers best, and that sentence."""
    fresh = {candidate.place for candidate in composition.candidates([name])}
    best: tuple[float, int, Place] | None = None
    for position, question in sorted(asked.items()):
        if position >= len(composition.passage(name).questions):
            continue
        near = {place: float(question @ composition.vector(place)) for place in composition.holding(name)}
        answer = max(near, key=lambda place: (near[place], -place.position), default=None)
        if answer in fresh and near[answer] >= _ANSWERS and (best is None or near[answer] > best[0]):
            best = (near[answer], position, answer)
    return (best[1], best[2]) if best else None
