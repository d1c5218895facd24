"""The essentials: what the reader must take away, the main thing that each of the nearest passages says."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.composition import Candidate, Composition
from assistant.briefing.footing import is_attributed, is_of_itself, is_weak
from assistant.briefing.footnotes import Place
from assistant.briefing.linking import link
from assistant.briefing.records import Block, Bullets, Paragraph
from assistant.briefing.sections.roles import is_open_point, is_overview, is_set_apart

_NEAR = 0.5
_FEWEST = 3
_LEADING = 2
_HARDLY = 0.25
_OF_A_DOCUMENT = 3
_ANOTHER_OF_A_DOCUMENT = 0.06
# Two open points are worded alike though they are about different things.
_SAME_MATTER, _SAME_OPEN_POINT = 0.8, 0.85
_SHARED_WORDS = 0.6
# Beside how near the sentence is: how near its passage is, that it opens the passage or is its latest word,
# that it speaks of whom the dossier is about or of the whole of a matter, that its source is weak, that it holds
# the figures of the topic.
_PASSAGE, _LEAD, _LATEST, _SUBJECT, _OVERVIEW, _WEAK = 1.0, 0.2, 0.1, 0.12, 0.35, 0.15
_ASKED = 0.6


def essentials(composition: Composition, most: int) -> Iterator[Block]:
    """What the nearest passages say first of all, and the latest word of the very nearest."""
    near = composition.relevance.near(_NEAR, composition.plan.passages)
    names = [name for name in near if not is_set_apart(name) or is_open_point(name)]
    mains = [main for name in names for main in _main(composition, name)]
    mains += [latest for name in names[:_LEADING] for latest in _latest(composition, name)]
    points = _choose(composition, mains, most)
    if points:
        told = _in_order(composition, _filled(composition, points, names))
        yield Bullets(
            items=tuple(Paragraph(spans=(composition.tell(place, _ground(composition, place)),)) for place in told)
        )


def _main(composition: Composition, name: str) -> Iterator[Candidate]:
    """The passage's main statement, if it may still be made."""
    found = _sayable(composition, name)
    if found:
        best = max(found, key=lambda candidate: (candidate.score, -candidate.place.position))
        newer = [other for other in found if _overtakes(composition, other.place, best.place)]
        yield max(newer, key=lambda candidate: candidate.score)._replace(score=best.score) if newer else best


def _latest(composition: Composition, name: str) -> Iterator[Candidate]:
    """The passage's latest word, where it tells what came after its main statement."""
    dated = [candidate for candidate in _sayable(composition, name) if _is_latest(composition, candidate.place)]
    for main in _main(composition, name):
        later = [candidate for candidate in dated if _is_later(composition, candidate.place, main.place)]
        yield from sorted(later, key=lambda candidate: (-candidate.score, candidate.place))[:1]


def _sayable(composition: Composition, name: str) -> list[Candidate]:
    return [
        Candidate(candidate.place, _worth(composition, candidate.place)) for candidate in composition.candidates([name])
    ]


def _overtakes(composition: Composition, one: Place, other: Place) -> bool:
    """Whether one sentence tells a later state of the same matter than the other, and no further from the topic."""
    nearer = composition.nearness(one) >= composition.nearness(other)
    return nearer and _is_later(composition, one, other) and _same_matter(composition, one, other)


def _worth(composition: Composition, place: Place) -> float:
    sentence, naming = composition.sentence(place), composition.naming
    near = composition.nearness(place) + _PASSAGE * composition.relevance.passages[place.passage_id]
    lead = _LEAD * (place.position == 0) + _LATEST * _is_latest(composition, place)
    subject = not naming.subject.isdisjoint(naming.concepts(composition.settled_text(place)))
    lead += _SUBJECT * subject + _OVERVIEW * is_overview(place.passage_id)
    lead += _ASKED * composition.holds_what_is_asked(place)
    return near + lead - _WEAK * is_weak(sentence, composition.dossier)


