"""Errors of the file of opinions."""

from __future__ import annotations

from corpus.errors import DossierError


class FeedbackUnwritable(DossierError):
    """The file of opinions cannot be written."""

    code = "feedback_unwritable"
    retryable = True


class FeedbackFull(DossierError):
    """The file of opinions has as many as it may."""

    code = "feedback_full"


class FeedbackUnreadable(DossierError):
    """The file of opinions is not one."""

    code = "feedback_unreadable"


class ExportUnwritable(DossierError):
    """The file of questions to complete cannot be written."""

    code = "feedback_export_unwritable"
