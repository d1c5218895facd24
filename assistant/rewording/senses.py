"""The small words that turn a sentence round: negation, obligation, doubt, attribution, limits, time, cause.

A stop list drops them and a count of shared words misses them, so they are looked for one by one, each with the
words that it bears on: « not certified but qualified » is no rewording of « certified but not qualified ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.rewording.words import Word, akin, content
from corpus.records import Language
from corpus.typography import fold

_AFTER = 3
_BEFORE = 2
_STOP = re.compile(r"[,;:.](?=\s|$)")


@dataclass(frozen=True)
class Sense:
    """A sense, the words that carry it in one language, and where the words stand that it bears on."""

    name: str
    pattern: re.Pattern[str]
    around: bool
    alike: bool


@dataclass(frozen=True)
class Occurrence:
    """A sense where a text has it: its characters in the folded text, and the stems that it bears on."""

    sense: Sense
    start: int
    end: int
    words: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    def same_as(self, other: Occurrence) -> bool:
        """Whether both are the same sense, in words that may stand for each other, bearing on words of one family."""
        if self.sense is not other.sense or not (self.sense.alike or _meet(self.words, other.words)):
            return False
        if self.sense.around:
            mine, theirs = self.before + self.after, other.before + other.after
            return mine == theirs or _meet(mine, theirs)
        if not self.after or not other.after:
            return self.after == other.after
        return _meet(self.after[:1], other.after) or _meet(self.after, other.after[:1])


def occurrences(text: str, language: Language) -> list[Occurrence]:
    """Every sense that the text has, where it has it."""
    words, folded = content(text, language), fold(text)
    return [
        _occurrence(sense, match, words, folded)
        for sense in senses(language)
        for match in sense.pattern.finditer(folded)
    ]


def _occurrence(sense: Sense, match: re.Match[str], words: list[Word], folded: str) -> Occurrence:
    own = tuple(word.stem for word in words if word.start < match.end() and match.start() < word.end)
    before = [word.stem for word in words if word.end <= match.start()][-_BEFORE:]
    clause = _clause_end(folded, match.end(), words)
    # A word that carries its sense within itself (« hébergera ») bears on itself too.
    after = [word.stem for word in words if match.start() < word.end and word.start < clause][:_AFTER]
    return Occurrence(sense, match.start(), match.end(), own, tuple(before), tuple(after))


def _clause_end(folded: str, start: int, words: list[Word]) -> int:
    """Where the clause ends that the sense opens; it holds one content word at least."""
    first = next((word.end for word in words if word.start >= start), len(folded))
    stop = _STOP.search(folded, first)
    return stop.start() if stop else len(folded)


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(akin(one, other) for one in some for other in others)


def lacking(found: list[Occurrence], among: list[Occurrence]) -> Iterator[str]:
    """The names of the senses that the first text has, and the second has not so often of the same things."""
    left = list(among)
    for occurrence in found:
        same = next((other for other in left if occurrence.same_as(other)), None)
        if same is None:
            yield occurrence.sense.name
        else:
            left.remove(same)


@cache
def senses(language: Language) -> tuple[Sense, ...]:
    """Every sense in the words of a language."""
    content = files("assistant.rewording").joinpath("senses.yaml").read_text(encoding="utf-8")
    told: dict[str, dict[str, Any]] = yaml.safe_load(content)
    return tuple(
        Sense(name, re.compile("|".join(entry[language])), entry["reach"] == "around", entry["alike"])
        for name, entry in told.items()
    )
