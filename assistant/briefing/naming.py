"""Whom and what the dossier's sentences name: its actors and terms, by whichever of their names."""

from __future__ import annotations

from functools import cached_property

from corpus.records import LANGUAGES
from index.open import OpenIndex
from index.words import STOP_WORDS, plain_words

_OPENING = 2


class Naming:
    """The names that one index knows; texts are given in the dossier's first language."""

    def __init__(self, index: OpenIndex) -> None:
        self._index = index

    def concepts(self, words: str) -> list[str]:
        """What the words name, by its concept's token, in order."""
        return self._index.aliases.concepts(plain_words(words))

    def whole(self, words: str) -> str:
        """What the words name when they are a name and nothing else but an article; nothing when they are not."""
        plain = [word for word in plain_words(words) if word not in STOP_WORDS[LANGUAGES[0]]]
        spans = self._index.aliases.spans(plain)
        return next((concept for concept, first, last in spans if last - first == len(plain)), "")

    def opening(self, title: str) -> str:
        """What a title names within its first words, after an article and a noun at most; nothing when it does not."""
        spans = self._index.aliases.spans(plain_words(title))
        return next((concept for concept, first, _ in spans if first <= _OPENING), "")

    @cached_property
    def actors(self) -> frozenset[str]:
        """Every actor."""
        return frozenset(name for actor in self._index.dossier.actors for name in self.concepts(actor.name_fr))

    @cached_property
    def subject(self) -> frozenset[str]:
        """The actors that the dossier is about: those in its title."""
        return self.actors.intersection(self.concepts(self._index.dossier.title[LANGUAGES[0]]))
