"""What a sentence of the dossier stands on, and what it may therefore be used for in a note.

Whatever is read from the words is read in the dossier's first language, so that both notes choose alike.
"""

from __future__ import annotations

import re
from datetime import date

from corpus.dates import last_day
from corpus.dossier import Dossier
from corpus.records import Rank, Sentence

_WEAK = frozenset({Rank.PRESS, Rank.OTHER})
_AUTHORITIES = frozenset({Rank.LAW, Rank.DECISION, Rank.OPINION})
# What the dossier says of itself belongs among the points to check, and nowhere else.
_OF_ITSELF = re.compile(
    r"\bce dossier\b|\bà vérifier\b|\bdonnée?s? ici\b|^Les sources lues\b|\bpas pu être lue?s?\b"
    r"|\bont été lus\b|\bn'ont pas été (?:relevés|ouvertes)",
    re.IGNORECASE,
)
# The words by which a sentence says whose it is, or that it is unsure.
_ATTRIBUTED = re.compile(
    r"\b(?:selon|d'après)\b|\bnon confirmée?s?\b|\bestim|\baffirm|\bindiqu|\bchiffre à\b|\bcitée?s? par\b"
    r"|\bpropre page\b",
    re.IGNORECASE,
)


def is_of_itself(settled: str) -> bool:
    """Whether the dossier speaks of itself in the sentence, given in its first language."""
    return bool(_OF_ITSELF.search(settled))


def is_attributed(settled: str) -> bool:
    """Whether the sentence, given in the dossier's first language, says on whose word it rests or that it is unsure."""
    return bool(_ATTRIBUTED.search(settled))


def is_weak(sentence: Sentence, dossier: Dossier) -> bool:
    """Whether the sentence rests on one source alone, of the press or of secondary rank."""
    return len(sentence.sources) == 1 and dossier.sources[sentence.sources[0]].rank in _WEAK


def is_authoritative(sentence: Sentence, dossier: Dossier) -> bool:
    """Whether a text, a court or an authority is among its sources."""
    return any(dossier.sources[name].rank in _AUTHORITIES for name in sentence.sources)


def is_superseded(sentence: Sentence, as_of: date) -> bool:
    """Whether the sentence no longer holds on that day."""
    return sentence.until is not None and last_day(sentence.until) <= as_of


def is_set_below(sentence: Sentence, dossier: Dossier, as_of: date) -> bool:
    """Whether something newer replaced the sentence, or the other side of a disagreement is better founded."""
    stated = ((dossier.conflicts[name].preferred, side) for name, side in sentence.conflicts.items())
    less_founded = any(isinstance(preferred, int) and preferred != side for preferred, side in stated)
    return less_founded or is_superseded(sentence, as_of)
