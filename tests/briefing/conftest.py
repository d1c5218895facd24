"""Notes on nine topics in both languages, composed once from the shipped dossier."""

from __future__ import annotations

import pytest

from assistant.briefing.compose import NoteComposer
from assistant.briefing.records import Note
from assistant.briefing.request import NoteRequest
from assistant.service import Assistant
from tests.briefing.topics import TOPICS


@pytest.fixture(scope="session")
def composer(assistant: Assistant) -> NoteComposer:
    """What composes notes over the shipped dossier."""
    return NoteComposer(assistant)


@pytest.fixture(scope="session")
def notes(composer: NoteComposer) -> dict[str, dict[str, Note]]:
    """A standard note for a minister per topic and language."""
    return {
        name: {
            language: composer.compose(NoteRequest(topic=topic, language=language))
            for language, topic in topics.items()
        }
        for name, topics in TOPICS.items()
    }
