"""Who is who: those whom the note names, what they are to the topic, and what they say of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Paragraph
from assistant.briefing.sections.roles import WHO_IS_WHO, is_set_apart, serves
from corpus.catalogue import text
from corpus.records import LANGUAGES, Actor
from corpus.typography import normalise

_NEAR = 0.55
_OWN = 10.0
_SPEAKS = 2
_POSITION_NEAR = 0.5
# Of what the essentials say: what an actor is or did further from the topic than that says nothing of it.
_SENTENCE_NEAR = 0.5
# Who speaks is told in the dossier's first language, so that both notes choose alike.
_SAYS = re.compile(
    r"\b(?:(?:a|ont|avait|avaient) (?:elle-même |lui-même )?(?:annoncé|déclaré|affirmé|estimé|présenté|jugé|demandé"
    r"|regretté|reconnu|dit|soutenu|indiqué|dénoncé|contesté|répondu|recommandé|alerté|rappelé|proposé|rejeté|admis)"
    r"|estime|juge|regrette|demande|recommande|rappelle|affirme|indique)\b"
)
_SPOKEN_TO = re.compile(r"\b(?:devant|selon|d'après|auprès d[eu']|à|au|aux) [^,]*,", re.IGNORECASE)
_ACCORDING_TO = re.compile(r"^(?:Selon|D'après) ([^,]+),")


def actors(composition: Composition, most: int) -> Iterator[Block]:
    """A paragraph an actor: who it is, what it is to the topic, then what it said of it, attributed."""
    said = [composition.nearness(place) for place in composition.told]
    least = _SENTENCE_NEAR * sum(said) / (len(said) or 1)
    heard = _heard(composition)
    count = 0
    for actor, portrait in _named(composition, heard):
        places = _places(composition, actor, portrait, _position(composition, actor, heard), least)
        if places and count < most:
            count += 1
            name = actor.name(composition.language)
            spans = tuple(composition.tell(place) for place in places)
            yield Paragraph(lead=text("briefing.lead", composition.language, words=name), spans=spans)


def _places(composition: Composition, actor: Actor, portrait: str, position: list[Place], least: float) -> list[Place]:
    """What is to be said of an actor; nothing of one whose part in the topic the dossier does not tell."""
    fresh = [candidate.place for candidate in composition.candidates([portrait])]
    part = [place for place in fresh if _tells(composition, place, actor) and composition.nearness(place) >= least][:1]
    if not position and not part:
        return []
    identity = [place for place in fresh if place.position == 0 and _names(composition, place, actor)]
    found = list(dict.fromkeys([*identity, *([] if position and identity else part), *position]))
    return [place for at, place in enumerate(found) if not composition.repeats(place, found[:at])]


def _tells(composition: Composition, place: Place, actor: Actor) -> bool:
    """Whether the sentence tells what the actor itself did or does, and not only what it is."""
    dated = composition.sentence(place).on is not None
    return _names(composition, place, actor) and (place.position > 0 or dated)


def _names(composition: Composition, place: Place, actor: Actor) -> bool:
    named = composition.naming.concepts(composition.settled_text(place))
    return not set(named).isdisjoint(composition.naming.concepts(actor.name_fr))


def _named(composition: Composition, heard: list[Place]) -> list[tuple[Actor, str]]:
    """The actors with a portrait: those who speak of the topic and those that the note names most first."""
    naming = composition.naming
    told = Counter(name for place in composition.told for name in naming.concepts(composition.settled_text(place)))
    speaking = {name for place in heard for name in _speakers(composition, place)}
    near = composition.relevance.near(_NEAR, len(composition.relevance.passages))
    portraits = {name: composition.relevance.passages[name] for name in near if serves(name, WHO_IS_WHO)}
    least = min(portraits.values(), default=0.0)
    found: list[tuple[float, Actor, str]] = []
    for actor in composition.dossier.actors:
        concepts = set(naming.concepts(actor.name_fr))
        own = next((name for name in _portraits(composition) if concepts & _heading(composition, name)), None)
        mentions = max((told[concept] for concept in concepts), default=0) + _SPEAKS * bool(concepts & speaking)
        if own and (mentions or own in portraits):
            found.append((mentions + _OWN * (portraits.get(own, least) - least), actor, own))
    seen: dict[str, Actor] = {}
    for _, actor, own in sorted(found, key=lambda item: (-item[0], item[1].id)):
        seen.setdefault(own, actor)
    return [(actor, own) for own, actor in seen.items()]


def _portraits(composition: Composition) -> list[str]:
    return [p.id for p in composition.dossier.passages(LANGUAGES[0]) if serves(p.id, WHO_IS_WHO)]


def _heading(composition: Composition, name: str) -> set[str]:
    passage = composition.dossier.passage_in_either(name, LANGUAGES[0])
    return set(composition.naming.concepts(passage.heading)) if passage else set()


def _heard(composition: Composition) -> list[Place]:
    """What may still be said of what someone said on the topic, best first."""
    near = [n for n in composition.relevance.near(_POSITION_NEAR, composition.plan.passages) if not is_set_apart(n)]
    return [candidate.place for candidate in composition.candidates(near)]


def _position(composition: Composition, actor: Actor, heard: list[Place]) -> list[Place]:
    """The best sentence in which the actor is the one who speaks."""
    names = set(composition.naming.concepts(actor.name_fr))
    speaking = (place for place in heard if names & _speakers(composition, place))
    return [place for place in speaking if not composition.is_told(place)][:1]


def _speakers(composition: Composition, place: Place) -> set[str]:
    """Those named before the verb of saying, or as the ones according to whom it is."""
    said = normalise(composition.settled_text(place))
    verb, according = _SAYS.search(said), _ACCORDING_TO.match(said)
    speakers = set(composition.naming.concepts(_SPOKEN_TO.sub("", said[: verb.start()]))) if verb else set()
    return speakers | ({composition.naming.whole(according[1])} if according else set())
