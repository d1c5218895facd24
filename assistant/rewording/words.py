"""The words of a text that carry its content, where they stand, and which of them belong to one family."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.records import Language
from corpus.typography import fold
from index.words import content_stems

# « signé » and « signature » share their first letters; so do few words that have nothing in common.
_SHARED_LETTERS = 5
_SHARED_PART = 0.6


@dataclass(frozen=True)
class Word:
    """A content word's stem, its folded form, and the characters of the folded text that hold it."""

    stem: str
    form: str
    start: int
    end: int


def content(text: str, language: Language) -> list[Word]:
    """The text's content words in reading order."""
    folded = fold(text)
    return [
        Word(stem, match.group(), match.start(), match.end())
        for match in re.finditer(r"\d+(?:[.,/-]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|\w+", folded)
        for stem in content_stems(match.group(), language)
    ]


def akin(one: str, other: str) -> bool:
    """Whether two stems belong to one family of words; figures must be the same."""
    if one == other:
        return True
    if not (one.isalpha() and other.isalpha()):
        return False
    shared = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    length = min(len(one), len(other)) if shared is None else shared
    return length >= _SHARED_LETTERS and length >= _SHARED_PART * max(len(one), len(other))
