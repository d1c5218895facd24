"""How wide a table's columns are: by what stands in them, so that no column starves another."""

from __future__ import annotations

from assistant.briefing.records import Table

# A dates' column stays readable beside a column of whole sentences.
_LEAST = 0.14
# 1 would give every column its longest cell's share, 0 the same to all.
_SHARE = 0.65


def column_shares(table: Table) -> list[float]:
    """Each column's share of the width, from 0 to 1; it grows with its longest cell, but more slowly."""
    columns = zip(table.header, *((cell.text for cell in row.cells) for row in table.rows), strict=True)
    wishes = [max(map(len, column), default=1) ** _SHARE or 1.0 for column in columns]
    least = min(_LEAST, 1 / len(wishes))
    floored = [max(wish / sum(wishes), least) for wish in wishes]
    return [share / sum(floored) for share in floored]
