"""Whether statements tell dates that none of their quotes does."""

from __future__ import annotations

from assistant.evaluation.metrics.invented import Invented
from assistant.evaluation.records import FactKind


class InventedDates(Invented):
    """The share of statements with a date that none of their own quotes has."""

    name = "invented_dates"
    kind = FactKind.DATE
