"""How wide a table's columns are: by what stands in them, so that no column starves another."""

from __future__ import annotations

from assistant.briefing.records import Table

# A dates' column stays readable beside a column of whole sentences.
_LEAST = 0.14


def column_shares(table: Table) -> list[float]:
    """Each column's share of the width, from 0 to 1: as the square root of its longest cell, none below the least."""
    columns = zip(table.header, *((cell.text for cell in row.cells) for row in table.rows), strict=True)
    wishes = [max(map(len, column), default=1) ** 0.5 or 1.0 for column in columns]
    least = min(_LEAST, 1 / len(wishes))
    floored = [max(wish / sum(wishes), least) for wish in wishes]
    return [share / sum(floored) for share in floored]
