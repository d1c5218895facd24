"""Whether statements tell figures that none of their quotes does."""

from __future__ import annotations

from assistant.evaluation.metrics.invented import Invented
from assistant.evaluation.records import FactKind


class InventedFigures(Invented):
    """The share of statements with a figure that none of their own quotes has."""

    name = "invented_figures"
    kind = FactKind.FIGURE
