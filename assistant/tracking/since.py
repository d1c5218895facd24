"""The one way from `--since` to what changed: a snapshot when there is one, else the dossier's own dates."""

from __future__ import annotations

from datetime import date

from assistant.tracking.changes import Changes
from assistant.tracking.compare import changes_since_snapshot
from assistant.tracking.errors import SinceInFuture
from assistant.tracking.happened import happened_since
from assistant.tracking.shelf import Shelf
from corpus.dates import first_day, is_date
from corpus.dossier import Dossier
from corpus.records import Language


def changes_since(since: str, dossier: Dossier, shelf: Shelf, language: Language) -> Changes:
    """What changed since a date (`2026`, `2026-04` or `2026-04-23`) or a snapshot.

    Raises SnapshotUnknown, SnapshotAmbiguous, SnapshotDamaged or SinceInFuture.
    """
    if not is_date(since):
        return changes_since_snapshot(shelf.named(since), dossier, language, since)
    day = first_day(since)
    if day > max(dossier.speaks_until, date.today()):  # noqa: DTZ011 - the day of whoever asks
        raise SinceInFuture(day=since, until=dossier.speaks_until)
    snapshot = shelf.newest_by(day)
    if snapshot:
        return changes_since_snapshot(snapshot, dossier, language, since)
    return happened_since(day, dossier, language)
