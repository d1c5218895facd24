"""Numbers the quotes that a note rests on, in the order of their first mention."""

from __future__ import annotations

from typing import NamedTuple

from assistant.briefing.records import Footnote
from assistant.compose import reference
from corpus.dossier import Dossier
from corpus.records import Language


class Place(NamedTuple):
    """A sentence of the dossier, the same one in both languages; `position` counts from 0 within the passage."""

    passage_id: str
    position: int


class Footnotes:
    """The footnotes of a note in the making."""

    def __init__(self, dossier: Dossier, language: Language) -> None:
        self._dossier = dossier
        self._language = language
        self._numbers: dict[Place, int] = {}
        self._made: list[Footnote] = []

    @property
    def made(self) -> tuple[Footnote, ...]:
        """Every footnote so far, by number."""
        return tuple(self._made)

    @property
    def places(self) -> tuple[Place, ...]:
        """The sentences quoted, by number."""
        return tuple(self._numbers)

    def number(self, place: Place) -> int:
        """The number of the footnote that quotes the sentence, made if there is none yet."""
        if place not in self._numbers:
            self._numbers[place] = len(self._made) + 1
            self._made.append(self._footnote(place))
        return self._numbers[place]

    def _footnote(self, place: Place) -> Footnote:
        passage = self._dossier.passage_in_either(place.passage_id, self._language)
        document = self._dossier.document(passage.document_id, passage.language) if passage else None
        if passage is None or document is None:
            raise LookupError(place.passage_id)
        sentence = passage.sentences[place.position]
        sources = sorted((self._dossier.sources[name] for name in sentence.sources), key=lambda s: s.rank.order)
        first = sources[0] if sources else None
        return Footnote(
            number=len(self._made) + 1, passage_id=passage.id, quote=sentence.text, start=sentence.start,
            end=sentence.end, title=document.title, heading=passage.heading,
            publisher=first.publisher if first else document.publisher, rank=first.rank if first else document.rank,
            published=first.date if first else document.published, url=first.url if first else document.url,
            reference=document.reference, language=passage.language,
            sources=tuple(reference(source) for source in sources),
        )  # fmt: skip
