"""Takes out of a section what the reader does not want said, and whatever is left empty by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.briefing.linking import unlinked
from assistant.briefing.records import Block, Bullets, Paragraph, Row, SectionKind, Table

# One version alone is no disagreement.
_FEWEST_SIDES = 2


def pruned(kind: SectionKind, blocks: Iterable[Block], struck: set[int]) -> tuple[Block, ...]:
    """The blocks without what the struck footnotes carry."""
    sides = kind is SectionKind.DISAGREEMENTS
    kept = [*_disagreements(blocks, struck)] if sides else [b for block in blocks for b in _left(block, struck)]
    return tuple([_opening(block) for block in kept[:1]] + kept[1:])


def mentioned(blocks: Iterable[Block]) -> set[int]:
    """The footnotes that the blocks carry."""
    return {number for block in blocks for number in _numbers(block)}


def _opening(block: Block) -> Block:
    """The first block of a section is led to by nothing."""
    if not isinstance(block, Paragraph):
        return block
    first, *others = block.spans
    return block.model_copy(update={"spans": (first.model_copy(update={"text": unlinked(first.text)}), *others)})


def _disagreements(blocks: Iterable[Block], struck: set[int]) -> Iterator[Block]:
    """The tables that still have two versions, each with what to make of it where no version is gone."""
    whole = True
    for block in blocks:
        left = list(_left(block, struck))
        if isinstance(block, Table):
            rows = sum(len(table.rows) for table in left if isinstance(table, Table))
            whole = rows == len(block.rows)
            yield from left if rows >= _FEWEST_SIDES else []
        elif whole:
            yield from left


def _left(block: Block, struck: set[int]) -> Iterator[Block]:
    match block:
        case Paragraph():
            yield from _paragraph(block, struck)
        case Bullets():
            items = tuple(left for item in block.items for left in _paragraph(item, struck))
            yield from [block.model_copy(update={"items": items})] if items else []
        case Table():
            rows = tuple(row for row in block.rows if struck.isdisjoint(_of_row(row)))
            yield from [block.model_copy(update={"rows": rows})] if rows else []
        case _:
            yield block


def _paragraph(paragraph: Paragraph, struck: set[int]) -> Iterator[Paragraph]:
    spans = tuple(span for span in paragraph.spans if struck.isdisjoint(span.notes))
    if spans:
        yield paragraph.model_copy(update={"spans": spans})


def _numbers(block: Block) -> Iterator[int]:
    match block:
        case Paragraph():
            yield from block.notes
        case Bullets():
            yield from (number for item in block.items for number in item.notes)
        case Table():
            yield from (number for row in block.rows for number in _of_row(row))


def _of_row(row: Row) -> set[int]:
    return {number for cell in row.cells for number in cell.notes}
