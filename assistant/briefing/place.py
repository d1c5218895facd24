"""Where a sentence stands in the dossier."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A sentence of the dossier, the same one in both languages; `position` counts from 0 within the passage."""

    passage_id: str
    position: int
