"""Who is named as the one who says so: « selon A et B » is not « selon A », whatever else the sentence says of B."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rewording.anchors import name_words
from corpus.typography import normalise

_ACCORDING = re.compile(r"\b(?:selon|d'après|according to)\b[^,;:.]*", re.IGNORECASE)
_SAYING = re.compile(
    r"[^,;:.]*\b(?:selon|d'après|indiqu\w+|précis\w+|déclar\w+|dit|according to|say|says|said|stat(?:es|ed)|reports?"
    r"|indicat\w+)\b[^,;:.]*",
    re.IGNORECASE,
)


def unattributed(said: str, quote: str) -> Iterator[str]:
    """The names to which the quote attributes what it says, and the rewording no longer does."""
    named = {name for clause in _SAYING.findall(normalise(said)) for name in name_words(clause)}
    for clause in _ACCORDING.findall(normalise(quote)):
        yield from (name for name in name_words(clause) if name not in named)
