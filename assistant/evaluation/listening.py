"""Hears what the assistant looks for from the retriever itself, whatever it made of the question before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.tracers.context import register_configure_hook

_LISTENING: ContextVar[BaseCallbackHandler | None] = ContextVar("dossier_evaluation_listening", default=None)
register_configure_hook(_LISTENING, inheritable=True)


class _Listener(BaseCallbackHandler):
    ignore_chain = True

    def __init__(self) -> None:
        self.searches: list[str] = []

    def on_retriever_start(self, serialized: dict[str, Any], query: str, **_: Any) -> None:  # noqa: ANN401, ARG002
        """Remembers what is looked for."""
        self.searches.append(query)


@contextmanager
def heard_searches() -> Iterator[list[str]]:
    """The list of what is looked for within the block, in order."""
    listener = _Listener()
    token = _LISTENING.set(listener)
    try:
        yield listener.searches
    finally:
        _LISTENING.reset(token)
