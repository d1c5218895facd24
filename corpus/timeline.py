"""The dossier's events in the order of time, between two dates of whatever precision."""

from __future__ import annotations

from corpus.dates import first_day, last_day
from corpus.dossier import Dossier
from corpus.records import Event


def events_between(dossier: Dossier, since: str | None = None, until: str | None = None) -> list[Event]:
    """The events from the first day of `since` to the last of `until`; one of known year counts for all of it."""
    return sorted(
        (
            event
            for event in dossier.events
            if (since is None or last_day(event.date) >= first_day(since))
            and (until is None or first_day(event.date) <= last_day(until))
        ),
        key=lambda event: (first_day(event.date), event.date),
    )
