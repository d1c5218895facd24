"""The proper names of a sentence, and which of them its translation says otherwise or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.catalogue import MONTHS
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language, Record
from corpus.typography import fold, normalise

_WORD = re.compile(r"[^\W_]+")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)'", re.IGNORECASE)
# English capitalises its months; corpus/spelled_dates.py compares them.
_MONTHS = {month.lower() for month in MONTHS["en"]}

Words = tuple[str, ...]


class NamePair(Record):
    """An entry of names.yaml: forms that answer each other; those facing an empty side need no answer."""

    fr: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True)
class _Word:
    shown: str
    folded: str
    first: bool


class Names:
    """Compares the names of a sentence with those of its translation.

    A name is a capitalised word. It is answered when the translation has the same word, or another
    form of a name that the word is part of: from names.yaml, the glossary or the actors. Which first
    words of a sentence are names the dossier itself tells: those that it capitalises elsewhere and
    never writes in lower case.
    """

    def __init__(self, dossier: Dossier, pairs: Iterable[NamePair]) -> None:
        self._forms: dict[Language, dict[Words, set[int]]] = {language: {} for language in LANGUAGES}
        self._needs_none: set[int] = set()
        for number, pair in enumerate([*pairs, *_aliases(dossier)]):
            if not (pair.fr and pair.en):
                self._needs_none.add(number)
            for language in LANGUAGES:
                for form in pair.fr if language == "fr" else pair.en:
                    words = tuple(word.folded for word in _words(form))
                    self._forms[language].setdefault(words, set()).add(number)
        self._longest = max((len(words) for forms in self._forms.values() for words in forms), default=0)
        self._opening = {language: _opening_names(dossier, language) for language in LANGUAGES}

    def differing(self, texts: dict[Language, str]) -> dict[Language, list[str]]:
        """By language, the names that the other language's text does not say, in reading order."""
        words = {language: _words(text) for language, text in texts.items()}
        spans = {language: self._spans(words[language], language) for language in texts}
        missing: dict[Language, list[str]] = {}
        for language, other in (LANGUAGES, LANGUAGES[::-1]):
            said = {word.folded for word in words[other]}
            there = self._needs_none.union(*(numbers for _, numbers in spans[other]))
            answered = {place for span, numbers in spans[language] if numbers & there for place in span}
            missing[language] = [
                word.shown
                for place, word in enumerate(words[language])
                if place not in answered and word.folded not in said and self._is_name(word, language)
            ]
        return missing

    def _is_name(self, word: _Word, language: Language) -> bool:
        if language == "en" and word.folded in _MONTHS:
            return False
        if any(letter.isupper() for letter in word.shown[1:]):
            return True
        return word.shown[0].isupper() and (not word.first or word.folded in self._opening[language])

    def _spans(self, words: list[_Word], language: Language) -> list[tuple[range, set[int]]]:
        """Where a known form stands, and of which names it is a form."""
        folded = tuple(word.folded for word in words)
        forms = self._forms[language]
        return [
            (range(start, end), forms[folded[start:end]])
            for start in range(len(folded))
            for end in range(start + 1, min(start + self._longest, len(folded)) + 1)
            if folded[start:end] in forms
        ]


def _aliases(dossier: Dossier) -> list[NamePair]:
    """The glossary's and the actors' names; an acronym or alias stands for the name in both languages."""
    pairs: list[NamePair] = []
    for term in dossier.glossary:
        both = (*term.aliases, term.acronym or term.term_fr)
        pairs.append(NamePair(fr=(term.term_fr, *both), en=(term.term_en, *both)))
    actors = [NamePair(fr=(a.name_fr, *a.aliases), en=(a.name_en, *a.aliases)) for a in dossier.actors]
    return [*pairs, *actors]


def _opening_names(dossier: Dossier, language: Language) -> set[str]:
    """The words that are names also where a sentence begins."""
    lower: set[str] = set()
    upper: set[str] = set()
    for passage in dossier.passages(language):
        for sentence in passage.sentences:
            for word in _words(sentence.text):
                if not word.shown[0].isupper():
                    lower.add(word.folded)
                elif not word.first:
                    upper.add(word.folded)
    return upper - lower


def _words(text: str) -> list[_Word]:
    found = _WORD.findall(_ELIDED.sub(" ", normalise(text)))
    return [_Word(word, fold(word), place == 0) for place, word in enumerate(found)]
