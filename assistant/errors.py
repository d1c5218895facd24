"""Errors of the assistant that a person can act on."""

from __future__ import annotations

from corpus.errors import DossierError


class SettingUnknown(DossierError):
    """The environment names a setting that does not exist."""

    code = "setting_unknown"


class SettingInvalid(DossierError):
    """A setting has a value that it cannot have."""

    code = "setting_invalid"


class QuestionError(DossierError):
    """The question cannot be taken in; the asker can ask it otherwise."""


class QuestionEmpty(QuestionError):
    """There is no word in the question."""

    code = "question_empty"


class QuestionTooLong(QuestionError):
    """The question is longer than a question can be."""

    code = "question_too_long"


class QuestionUnreadable(QuestionError):
    """The question holds control characters."""

    code = "question_unreadable"


class LanguageUnsupported(QuestionError):
    """The question is neither in French nor in English."""

    code = "language_unsupported"


class WriterUnknown(DossierError):
    """No writer has this name."""

    code = "writer_unknown"


class PortTaken(DossierError):
    """Another program already listens on the port."""

    code = "port_taken"
    retryable = True


class HostUnusable(DossierError):
    """The web chat cannot listen at this address."""

    code = "host_unusable"


class BulkFileMissing(DossierError):
    """The file of questions cannot be read."""

    code = "bulk_file_missing"


class BulkFileNotWritable(DossierError):
    """The file of answers cannot be written."""

    code = "bulk_file_not_writable"


class BulkLineBroken(QuestionError):
    """A line of a file of questions is not a question."""

    code = "bulk_line_broken"