def _is_latest(composition: Composition, place: Place) -> bool:
    """Whether the sentence is dated, and its passage says nothing later but what the dossier says of itself."""
    holding = composition.holding(place.passage_id)
    told = [other for other in holding if not is_of_itself(composition.settled_text(other))]
    days = [composition.sentence(other).on or "" for other in told]
    return "" < max(days, default="") == composition.sentence(place).on


def _ground(composition: Composition, place: Place) -> str:
    """The phrase that says on what weak ground a statement stands, where it does not say so itself."""
    weak = is_weak(composition.sentence(place), composition.dossier)
    return (
        link("one_source", composition.language) if weak and not is_attributed(composition.settled_text(place)) else ""
    )


def _choose(composition: Composition, mains: list[Candidate], most: int) -> list[Place]:
    """The best of them, each further one of a document a little less; the later of two on the same matter."""
    chosen: list[Candidate] = []
    left = list(mains)
    while left and len(chosen) < most:
        places = [other.place for other in chosen]
        best = max(left, key=lambda main: (_left_worth(main, places), main.place))
        left.remove(best)
        same = next((other for other in chosen if _same_matter(composition, best.place, other.place)), None)
        if same is None and _documents(places, best.place) < _OF_A_DOCUMENT:
            chosen.append(best)
        elif same is not None and _may_replace(composition, best, same):
            chosen[chosen.index(same)] = best
    return [main.place for main in chosen]


def _may_replace(composition: Composition, one: Candidate, other: Candidate) -> bool:
    """Whether it tells a later state of the same matter and is hardly further from the topic."""
    return _is_later(composition, one.place, other.place) and one.score >= other.score - _HARDLY


def _filled(composition: Composition, points: list[Place], names: list[str]) -> list[Place]:
    """The points, and where they are too few what else their passages say."""
    filled = list(points)
    found = [candidate for name in names for candidate in _sayable(composition, name)]
    for candidate in sorted(found, key=lambda candidate: (-candidate.score, candidate.place)):
        if len(filled) < _FEWEST and not composition.repeats(candidate.place, filled):
            filled.append(candidate.place)
    return filled


def _in_order(composition: Composition, points: list[Place]) -> list[Place]:
    """An overview of what leads the topic, then the nearest; those of one document in its order, in their slots."""
    own: dict[str, list[Place]] = {}
    for place in points[1:]:
        own.setdefault(_series(place), []).append(place)
    order = {p.id: at for place in points for at, p in enumerate(composition.document(place.passage_id).passages)}
    queues = {
        name: iter(sorted(places, key=lambda place: (order[place.passage_id], place.position)))
        for name, places in own.items()
    }
    ordered = [*points[:1], *(next(queues[_series(place)]) for place in points[1:])]
    leading = {name.partition("#")[0] for name in composition.relevance.leads}
    return sorted(ordered, key=lambda place: not (is_overview(place.passage_id) and _document(place) in leading))


def _left_worth(main: Candidate, chosen: list[Place]) -> float:
    others = 0 if is_overview(main.place.passage_id) else _documents(chosen, main.place)
    return main.score - _ANOTHER_OF_A_DOCUMENT * others


def _same_matter(composition: Composition, one: Place, other: Place) -> bool:
    open_points = is_open_point(one.passage_id) and is_open_point(other.passage_id)
    least = _SAME_OPEN_POINT if open_points else _SAME_MATTER
    return composition.likeness(one, other) > least or composition.overlap(one, other) > _SHARED_WORDS


def _is_later(composition: Composition, one: Place, other: Place) -> bool:
    return "" < (composition.sentence(other).on or "") < (composition.sentence(one).on or "")


def _documents(chosen: list[Place], place: Place) -> int:
    return sum(_document(other) == _document(place) for other in chosen)


def _series(place: Place) -> str:
    return place.passage_id if is_open_point(place.passage_id) else _document(place)


def _document(place: Place) -> str:
    return place.passage_id.partition("#")[0]
