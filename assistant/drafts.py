"""What a writer hands over before it is checked: sentences, and the quotes that are to carry them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import Language


@dataclass(frozen=True)
class Quote:
    """Words claimed to stand in a passage; nothing is believed until the guard has found them there."""

    passage_id: str
    language: Language
    text: str


@dataclass(frozen=True)
class Draft:
    """One sentence of an answer and the quotes that carry it."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Located:
    """A quote that was found: its characters in the passage's text, and the sentences it touches."""

    passage_id: str
    language: Language
    start: int
    end: int
    sentences: tuple[int, ...]


@dataclass(frozen=True)
class Verified:
    """A sentence of the answer whose quotes are all in the dossier."""

    text: str
    quotes: tuple[Located, ...]
