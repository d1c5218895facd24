"""SHA-256 of texts and of records, the same on every machine."""

from __future__ import annotations

import hashlib
import json


def text_digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def tree_digest(tree: object) -> str:
    """The SHA-256 of what JSON can hold, whatever the order of its keys and its layout."""
    return text_digest(json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
