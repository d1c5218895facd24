"""Verifies a receipt: its seal, its quotes today and in the version it was made from, and its text once more."""

from __future__ import annotations

from collections.abc import Callable

from assistant.receipts.checking import check_quotes, false_quotes
from assistant.receipts.records import Receipt, Reproduction, Verification
from assistant.tracking.errors import SnapshotDamaged
from assistant.tracking.shelf import Shelf
from corpus.dossier import Dossier

Reproduce = Callable[[Dossier], Reproduction]


def verify(
    receipt: Receipt, *, sealed: bool, today: Dossier, shelf: Shelf, reproduce: Reproduce | None = None
) -> Verification:
    """What of the receipt still stands; `reproduce` asks again over the version it is given, None leaves that out."""
    then = _version(receipt.made.dossier_version, today, shelf)
    return Verification(
        sealed=sealed, kind=receipt.kind, asked=receipt.asked.text, made_at=receipt.made.at,
        dossier_version=receipt.made.dossier_version, today=today.version, language_model=receipt.made.language_model,
        quotes=check_quotes(receipt, today),
        false_then=None if then is None else false_quotes(receipt, then),
        reproduction=_reproduction(then, reproduce, sealed=sealed),
    )  # fmt: skip


def _version(version: str, today: Dossier, shelf: Shelf) -> Dossier | None:
    """The dossier at that version, if it is at hand."""
    if version == today.version:
        return today
    try:
        snapshot = shelf.of_version(version)
    except SnapshotDamaged:
        return None
    return snapshot.dossier() if snapshot else None


def _reproduction(then: Dossier | None, reproduce: Reproduce | None, *, sealed: bool) -> Reproduction:
    if reproduce is None:
        return Reproduction(outcome="not_asked", reason="quotes_only")
    if not sealed:
        return Reproduction(outcome="not_asked", reason="altered")
    if then is None:
        return Reproduction(outcome="not_asked", reason="snapshot")
    return reproduce(then)
