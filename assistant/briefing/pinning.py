"""Keeps what the reader pinned: in its section, before the rest, whatever else the note has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.briefing.choices import IN_TABLES
from assistant.briefing.composition import Composition
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Bullets, Paragraph, SectionKind, Table
from assistant.briefing.request import Pin
from corpus.catalogue import text
from corpus.records import LANGUAGES

_IN_BULLETS = frozenset({SectionKind.ESSENTIALS, SectionKind.RISKS})
_WITHOUT_LEAD = frozenset({SectionKind.ESSENTIALS, SectionKind.RISKS, SectionKind.CONTEXT})


def reserve(composition: Composition, wanted: Iterable[SectionKind]) -> None:
    """Says what is pinned to a wanted section beforehand, so that no section says it or nearly."""
    for kind in wanted:
        composition.told += [place for _, places in _pins(composition, kind) for place in places]


def with_pinned(kind: SectionKind, blocks: tuple[Block, ...], composition: Composition) -> list[Block]:
    """The section's blocks with the pinned paragraphs first, and as many others fewer as there is no more room for."""
    pinned = [_paragraph(composition, pin, places) for pin, places in _pins(composition, kind)]
    if not pinned:
        return list(blocks)
    if kind in _IN_BULLETS:
        others = [item for block in blocks if isinstance(block, Bullets) for item in block.items]
        return [Bullets(items=tuple(_joined(pinned, others, composition.plan.most(kind))))]
    tables = [block for block in blocks if isinstance(block, Table)]
    others = [block for block in blocks if isinstance(block, Paragraph)]
    return [*tables, *_joined(pinned, others, max(composition.plan.most(kind), len(others)))]


def _pins(composition: Composition, kind: SectionKind) -> list[tuple[Pin, tuple[Place, ...]]]:
    """The section's pins whose sentences hold on the note's day and were not removed."""
    if kind in IN_TABLES:
        # The builders of tables choose what is pinned there themselves.
        return []
    found: list[tuple[Pin, tuple[Place, ...]]] = []
    for pin, places in composition.choices.pinned:
        kept = tuple(p for p in places if p in composition.holding(p.passage_id) and not composition.strikes(p))
        if pin.section is kind and kept:
            found.append((pin, kept))
    return found


def _joined(pinned: Sequence[Paragraph], others: Sequence[Paragraph], most: int) -> list[Paragraph]:
    """A text, an actor or a question is told once: what is pinned of it takes the other's place."""
    leads = {paragraph.lead for paragraph in pinned if paragraph.lead}
    others = [paragraph for paragraph in others if paragraph.lead not in leads]
    return [*pinned, *others[: max(0, most - len(pinned))]]


def _paragraph(composition: Composition, pin: Pin, places: tuple[Place, ...]) -> Paragraph:
    spans = tuple(composition.tell(place) for place in dict.fromkeys(places))
    return Paragraph(lead=_lead(composition, pin, places[0]), spans=spans)


def _lead(composition: Composition, pin: Pin, place: Place) -> str:
    """The words that open the paragraph, in the note's language: only such as the dossier itself has for it."""
    if pin.section in _WITHOUT_LEAD:
        return ""
    if pin.section is SectionKind.QUESTIONS:
        return _question(composition, pin, place)
    if pin.section is SectionKind.LAW:
        words = composition.document(place.passage_id).title
    else:
        words = _actor(composition, pin) or composition.passage(place.passage_id).heading
    return text("briefing.lead", composition.language, words=words)


def _actor(composition: Composition, pin: Pin) -> str | None:
    """The name, in the note's language, of the actor whom the paragraph opens with in either language."""
    for actor in composition.dossier.actors:
        if pin.lead in {text("briefing.lead", language, words=actor.name(language)) for language in LANGUAGES}:
            return actor.name(composition.language)
    return None


def _question(composition: Composition, pin: Pin, place: Place) -> str:
    """The typical question of the passage that is meant, in the note's language; its first one when none is."""
    asked = composition.passage(place.passage_id).questions
    for language in LANGUAGES:
        passage = composition.dossier.passage(place.passage_id, language)
        if passage and pin.lead in passage.questions and passage.questions.index(pin.lead) < len(asked):
            return asked[passage.questions.index(pin.lead)]
    return next(iter(asked), "")
