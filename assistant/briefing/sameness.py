"""Whether two sentences of the dossier say the same in nearly the same words."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.figures import names
from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from corpus.typography import normalise
from index.words import content_stems

_SHARED = 0.7
# What sentences on different matters share: up to when the sources were read.
_STOCK = re.compile(
    r"\b(?:d'après|par|dans) (?:les |aucune )?(?:des )?sources? (?:lues?|réunies)[^,;:.]*", re.IGNORECASE
)


def said_words(settled: str, dossier: Dossier) -> frozenset[str]:
    """What a sentence, given in the dossier's first language, is compared by; not whom the whole dossier is about."""
    said = _STOCK.sub("", normalise(settled))
    return frozenset(content_stems(said, LANGUAGES[0])) - _everywhere(dossier.title[LANGUAGES[0]])


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two sentences stands in the longer one, from 0 to 1."""
    return len(one & other) / (min(len(one), len(other)) or 1)


def said_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter of two sentences has most of its words in the longer one."""
    return shared(one, other) > _SHARED


@lru_cache(maxsize=8)
def _everywhere(title: str) -> frozenset[str]:
    """The names in the dossier's title, which any of its sentences may hold."""
    return frozenset(stem for name in names(title) for stem in content_stems(name, LANGUAGES[0]))
