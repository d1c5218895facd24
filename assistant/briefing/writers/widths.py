"""How wide a table's columns are: by what stands in them, so that no column starves another."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefing.records import Table

# 1 would give every column its longest cell's share, 0 the same to all.
_SHARE = 0.65
# A column holds its longest word uncut: of a page's width, the padding, a letter, and the most that a word may ask for.
_PADDING, _LETTER, _MOST = 0.03, 0.013, 0.3


def column_shares(table: Table) -> list[float]:
    """Each column's share of the width, from 0 to 1; it grows with its longest cell, but more slowly."""
    columns = list(zip(table.header, *((cell.text for cell in row.cells) for row in table.rows), strict=True))
    needs = [_need(column) for column in columns]
    wishes = [(max(map(len, column)) or 1) ** _SHARE for column in columns]
    # What is left over the needs goes where it is wished for.
    left = max(0.0, 1 - sum(needs))
    shares = [need + left * wish / sum(wishes) for need, wish in zip(needs, wishes, strict=True)]
    return [share / sum(shares) for share in shares]


def _need(column: Sequence[str]) -> float:
    longest = max((len(word) for cell in column for word in cell.split()), default=0)
    return min(_MOST, _PADDING + _LETTER * longest)
