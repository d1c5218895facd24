"""Why a language model did not answer."""

from __future__ import annotations

from corpus.errors import DossierError


class LanguageModelMissing(DossierError):
    """A language model is asked for and none is configured."""

    code = "language_model_missing"


class NoUsableReply(Exception):
    """The server answered this request with nothing to use; another request may fare better."""


class ServerLate(NoUsableReply):
    """The server did not answer this request in time."""


class ServerClosed(NoUsableReply):
    """The server is gone, or refuses whoever asks or the model asked for: no other request will fare better."""
