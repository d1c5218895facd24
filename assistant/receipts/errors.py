"""Errors of receipts that a person can act on."""

from __future__ import annotations

from corpus.errors import DossierError


class ReceiptUnreadable(DossierError):
    """The file is no receipt, or can no longer be read as one."""

    code = "receipt_unreadable"


class ReceiptNotWritable(DossierError):
    """The receipt cannot be written."""

    code = "receipt_not_writable"
