"""The titles of events: the dossier's own words, which a quoted sentence has to carry."""

from __future__ import annotations

from functools import lru_cache

from corpus.dossier import Dossier
from index.words import plain_words


def as_told(title: str, dossier: Dossier) -> str:
    """The title as it would stand inside a sentence, so that its first word counts as a name only where it is one."""
    first = next(iter(plain_words(title)), "")
    return title if first in _named(dossier) else title[:1].lower() + title[1:]


@lru_cache(maxsize=4)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in plain_words(name))


def _named(dossier: Dossier) -> frozenset[str]:
    """The words in the names of the dossier's actors and terms."""
    actors = [name for actor in dossier.actors for name in (actor.name_fr, actor.name_en, *actor.aliases)]
    return _words_of((*actors, *(term.acronym for term in dossier.glossary if term.acronym)))
