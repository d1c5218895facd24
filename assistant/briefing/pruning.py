"""Takes out of a section what the reader does not want said, and whatever is left empty by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.briefing.records import Block, Bullets, Figure, Milestone, Paragraph, Row, SectionKind, Table
from corpus.catalogue import spell_date
from corpus.records import Language

# One version alone is no disagreement, and so few dates make no drawing.
_FEWEST_SIDES = 2
_FEWEST_DRAWN = 3


def pruned(kind: SectionKind, blocks: Iterable[Block], struck: set[int]) -> list[Block]:
    """The blocks without what the struck footnotes carry."""
    kept = [left for block in blocks for left in _left(kind, block, struck)]
    rows = [row for block in kept if isinstance(block, Table) for row in block.rows]
    return [left for block in kept for left in _drawn(block, rows)]


def _left(kind: SectionKind, block: Block, struck: set[int]) -> Iterator[Block]:
    match block:
        case Paragraph():
            yield from _paragraph(block, struck)
        case Bullets():
            items = tuple(left for item in block.items for left in _paragraph(item, struck))
            yield from [block.model_copy(update={"items": items})] if items else []
        case Table():
            rows = tuple(row for row in block.rows if struck.isdisjoint(_notes(row)))
            least = _FEWEST_SIDES if kind is SectionKind.DISAGREEMENTS else 1
            yield from [block.model_copy(update={"rows": rows})] if len(rows) >= least else []
        case _:
            yield block


def _paragraph(paragraph: Paragraph, struck: set[int]) -> Iterator[Paragraph]:
    spans = tuple(span for span in paragraph.spans if struck.isdisjoint(span.notes))
    if spans:
        yield paragraph.model_copy(update={"spans": spans})


def _notes(row: Row) -> set[int]:
    return {number for cell in row.cells for number in cell.notes}


def _drawn(block: Block, rows: list[Row]) -> Iterator[Block]:
    """A drawing shows the events that the tables of its section still tell."""
    if not isinstance(block, Figure):
        yield block
        return
    told = {cell.text for row in rows for cell in row.cells}
    events = tuple(event for event in block.events if event.title in told)
    if len(events) == len(block.events):
        yield block
    elif len(events) >= _FEWEST_DRAWN:
        yield block.model_copy(update={"events": events, "alternative": _without(block, events)})


def _without(figure: Figure, events: tuple[Milestone, ...]) -> str:
    """The drawing's description without the events that are gone."""
    raise NotImplementedError(spell_date, Language)
