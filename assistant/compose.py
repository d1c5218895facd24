"""Puts an answer together: marks, numbered citations with their sources, disagreements, the day it speaks for."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from itertools import count

from assistant.drafts import Located, Verified
from assistant.guard import quoted_sentences
from assistant.records import Answer, Citation, ConflictSide, ConflictView, Note, SourceReference, State, Statement
from assistant.understanding.intake import Understood
from assistant.understanding.small_talk import Courtesy
from corpus.catalogue import spell_date, text
from corpus.dates import last_day
from corpus.dossier import Dossier
from corpus.records import Conflict, Language, Rank, Source

_EXAMPLES = ("hosting.1", "law.1", "my_data.1")


class Composer:
    """Makes the `Answer` of one question, whole or as far as it has come."""

    def __init__(self, dossier: Dossier, understood: Understood, writer: str) -> None:
        self._dossier = dossier
        self._understood = understood
        self._writer = writer
        self._id = uuid.uuid4().hex if understood.question.id is None else understood.question.id

    def answered(self, statements: list[Verified], notes: Sequence[Note] = ()) -> Answer:
        """The answer made of verified statements, with what is to be said before and between them."""
        citations, numbered = self._cite(statements)
        conflicts = tuple(self._conflicts(statements, numbered))
        state = State.SOURCES_DISAGREE if conflicts else State.ANSWERED
        parts = tuple(
            Statement(text=s.text, citations=tuple(dict.fromkeys(numbered[q] for q in s.quotes))) for s in statements
        )
        return self._answer(
            state, _marked(parts, notes), statements=parts, notes=tuple(notes), citations=tuple(citations),
            conflicts=conflicts,
        )  # fmt: skip

    def snapshots(self, statements: list[Verified], notes: Sequence[Note] = ()) -> Iterator[Answer]:
        """The answer growing statement by statement; the last one is whole."""
        for length in range(1, len(statements)):
            so_far = [note for note in notes if note.before < length]
            growing = self.answered(statements[:length], so_far)
            yield growing.model_copy(update={"conflicts": (), "state": State.ANSWERED})
        yield self.answered(statements, notes)

    def refused(self, state: State, suggestions: tuple[str, ...] = ()) -> Answer:
        """The honest refusal for a state; it lists no source."""
        return self._answer(state, text(f"refusal.{state}", self._understood.language), suggestions=suggestions)

    def replied(self, courtesy: Courtesy) -> Answer:
        """The short reply to a greeting, thanks or a question about the assistant, with questions to begin with."""
        language = self._understood.language
        examples = tuple(text(f"web.example.{name}", language) for name in _EXAMPLES)
        return self._answer(State.NEEDS_CLARIFICATION, text(f"small_talk.{courtesy}", language), suggestions=examples)

    def _answer(self, state: State, content: str, **parts: object) -> Answer:
        return Answer.model_validate({
            "id": self._id,
            "question": self._understood.question.text,
            "language": self._understood.language,
            "state": state,
            "text": content,
            "as_of": self._understood.as_of,
            "dossier_version": self._dossier.version,
            "writer": self._writer,
            **parts,
        })  # fmt: skip

    def _cite(self, statements: list[Verified]) -> tuple[list[Citation], dict[Located, int]]:
        numbers = count(1)
        numbered: dict[Located, int] = {}
        for statement in statements:
            for quote in statement.quotes:
                if quote not in numbered:
                    numbered[quote] = next(numbers)
        return [self._citation(quote, number) for quote, number in numbered.items()], numbered

    def _citation(self, quote: Located, number: int) -> Citation:
        passage = self._dossier.passage(quote.passage_id, quote.language)
        document = self._dossier.document(passage.document_id, passage.language) if passage else None
        if passage is None or document is None:
            raise LookupError(quote.passage_id)
        sources = self._sources(quote)
        first = sources[0] if sources else None
        return Citation(
            number=number, passage_id=passage.id, title=document.title, heading=passage.heading,
            publisher=first.publisher if first else document.publisher, kind=document.kind,
            rank=first.rank if first else document.rank, published=first.date if first else document.published,
            url=(first.url if first else None) or document.url, reference=document.reference,
            language=passage.language, text_kind=document.text_kind,
            quote=passage.text[quote.start : quote.end], start=quote.start, end=quote.end,
            sources=tuple(reference(source) for source in sources),
        )  # fmt: skip

    def _sources(self, quote: Located) -> list[Source]:
        """The sources of the quoted sentences, most authoritative first."""
        ids = dict.fromkeys(name for s in quoted_sentences(quote, self._dossier) for name in s.sources)
        return sorted((self._dossier.sources[name] for name in ids), key=lambda source: source.rank.order)

    def _conflicts(self, statements: list[Verified], numbered: dict[Located, int]) -> Iterator[ConflictView]:
        """The disagreements of which the answer states at least two sides."""
        stating: dict[str, dict[int, list[int]]] = {}
        for statement in statements:
            for quote in statement.quotes:
                for sentence in quoted_sentences(quote, self._dossier):
                    for name, side in sentence.conflicts.items():
                        stating.setdefault(name, {}).setdefault(side, []).append(numbered[quote])
        for name, sides in stating.items():
            if len(sides) > 1:
                yield self._view(self._dossier.conflicts[name], sides)

    def _view(self, conflict: Conflict, stating: dict[int, list[int]]) -> ConflictView:
        language = self._understood.language
        preferred = conflict.preferred
        order = sorted(stating, key=lambda side: (side != preferred, side))
        return ConflictView(
            id=conflict.id,
            question=conflict.question(language),
            sides=tuple(self._side(conflict, number, tuple(dict.fromkeys(stating[number]))) for number in order),
            resolution=self._resolution(conflict, stating),
        )

    def _resolution(self, conflict: Conflict, stating: dict[int, list[int]]) -> str:
        """What to make of it; nothing for an earlier day on which the side it rests on was not told."""
        early = self._understood.as_of < self._dossier.speaks_until
        if early and isinstance(conflict.preferred, int) and conflict.preferred not in stating:
            return ""
        return conflict.resolution(self._understood.language)

    def _side(self, conflict: Conflict, number: int, citations: tuple[int, ...]) -> ConflictSide:
        side = conflict.sides[number - 1]
        sources = sorted((self._dossier.sources[name] for name in side.sources), key=lambda source: source.rank.order)
        dates = [s.date for s in sources if s.date and last_day(s.date) <= self._understood.as_of]
        return ConflictSide(
            claim=side.claim(self._understood.language),
            passage_id=side.passage,
            publishers=tuple(dict.fromkeys(source.publisher for source in sources)),
            rank=sources[0].rank if sources else Rank.OTHER,
            date=max(dates) if dates else None,
            preferred=conflict.preferred in ("all", number),
            citations=citations,
        )


def _marked(statements: Sequence[Statement], notes: Sequence[Note]) -> str:
    """The whole text: each note in its place, each statement with its marks."""
    said: list[str] = []
    for position in range(len(statements) + 1):
        said += (note.text for note in notes if note.before == position)
        said += (f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in statements[position : position + 1])
    return " ".join(said)


def reference(source: Source) -> SourceReference:
    """What an answer tells of a source."""
    return SourceReference(
        id=source.id, title=source.title, publisher=source.publisher, rank=source.rank, date=source.date,
        url=source.url, language=source.language,
    )  # fmt: skip


def footer(answer: Answer, dossier: Dossier, language: Language) -> str:
    """Until when the dossier speaks, or for which day the answer was asked."""
    key = "answer.as_of" if answer.as_of < dossier.speaks_until else "answer.speaks_until"
    return text(key, language, date=spell_date(answer.as_of.isoformat(), language))
