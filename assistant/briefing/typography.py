"""The words of a note as a printer sets them: curved apostrophes, and no line broken between what belongs together.

The dossier writes plain apostrophes and spaces; a quote is the same to whoever compares it without typography.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.briefing.records import Note
from corpus.catalogue import MONTHS
from corpus.records import LANGUAGES

_BOUND = "\N{NO-BREAK SPACE}"
_APOSTROPHE = re.compile(r"(?<=\w)'")
_MONTH = "|".join(month for language in LANGUAGES for month in MONTHS[language])
_BREAKABLE = re.compile(
    # 23 avril, 1er juin
    rf"(?<=\d) (?=(?i:{_MONTH})\b)|(?<=\der) (?=(?i:{_MONTH})\b)"
    # n° 444937, art. L. 1111-8, § 2713
    r"|(?:(?<=\b[Aa]rticles)|(?<=\b[Aa]rticle)|(?<=\b[Aa]rt\.)|(?<=\b[Nn]o\.)|(?<=\bn°)|(?<=§)|(?<=\b[LRD]\.))"
    r" (?=[\dA-DLR])"
    # M. Dupont, Mme Combes
    r"|(?:(?<=\bM\.)|(?<=\bMM\.)|(?<=\bMme)|(?<=\bMr)|(?<=\bMs)|(?<=\bDr)) (?=[A-ZÀ-Þ])"
    # 350 000, 12 %, 180 millions
    r"|(?<=\d) (?=\d{3}(?!\d)|[%€]|(?:million|milliard|billion|euro)s?\b)"
    # « mot » : l'un ; l'autre
    r"|(?<=«) | (?=[»:;?!])"
)
# No office file may hold them, and nobody reads them: controls, and signs that turn the direction of other words.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
# What people read; the rest of a note's record is names of things and addresses.
_READ = {"text", "lead", "caption", "header", "title", "heading", "alternative", "quote", "publisher"}


def typographic(words: str) -> str:
    """The words set so; setting them twice changes nothing."""
    seen = _UNSEEN.sub("", words)
    return _BREAKABLE.sub(_BOUND, _APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", seen))


def typographic_note(note: Note) -> Note:
    """The same note with all that people read of it set so."""
    return Note.model_validate(_mapped(note.model_dump()))


def _mapped(tree: Any, read: bool = False) -> Any:  # noqa: ANN401 - a model's dump
    if isinstance(tree, dict):
        return {key: _mapped(value, key in _READ) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_mapped(item, read) for item in tree]
    return typographic(tree) if read and isinstance(tree, str) else tree
