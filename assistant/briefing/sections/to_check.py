"""« À vérifier »: each claim that rests on one weak source or is unconfirmed, each text read at second hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footing import is_weak
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Bullets, Paragraph, Span
from assistant.records import SourceReference
from corpus.catalogue import spell_date, text
from corpus.records import Rank

# In the dossier's first language, so that both notes choose alike.
_UNSURE = re.compile(r"\bnon confirmée?s?\b|n'est pas confirmée?|sans confirmation|selon un relevé", re.IGNORECASE)
_ASKING = re.compile(r"\bà vérifier\b", re.IGNORECASE)
_OF_THE_DOSSIER = re.compile(r"\bce dossier\b", re.IGNORECASE)


def to_check(composition: Composition) -> Iterator[Block]:
    """The claims in the order in which the note was made, then the texts to be read before they are quoted."""
    points = [*_claims(composition), *_second_hand(composition)]
    if points:
        yield Bullets(items=tuple(points))


def _claims(composition: Composition) -> Iterator[Paragraph]:
    """Each claim in full, led by what it rests on."""
    for place in composition.footnotes.places:
        reason = _reason(composition, place)
        if reason:
            quote = text("briefing.quotation", composition.language, quote=composition.sentence(place).text)
            yield Paragraph(lead=reason, spans=(Span(text=quote, notes=(composition.footnotes.number(place),)),))


def _reason(composition: Composition, place: Place) -> str:
    """Why the claim is to be checked; nothing for one that stands, or that the note itself sets below another."""
    if composition.is_set_below(place):
        return ""
    unsure = bool(_UNSURE.search(composition.settled_text(place)))
    if is_weak(composition.sentence(place), composition.dossier):
        source = composition.footnotes.every[composition.footnotes.number(place) - 1].sources[0]
        return _named(composition, source, unsure=unsure)
    return text("briefing.to_check.unconfirmed", composition.language) if unsure else ""


def _named(composition: Composition, source: SourceReference, *, unsure: bool) -> str:
    dated = spell_date(source.date, composition.language) if source.date else ""
    kind = "press" if source.rank is Rank.PRESS else "other"
    key = f"briefing.to_check.{kind}{'' if dated else '_undated'}{'_unconfirmed' if unsure else ''}"
    return text(key, composition.language, publisher=source.publisher, date=dated)


def _second_hand(composition: Composition) -> Iterator[Paragraph]:
    """Of each text quoted, that it is to be read: in the dossier's words, or the catalogue's where it names itself."""
    quoted = list(composition.footnotes.places)
    named: dict[str, list[int]] = {}
    for name in dict.fromkeys(place.passage_id for place in quoted):
        numbers = [composition.footnotes.number(place) for place in quoted if place.passage_id == name]
        asking = next((p for p in composition.holding(name) if _ASKING.search(composition.settled_text(p))), None)
        if asking is None or asking in quoted:
            continue
        if _OF_THE_DOSSIER.search(composition.settled_text(asking)):
            title = composition.document(name).title
            named.setdefault(title, []).extend([*numbers, composition.footnotes.number(asking)])
        else:
            yield Paragraph(spans=(composition.tell(asking),))
    for title, numbers in named.items():
        words = text("briefing.to_check.second_hand", composition.language, title=title)
        yield Paragraph(spans=(Span(text=words, notes=tuple(dict.fromkeys(numbers))),))
