"""Comparing and cutting text in spite of typography: spaces, apostrophes, hyphens, abbreviations."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ‘`´ʹ"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = dict.fromkeys(map(ord, "“”„«»"), '"')
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_SAME = _APOSTROPHES | _HYPHENS | _ZERO_WIDTH
_ABBREVIATION = re.compile(
    r"(?:\b(?:(?i:art|no|nos|al|p|pp|cf|vol|chap|vs|etc|e\.g|i\.e)|n°|M|MM|Mme|Mr|Mrs|Ms|Dr|Pr|St|[A-Z])\.)$"
)
_BOUNDARY = re.compile(r"(?<=[.!?…])(?:[\u00a0 ]?[»”\"])?\s+(?=[«“\"]?[\u00a0 ]?[A-ZÀ-ÖØ-Þ0-9])")


def normalise(text: str) -> str:
    """The same text with one kind of space, apostrophe and hyphen; letters, digits and case untouched."""
    composed = unicodedata.normalize("NFC", text).translate(_SAME)
    return re.sub(r"\s+", " ", composed).strip()


def fold(text: str) -> str:
    """Normalised, lower-cased, accents removed, quotes made straight: for comparing words."""
    plain = unicodedata.normalize("NFKD", normalise(text).translate(_QUOTES).lower().replace("œ", "oe"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, cut after « . ! ? … » before a capital, abbreviations spared."""
    sentences: list[str] = []
    start = 0
    for match in _BOUNDARY.finditer(paragraph):
        if not _ABBREVIATION.search(paragraph[start : match.start()]):
            sentences.append(paragraph[start : match.end()].strip())
            start = match.end()
    sentences.append(paragraph[start:].strip())
    return [sentence for sentence in sentences if sentence]
