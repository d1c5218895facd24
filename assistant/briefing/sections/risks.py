"""Risks and open points: what the dossier says is not settled, not known, or contested."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.briefing.composition import Candidate, Composition
from assistant.briefing.records import Block, Bullets, Paragraph
from assistant.briefing.sections.roles import OPEN_QUESTIONS, is_set_apart, serves

_NEAR = 0.5
_OPEN_NEAR = 0.4
_OF_A_PASSAGE = 1
# In the dossier's first language, so that both notes choose alike.
_UNSETTLED = re.compile(
    r"\bun risque\b|\brisques? (?:que|d.accès|de transfert|demeure|persiste|subsiste)"
    r"|\bn'(?:est|était|a|ont|avait) pas (?:encore )?(?:publi|connu|établi|été (?:publi|trouvé|rendu))"
    r"|\bnon confirmée?s?\b|\brest(?:ait|aient|e|ent) (?:ouvert|en cours|soumis)|\ben cours de qualification"
    r"|\bincertain|\bcontest|\brecours\b|\bne garantit pas|\bn'empêche pas|\bpeut (?:exiger|obliger)|\bretard",
    re.IGNORECASE,
)


def risks(composition: Composition, most: int) -> Iterator[Block]:
    """The open questions nearest to the topic, then what its passages say is unsettled."""
    everything = list(composition.relevance.passages)
    near = composition.relevance.near(_OPEN_NEAR, len(everything))
    open_points = [name for name in near if serves(name, OPEN_QUESTIONS)]
    account = [n for n in composition.relevance.near(_NEAR, composition.plan.passages) if not is_set_apart(n)]
    unsettled = [
        candidate
        for candidate in composition.candidates(account)
        if _UNSETTLED.search(composition.settled_text(candidate.place))
    ]
    points = _told(composition, composition.candidates(open_points, of_itself=True), (most + 1) // 2)
    points += _told(composition, unsettled, most - len(points))
    if points:
        yield Bullets(items=tuple(points))


def _told(composition: Composition, candidates: list[Candidate], most: int) -> list[Paragraph]:
    points: list[Paragraph] = []
    passages: dict[str, int] = {}
    for candidate in candidates:
        name = candidate.place.passage_id
        fresh = passages.get(name, 0) < _OF_A_PASSAGE and not composition.is_told(candidate.place)
        if len(points) < most and fresh:
            passages[name] = passages.get(name, 0) + 1
            points.append(Paragraph(spans=(composition.tell(candidate.place),)))
    return points
