"""Opinions for tests."""

from __future__ import annotations

from typing import Any

from assistant.feedback.records import Feedback

SENT: dict[str, Any] = {
    "question": "Qui va héberger le Health Data Hub ?",
    "language": "fr",
    "as_of": "2026-11-23",
    "state": "answered",
    "answer": "Scaleway. [1]",
    "passages": ["scaleway-selection#choice"],
    "dossier_version": "abc123",
    "writer": "extractive",
    "verdict": "useful",
}


def opinion(**changes: Any) -> Feedback:
    """An opinion that the answer was useful, or what the changes make of it."""
    return Feedback.model_validate(SENT | changes)
