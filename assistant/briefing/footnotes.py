"""Numbers the quotes that a note rests on, in the order of their first mention."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.briefing.choices import Choices
from assistant.briefing.place import Place as Place
from assistant.briefing.records import Footnote
from assistant.compose import reference
from corpus.dossier import Dossier
from corpus.records import Language, Sentence


class Footnotes:
    """The footnotes of a note in the making."""

    def __init__(self, dossier: Dossier, language: Language, choices: Choices) -> None:
        self._dossier = dossier
        self._language = language
        self._choices = choices
        self._numbers: dict[Place, int] = {}
        self._made: list[Footnote] = []
        self._dropped: set[int] = set()

    @property
    def every(self) -> tuple[Footnote, ...]:
        """Every footnote so far, by number, those that were dropped included."""
        return tuple(self._made)

    @property
    def made(self) -> tuple[Footnote, ...]:
        """The footnotes that the note carries so far."""
        return tuple(footnote for footnote in self._made if footnote.number not in self._dropped)

    @property
    def places(self) -> tuple[Place, ...]:
        """The sentences quoted, by number."""
        return tuple(place for place, number in self._numbers.items() if number not in self._dropped)

    def keep(self, numbers: Iterable[int]) -> None:
        """Drops all other footnotes: what they carried was taken out again."""
        self._dropped = set(self._numbers.values()).difference(numbers)

    def struck(self) -> set[int]:
        """The numbers of the sentences that the reader wants out of the note."""
        return {
            number for place, number in self._numbers.items() if self._choices.strikes(place, self._sentence(place))
        }

    def number(self, place: Place) -> int:
        """The number of the footnote that quotes the sentence, made if there is none yet."""
        if place not in self._numbers:
            self._numbers[place] = len(self._made) + 1
            self._made.append(self._footnote(place))
        self._dropped.discard(self._numbers[place])
        return self._numbers[place]

    def _sentence(self, place: Place) -> Sentence:
        passage = self._dossier.passage_in_either(place.passage_id, self._language)
        if passage is None:
            raise LookupError(place.passage_id)
        return passage.sentences[place.position]

    def _footnote(self, place: Place) -> Footnote:
        passage = self._dossier.passage_in_either(place.passage_id, self._language)
        document = self._dossier.document(passage.document_id, passage.language) if passage else None
        if passage is None or document is None:
            raise LookupError(place.passage_id)
        sentence = passage.sentences[place.position]
        names = [name for name in sentence.sources if name not in self._choices.without_sources] or sentence.sources
        sources = sorted((self._dossier.sources[name] for name in names), key=lambda s: s.rank.order)
        first = sources[0] if sources else None
        return Footnote(
            number=len(self._made) + 1, passage_id=passage.id, quote=sentence.text, start=sentence.start,
            end=sentence.end, title=document.title, heading=passage.heading,
            publisher=first.publisher if first else document.publisher, rank=first.rank if first else document.rank,
            published=first.date if first else document.published, url=first.url if first else document.url,
            reference=document.reference, language=passage.language,
            sources=tuple(reference(source) for source in sources),
        )  # fmt: skip
