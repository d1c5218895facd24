"""Errors of snapshots, changes and the watch list that a person can act on."""

from __future__ import annotations

from corpus.errors import DossierError


class SnapshotUnknown(DossierError):
    """No snapshot has this version, and it is no date."""

    code = "snapshot_unknown"


class SnapshotAmbiguous(DossierError):
    """Several snapshots begin so."""

    code = "snapshot_ambiguous"


class SnapshotDamaged(DossierError):
    """A snapshot's file is not as it was written."""

    code = "snapshot_damaged"


class SinceInFuture(DossierError):
    """The day to look back to is after the one on which the dossier was closed."""

    code = "since_in_future"


class WatchListDamaged(DossierError):
    """The file of watched questions cannot be read."""

    code = "watch_list_damaged"


class WatchListBusy(DossierError):
    """Another program is changing the watch list."""

    code = "watch_list_busy"
    retryable = True


class WatchedTwice(DossierError):
    """The question is on the watch list already."""

    code = "watched_twice"


class NotWatched(DossierError):
    """No watched question has this number."""

    code = "not_watched"
