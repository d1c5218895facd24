"""The fixed phrases that lead from one paragraph to the next, so that a note does not read as a heap of quotes."""

from __future__ import annotations

from functools import cache

from corpus.catalogue import catalogue, text
from corpus.records import LANGUAGES, Language
from index.words import STOP_WORDS, plain_words

_PREFIX = "briefing.link."
# Words that open a sentence and are no name, beyond the stop words.
_OPENERS: dict[Language, frozenset[str]] = {
    "fr": frozenset({"selon", "depuis", "aucun", "aucune", "apres", "avant", "trois", "deux", "quatre"}),
    "en": frozenset({"according", "since", "under", "after", "before", "three", "two", "four", "no"}),
}


def link(name: str, language: Language) -> str:
    """The phrase of that name."""
    return text(_PREFIX + name, language)


def linked(phrase: str, sentence: str, language: Language) -> str:
    """The phrase, then the sentence; an article or a preposition that opens it loses its capital."""
    first = next(iter(plain_words(sentence.split()[0])), "") if sentence else ""
    elided = "'" in sentence.split()[0] or "’" in sentence.split()[0] if sentence else False
    lower = (elided and language == "fr") or first in STOP_WORDS[language] or first in _OPENERS[language]
    return f"{phrase} {sentence[:1].lower() + sentence[1:] if lower else sentence}"


def unlinked(said: str) -> str:
    """The sentence without the phrase that leads to it, its capital given back."""
    for phrase in _phrases():
        if said.startswith(f"{phrase} "):
            rest = said[len(phrase) + 1 :]
            return rest[:1].upper() + rest[1:]
    return said


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(
        words for language in LANGUAGES for key, words in catalogue(language).items() if key.startswith(_PREFIX)
    )
