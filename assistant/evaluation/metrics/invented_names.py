"""Whether statements tell names that none of their quotes does."""

from __future__ import annotations

from assistant.evaluation.metrics.invented import Invented
from assistant.evaluation.records import FactKind


class InventedNames(Invented):
    """The share of statements with a name that none of their own quotes has."""

    name = "invented_names"
    kind = FactKind.NAME
