"""« À vérifier »: what the note says on the word of one press source, or of a text known at second hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Bullets, Footnote, Paragraph, Span
from corpus.catalogue import spell_date, text
from corpus.records import Language, Rank
from corpus.typography import fold

_WEAK = frozenset({Rank.PRESS, Rank.OTHER})
_UNSURE: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"non confirme|a verifier|montant estime|selon un releve"),
    "en": re.compile(r"unconfirmed|to be checked|must be checked|not confirmed|single public"),
}


def to_check(composition: Composition) -> Iterator[Block]:
    """One point a weak source, then what the quoted passages themselves ask to have checked."""
    points = [*_weak_sources(composition), *_unsure(composition), *_second_hand(composition)]
    if points:
        yield Bullets(items=tuple(points))


def _weak_sources(composition: Composition) -> Iterator[Paragraph]:
    resting: dict[str, list[Footnote]] = {}
    for footnote in composition.footnotes.made:
        if len(footnote.sources) == 1 and footnote.sources[0].rank in _WEAK:
            resting.setdefault(footnote.sources[0].id, []).append(footnote)
    for footnotes in resting.values():
        source = footnotes[0].sources[0]
        dated = spell_date(source.date, composition.language) if source.date else ""
        key = f"briefing.to_check.{'press' if source.rank is Rank.PRESS else 'other'}{'' if dated else '_undated'}"
        params = {"publisher": source.publisher, "title": source.title, "date": dated}
        words = text(key, composition.language, **params)
        yield Paragraph(spans=(Span(text=words, notes=tuple(footnote.number for footnote in footnotes)),))


def _unsure(composition: Composition) -> Iterator[Paragraph]:
    """What the dossier itself gives as unconfirmed, pointed at and not said again."""
    unsure = [f.number for f in composition.footnotes.made if _UNSURE[f.language].search(fold(f.quote))]
    if unsure:
        words = text("briefing.to_check.unconfirmed", composition.language)
        yield Paragraph(spans=(Span(text=words, notes=tuple(unsure)),))


def _second_hand(composition: Composition) -> Iterator[Paragraph]:
    """Of each passage quoted, the sentence by which it asks to be checked against the official text."""
    asking = re.compile(r"à vérifier", re.IGNORECASE)
    for name in dict.fromkeys(place.passage_id for place in composition.footnotes.places):
        for place in composition.holding(name):
            said = composition.settled_text(place)
            if asking.search(said) and place not in composition.footnotes.places:
                yield Paragraph(spans=(composition.tell(Place(*place)),))
                break
