"""What the service is doing, for whoever comes: being made ready, ready, unavailable, or down for maintenance."""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TypedDict

CROWDED_S = 10.0


class Phase(StrEnum):
    """Where the service stands."""

    BUILDING = "building"
    READY = "ready"
    UNAVAILABLE = "unavailable"
    MAINTENANCE = "maintenance"


# In how many seconds to ask again.
RETRY_AFTER_S = {Phase.BUILDING: 5, Phase.READY: 10, Phase.UNAVAILABLE: 60, Phase.MAINTENANCE: 600}


class Health(TypedDict):
    """What `/health` tells; `done` of `total` entries are indexed, and `total` is 0 before that is known."""

    state: str
    done: int
    total: int
    crowded: bool


class ServiceState:
    """Set by the thread that loads the assistant and by the server, read by every request."""

    def __init__(self, maintenance: str | None = None) -> None:
        self.phase = Phase.BUILDING if maintenance is None else Phase.MAINTENANCE
        self.notice = maintenance or ""
        self._progress = (0, 0)
        self._crowded_at: float | None = None

    def advance(self, done: int, total: int) -> None:
        """Notes how far the index is built."""
        self.phase = Phase.BUILDING
        self._progress = (done, total)

    def note_crowd(self) -> None:
        """Notes that a question has just been turned away because too many wait."""
        self._crowded_at = time.monotonic()

    @property
    def health(self) -> Health:
        """The state as the page's script and a load balancer read it."""
        crowded = self._crowded_at is not None and time.monotonic() - self._crowded_at < CROWDED_S
        done, total = self._progress
        return Health(state=self.phase.value, done=done, total=total, crowded=crowded)
