"""Misspelt words read as the dossier's: « skaleway », « secnum cloud », « helth data hub »."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from wordfreq import top_n_list

from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from corpus.typography import fold
from index.words import plain_words, stem

# A word among the most usual ones of either language is left as it is, with or without its accents.
_USUAL = 40_000
_SHORT, _LONG = 5, 8
_SPELT = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\w+")
_RUN = re.compile(r"[\w '-]+")


class Spelling:
    """The dossier's words, and its names written as one word."""

    def __init__(self, words: dict[str, int], names: Iterable[str]) -> None:
        self._words = words
        self._compact = _compact(names)
        self._longest = max(map(len, self._compact), default=0)
        self.near = lru_cache(maxsize=4096)(self._near)

    @classmethod
    def of(cls, dossier: Dossier) -> Spelling:
        """The words of every passage and its questions, in both languages, and every name and alias."""
        passages = (passage for language in LANGUAGES for passage in dossier.passages(language))
        texts = (" ".join((passage.heading, passage.text, *passage.questions)) for passage in passages)
        names = [name for t in dossier.glossary for name in (t.term_fr, t.term_en, t.acronym or "", *t.aliases)]
        names += [name for a in dossier.actors for name in (a.name_fr, a.name_en, *a.aliases)]
        words = Counter(word for text in [*texts, *names] for word in plain_words(text) if word.isalpha())
        return cls(dict(words), names)

    def corrected(self, text: str) -> str:
        """The text with its misspelt words read as the dossier's; unchanged when it has none."""
        folded = fold(text)
        if len(folded) != len(text):
            return text
        text = self._joined(text, folded)
        return _SPELT.sub(lambda match: self._read(match.group()), text)

    def _read(self, spelt: str) -> str:
        words = plain_words(spelt)
        if len(words) != 1 or len(words[0]) < _SHORT or not words[0].isalpha() or words[0] in self._words:
            return spelt
        near = self.near(words[0])
        return f"{spelt[: len(spelt) - len(words[0])]}{near}" if near else spelt

    def _near(self, word: str) -> str | None:
        """The one word of the dossier that a word of no language is a slip or two away from."""
        if word in _usual():
            return None
        most = 2 if len(word) >= _LONG else 1
        hits = process.extract(word, self._words.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=8)
        least = min((distance for _, distance, _ in hits), default=0)
        best = [hit for hit, distance, _ in hits if distance == least and len(hit) > 3]
        stems = {stem(hit, language)[: len(word) - 2] for hit in best for language in LANGUAGES}
        return max(best, key=lambda hit: self._words[hit]) if best and _alike(stems) else None

    def _joined(self, text: str, folded: str) -> str:
        """The text with a name that was cut in two, or run together, written as the dossier writes it."""
        places = [match.span() for match in _SPELT.finditer(folded)]
        at = len(places)
        while at > 0:
            at -= 1
            for first in range(max(0, at - 3), at + 1):
                start, end = places[first][0], places[at][1]
                name = self._compact.get("".join(folded[a:b] for a, b in places[first : at + 1]))
                if name and plain_words(name) != plain_words(text[start:end]) and _RUN.fullmatch(folded[start:end]):
                    text, at = f"{text[:start]}{name}{text[end:]}", first
                    break
        return text


@cache
def _usual() -> frozenset[str]:
    return frozenset(fold(word) for language in LANGUAGES for word in top_n_list(language, _USUAL))


def _compact(names: Iterable[str]) -> dict[str, str]:
    """Each name of some length by its letters alone."""
    found: dict[str, str] = {}
    for name in names:
        letters = "".join(word for word in plain_words(name))
        if len(letters) >= _SHORT + 1 and letters.isalnum():
            found.setdefault(letters, name)
    return found


def _alike(stems: set[str]) -> bool:
    """Whether the words found are forms of one word."""
    shortest = min(stems, key=len)
    return all(found.startswith(shortest) for found in stems)
