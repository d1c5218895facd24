"""Risks and open points: what the dossier says is not settled, not known, or contested."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footing import is_of_itself
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Bullets, Paragraph
from assistant.briefing.sections.roles import is_open_point, is_set_apart

_NEAR = 0.42
_OPEN_NEAR = 0.45
_OF_A_PASSAGE = 1
# In the dossier's first language, so that both notes choose alike.
_UNSETTLED = re.compile(
    r"\bun risque\b|\brisques? (?:demeure|persiste|subsiste)|\balert|\btotalement exclu|\bhypothétique\b"
    r"|\bn'(?:est|était|a|ont|avait) (?:pas|jamais) (?:encore )?(?:publi|connu|établi|qualifi"
    r"|été (?:publi|trouvé|rendu))"
    r"|\bpas encore (?:qualifi|accordé|publi|connu)|\bn'est donné par aucun|\bn'est pas tranch"
    r"|\brest(?:ait|aient|e|ent) (?:ouvert|en cours|soumis|inconnu)|\bincertain|\bcontest|\bpourvoi\b"
    r"|\bne garantit pas|\bn'empêche pas|\bpeut (?:exiger|obliger|réclamer)|\bréclamer des données\b|\bretard"
    r"|\ble respect des dates dépend\b|\bréel mais limité\b",
    re.IGNORECASE,
)


def risks(composition: Composition, most: int) -> Iterator[Block]:
    """The open questions nearest to the topic, then what its passages say is unsettled."""
    near = composition.relevance.near(_OPEN_NEAR, len(composition.relevance.passages))
    points = _told(composition, _open_points(composition, near), (most + 1) // 2)
    account = [n for n in composition.relevance.near(_NEAR, composition.plan.passages) if not is_set_apart(n)]
    points += _told(composition, _unsettled(composition, account), most - len(points))
    if points:
        yield Bullets(items=tuple(points))


def _open_points(composition: Composition, near: list[str]) -> Iterator[Place]:
    """What each open question says first, those nearest to the topic first; nothing of one that has been said."""
    for name in filter(is_open_point, near):
        first = next((p for p in composition.holding(name) if not is_of_itself(composition.settled_text(p))), None)
        if first is not None and not composition.is_told(first):
            yield first


def _unsettled(composition: Composition, account: list[str]) -> Iterator[Place]:
    """What is unsettled and has not been overtaken by something later in its own passage."""
    for candidate in composition.candidates(account):
        place = candidate.place
        if _UNSETTLED.search(composition.settled_text(place)) and not _is_overtaken(composition, place):
            yield place


def _is_overtaken(composition: Composition, place: Place) -> bool:
    day = composition.sentence(place).on
    later = (composition.sentence(other).on for other in composition.holding(place.passage_id))
    return day is not None and any(other and other > day for other in later)


def _told(composition: Composition, places: Iterator[Place], most: int) -> list[Paragraph]:
    points: list[Paragraph] = []
    passages: dict[str, int] = {}
    for place in places:
        fresh = passages.get(place.passage_id, 0) < _OF_A_PASSAGE and not composition.is_told(place)
        if len(points) < most and fresh:
            passages[place.passage_id] = passages.get(place.passage_id, 0) + 1
            points.append(Paragraph(spans=(composition.tell(place),)))
    return points
