"""The assistant as most commands need it: its model and index made when missing, with a bar on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.command_line.words import progress_bar, say

if TYPE_CHECKING:
    from assistant.service import Assistant
    from assistant.settings import Settings


def ready_assistant(settings: Settings, writer: str | None = None) -> Assistant:
    """The assistant of these settings; raises a DossierError that says what to do."""
    from assistant.service import load_assistant

    with progress_bar(say("cli.index.progress")) as progress:
        return load_assistant(settings, progress=progress, writer=writer)
