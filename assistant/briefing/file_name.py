"""What a note's file is called."""

from __future__ import annotations

import re

from assistant.briefing.records import Note
from corpus.typography import fold

_LONGEST = 60


def file_name(note: Note, suffix: str) -> str:
    """The topic and the day that the note speaks for: `note-le-choix-de-scaleway-2026-11-23.docx`."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(note.topic)).strip("-")
    topic = words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
    return f"note-{topic}-{note.as_of.isoformat()}.{suffix}"
