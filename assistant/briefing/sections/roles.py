"""Which documents of the dossier serve one section alone; a dossier without them has less to say there."""

from __future__ import annotations

OPEN_QUESTIONS = "open-questions"
WHO_IS_WHO = "who-is-who"
_ALL_OPEN = f"{OPEN_QUESTIONS}#{OPEN_QUESTIONS}"
_SET_APART = ("glossary", "timeline", "article-", OPEN_QUESTIONS, WHO_IS_WHO)
LEGAL_KINDS = frozenset({"regulations", "decisions"})


def is_set_apart(passage_id: str) -> bool:
    """Whether the passage is a list, a definition or a portrait, and not part of the account."""
    return passage_id.startswith(_SET_APART)


def serves(passage_id: str, role: str) -> bool:
    """Whether the passage belongs to the documents of that role."""
    return passage_id.startswith(role)


def is_open_point(passage_id: str) -> bool:
    """Whether the passage tells one thing that is not known; the list of them all tells none."""
    return serves(passage_id, OPEN_QUESTIONS) and passage_id != _ALL_OPEN


def is_overview(passage_id: str) -> bool:
    """Whether the passage sums up a matter that other documents tell in parts."""
    return passage_id.endswith("#overview")
