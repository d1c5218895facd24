"""Tables and figures as the pages in docs/results have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left and the figures to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def percent(share: float) -> str:
    """A share of questions; a dash where there was no question."""
    return "—" if isnan(share) else f"{100 * share:.1f} %"


def score(value: float) -> str:
    """A score from 0 to 1 with three decimals; a dash where there is none."""
    return "—" if isnan(value) else f"{value:.3f}"


def signed(value: float) -> str:
    """A difference with its sign; no « −0.000 »."""
    shown = f"{abs(value):.3f}"
    return shown if shown == "0.000" else f"{'−' if value < 0 else '+'}{shown}"


def listed(names: Sequence[str]) -> str:
    """The names in a row, or a dash."""
    return "; ".join(names) or "—"
