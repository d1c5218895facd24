"""The points on which sources disagree, their versions side by side."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Paragraph, Row, SectionKind, Span, Table
from assistant.compose import reference
from assistant.figures import missing
from assistant.guard import holds_by
from corpus.catalogue import spell_date, text
from corpus.records import Conflict, Language

_NEAR = 0.5


def disagreements(composition: Composition, most: int) -> Iterator[Block]:
    """A table a disagreement: first those that what the note says touches, then the nearest others."""
    for name in _touched(composition, most):
        conflict = composition.dossier.conflicts[name]
        sides = {number: place for number in range(1, len(conflict.sides) + 1)
                 if (place := _stating(composition, conflict, number))}  # fmt: skip
        if len(sides) > 1:
            yield _table(composition, conflict, sides)
            yield from _resolution(composition, conflict, sides)


def _touched(composition: Composition, most: int) -> list[str]:
    """The disagreements on what the note says, the nearest first, then others near to the topic."""
    nearness = composition.relevance.passages
    said = sorted(composition.footnotes.places, key=lambda place: (-nearness.get(place.passage_id, 0.0), place))
    own = [name for place in said for name in composition.sentence(place).conflicts]
    near = composition.relevance.near(_NEAR, composition.plan.passages)
    others = [name for passage in near for s in composition.passage(passage).sentences for name in s.conflicts]
    pinned = [name for place in sorted(composition.choices.places(SectionKind.DISAGREEMENTS))
              for name in composition.sentence(place).conflicts]  # fmt: skip
    touched = list(dict.fromkeys([*pinned, *own]))
    return list(dict.fromkeys([*touched, *others]))[: max(most, len(touched))]


def _stating(composition: Composition, conflict: Conflict, number: int) -> Place | None:
    """The sentence of the side's passage that states it, if it had been said by the note's day."""
    passage_id = conflict.sides[number - 1].passage
    for position, sentence in enumerate(composition.passage(passage_id).sentences):
        if sentence.conflicts.get(conflict.id) == number and holds_by(sentence, composition.as_of):
            return Place(passage_id, position)
    return None


def _table(composition: Composition, conflict: Conflict, sides: dict[int, Place]) -> Table:
    language = composition.language
    order = sorted(sides, key=lambda number: (number != conflict.preferred, number))
    columns = ("version", "publishers", "weight")
    return Table(
        caption=conflict.question(language),
        header=tuple(text(f"briefing.disagreements.{column}", language) for column in columns),
        rows=tuple(_row(composition, conflict, number, sides[number]) for number in order),
    )


def _row(composition: Composition, conflict: Conflict, number: int, place: Place) -> Row:
    language, side = composition.language, conflict.sides[number - 1]
    sentence = composition.sentence(place)
    claim = side.claim(language)
    said = claim if not missing(claim, [sentence.text]) else sentence.text
    sources = [reference(composition.dossier.sources[name]) for name in sentence.sources]
    publishers = ", ".join(dict.fromkeys(source.publisher for source in sources))
    words = text(f"briefing.disagreements.{_weight(composition, conflict, number, place)}", language)
    notes = (composition.footnotes.number(place), *composition.replacing(place))
    return Row(cells=(Span(text=said, notes=notes), Span(text=f"{publishers}{_dated(sentence.on, language)}"),
                      Span(text=words)))  # fmt: skip


def _weight(composition: Composition, conflict: Conflict, number: int, place: Place) -> str:
    preferred = conflict.preferred
    if composition.superseded(composition.sentence(place)):
        return "superseded"
    if isinstance(preferred, int):
        return "preferred" if preferred == number else "other"
    return preferred


def _dated(day: str | None, language: Language) -> str:
    return f" ({spell_date(day, language)})" if day else ""


def _resolution(composition: Composition, conflict: Conflict, sides: dict[int, Place]) -> Iterator[Paragraph]:
    """What to make of it, where what it names stands in the versions, and for the dossier's own day only."""
    words = conflict.resolution(composition.language)
    quotes = [composition.sentence(place).text for place in sides.values()]
    if composition.as_of >= composition.dossier.speaks_until and words and not missing(words, quotes):
        notes = tuple(composition.footnotes.number(place) for place in sides.values())
        yield Paragraph(
            lead=text("briefing.disagreements.reading", composition.language), spans=(Span(text=words, notes=notes),)
        )
