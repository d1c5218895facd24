"""One stretch of a rewriting against the one quote that it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from assistant.figures import missing
from assistant.rewording.anchors import same_order
from assistant.rewording.objects import turned as acts_instead
from assistant.rewording.senses import lacking, occurrences
from assistant.rewording.tense import turned
from assistant.rewording.words import Word, akin, content
from corpus.records import Language
from corpus.typography import fold


def added(said: str, quote: str, language: Language) -> Iterator[str]:
    """What the stretch says and its quote does not: a fault a word, sense, name or figure."""
    led = _unled(said, language)
    for name in sorted(missing(led, [quote])):
        yield f"invented:{name}"
    if not same_order(led, quote) or acts_instead(led, quote):
        yield "order"
    for sense in lacking(occurrences(said, language), occurrences(quote, language)):
        yield f"sense:{sense}"
    for word in unsupported(said, quote, language):
        yield f"word:{word}"
    for word in repeated(said, quote, language):
        yield f"repeated:{word}"
    for word in turned(said, quote, language):
        yield f"tense:{word}"


def unsupported(said: str, quote: str, language: Language) -> list[str]:
    """The content words of which the quote has none of the family, connecting words apart."""
    held = {word.stem for word in content(quote, language)}
    exempt = [*_connecting(said, language), *((o.start, o.end) for o in occurrences(said, language) if o.sense.alike)]
    return [
        word.form
        for word in content(said, language)
        if not _within(word, exempt) and not any(akin(word.stem, stem) for stem in held)
    ]


def repeated(said: str, quote: str, language: Language) -> Iterator[str]:
    """The content words that the stretch has more often than its quote: one of them stands for somebody else."""
    held = Counter(word.stem for word in content(quote, language))
    exempt = list(_connecting(said, language))
    counted = Counter(word.stem for word in content(said, language) if not _within(word, exempt))
    return (stem for stem, times in counted.items() if times > max(1, held[stem]))


def _within(word: Word, spans: list[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in spans)


def _unled(said: str, language: Language) -> str:
    """The stretch without the capital of a connecting word that opens it, which might else be taken for a name."""
    opening = _connecting_words(language).match(fold(said))
    return said[:1].lower() + said[1:] if opening else said


def _connecting(said: str, language: Language) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _connecting_words(language).finditer(fold(said)))


@cache
def _connecting_words(language: Language) -> re.Pattern[str]:
    words = sorted((fold(words) for words in connecting(language)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@cache
def connecting(language: Language) -> tuple[str, ...]:
    """The words that a rewriting may add, in the language."""
    told = yaml.safe_load(files("assistant.rewording").joinpath("connecting.yaml").read_text(encoding="utf-8"))
    return tuple(told[language])
