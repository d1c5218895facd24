"""Who is who: those whom the note names, what they are to the topic, and what they say of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Paragraph, Span
from assistant.briefing.sections.roles import WHO_IS_WHO, is_set_apart, serves
from corpus.catalogue import text
from corpus.records import LANGUAGES, Actor
from corpus.typography import normalise
from index.words import plain_words

_NEAR = 0.45
_OWN = 1.0
_POSITION_NEAR = 0.5
_SPOKEN_OF = 12
# Who speaks is told in the dossier's first language, so that both notes choose alike.
_SAYS = re.compile(
    r"\b(?:(?:a|ont|avait|avaient) (?:elle-même |lui-même )?(?:annoncé|déclaré|affirmé|estimé|présenté|jugé|demandé"
    r"|regretté|reconnu|dit|soutenu|indiqué|dénoncé|contesté|répondu|recommandé|alerté|rappelé|proposé|rejeté|admis)"
    r"|estime|juge|regrette|demande|recommande|rappelle|affirme|indique)\b"
)
_ACCORDING_TO = re.compile(r"^(?:Selon|D'après) ([^,]+),")


def actors(composition: Composition, most: int) -> Iterator[Block]:
    """A paragraph an actor: a sentence on who it is, then what it said on the topic, attributed."""
    for actor, portrait in _named(composition)[:most]:
        spans = [*_portrait(composition, portrait), *_position(composition, actor)]
        if spans:
            name = actor.name(composition.language)
            yield Paragraph(lead=text("briefing.lead", composition.language, words=name), spans=tuple(spans))


def _named(composition: Composition) -> list[tuple[Actor, str]]:
    """The actors with a portrait, those that the note and the nearest portraits speak of first."""
    told = Counter(
        name for place in composition.told for name in _concepts(composition, composition.settled_text(place))
    )
    near = composition.relevance.near(_NEAR, len(composition.relevance.passages))
    portraits = {name: composition.relevance.passages[name] for name in near if serves(name, WHO_IS_WHO)}
    least = min(portraits.values(), default=0.0)
    found: list[tuple[float, Actor, str]] = []
    for actor in composition.dossier.actors:
        concepts = set(_concepts(composition, actor.name_fr))
        own = next((name for name in _portraits(composition) if concepts & _heading(composition, name)), None)
        mentions = max((told[concept] for concept in concepts), default=0)
        if own and (mentions or own in portraits):
            found.append((mentions + _OWN * (portraits.get(own, least) - least) * 10, actor, own))
    ordered = sorted(found, key=lambda item: (-item[0], item[1].id))
    seen: dict[str, Actor] = {}
    for _, actor, own in ordered:
        seen.setdefault(own, actor)
    return [(actor, own) for own, actor in seen.items()]


def _portraits(composition: Composition) -> list[str]:
    return [p.id for p in composition.dossier.passages(LANGUAGES[0]) if serves(p.id, WHO_IS_WHO)]


def _heading(composition: Composition, name: str) -> set[str]:
    passage = composition.dossier.passage_in_either(name, LANGUAGES[0])
    return set(_concepts(composition, passage.heading)) if passage else set()


def _concepts(composition: Composition, words: str) -> list[str]:
    return composition.index.aliases.concepts(plain_words(words))


def _portrait(composition: Composition, passage_id: str) -> Iterator[Span]:
    """The portrait's best sentence that the note has not said; its first one where that is still to be said."""
    fresh = composition.candidates([passage_id])
    if fresh:
        first = min(fresh, key=lambda candidate: (candidate.place.position, -candidate.score))
        yield composition.tell(first.place)


def _position(composition: Composition, actor: Actor) -> Iterator[Span]:
    """The best sentence in which the actor is the one who speaks."""
    near = [n for n in composition.relevance.near(_POSITION_NEAR, composition.plan.passages) if not is_set_apart(n)]
    names = set(_concepts(composition, actor.name_fr))
    for candidate in composition.candidates(near):
        if _speaks(composition, candidate.place, names):
            yield composition.tell(candidate.place)
            return


def _speaks(composition: Composition, place: Place, names: set[str]) -> bool:
    """Whether one of the names stands before the verb of saying, or as the one according to whom it is."""
    said = normalise(composition.settled_text(place))
    verb, according = _SAYS.search(said), _ACCORDING_TO.match(said)
    subjects = [said[: verb.start()]] if verb else []
    subjects += [according[1]] if according else []
    return any(names & set(_concepts(composition, subject)) for subject in subjects)
