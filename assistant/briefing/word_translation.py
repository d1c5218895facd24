"""Which words of one language stand for a word of the other, learned from the dossier's own two languages.

IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation", §4.2) over titles, headings,
typical questions and sentences, which a dossier holds in both languages; index tokens in, index tokens out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.dossier import Dossier
from corpus.records import Document, Language
from index.words import Aliases, tokens

_ROUNDS = 6
_KEPT = 3
_LEAST = 0.01
# Learning takes about 0.1 ms a pair; more pairs of one dossier teach little.
_MOST_PAIRS = 20_000

Translations = dict[str, tuple[tuple[str, float], ...]]


@dataclass(frozen=True)
class WordTranslation:
    """For each language, its tokens' likeliest tokens in the other one with their probabilities, best first."""

    into_the_other: dict[Language, Translations]

    @classmethod
    def learned(cls, dossier: Dossier, aliases: Aliases) -> WordTranslation:
        """Learns both directions (about 0.5 s for 4,000 pairs)."""
        pairs = list(_parallel(dossier))
        pairs = pairs[:: -(-len(pairs) // _MOST_PAIRS) or 1]
        french = [sorted(set(tokens(text, "fr", aliases))) for text, _ in pairs]
        english = [sorted(set(tokens(text, "en", aliases))) for _, text in pairs]
        return cls({"fr": likeliest(french, english), "en": likeliest(english, french)})


def likeliest(sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> Translations:
    """The likeliest target tokens of each source token; the n-th texts of both lists say the same."""
    links = _Links.between(sources, targets)
    if not links.source.size:
        return {}
    probabilities = np.ones(links.source.size)
    for _ in range(_ROUNDS):
        expected = probabilities[links.parameter]
        expected /= np.bincount(links.group, expected)[links.group]
        counts = np.bincount(links.parameter, expected)
        probabilities = counts / np.bincount(links.source, counts)[links.source]
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for at in np.argsort(-probabilities, kind="stable"):
        held = found[links.names[0][links.source[at]]]
        if probabilities[at] > _LEAST and len(held) < _KEPT:
            held.append((links.names[1][links.target[at]], float(probabilities[at])))
    return {token: tuple(held) for token, held in found.items()}


@dataclass(frozen=True)
class _Links:
    """Every source token beside every target token of its pair.

    `parameter` and `group` have one number a link: which probability it uses, and which target token
    of which pair it explains. `source` and `target` tell each probability's two tokens, `names` their words.
    """

    parameter: NDArray[np.int64]
    group: NDArray[np.int64]
    source: NDArray[np.int64]
    target: NDArray[np.int64]
    names: tuple[list[str], list[str]]

    @classmethod
    def between(cls, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> _Links:
        names = tuple(sorted({token for text in texts for token in text}) for texts in (sources, targets))
        numbers = [{token: number for number, token in enumerate(words)} for words in names]
        keys: list[NDArray[np.int64]] = []
        groups: list[NDArray[np.int64]] = []
        first = 0
        for source, target in zip(sources, targets, strict=True):
            left = np.array([numbers[0][token] for token in source], np.int64)
            right = np.array([numbers[1][token] for token in target], np.int64)
            keys.append((left[:, None] * len(names[1]) + right[None, :]).ravel())
            groups.append(np.tile(np.arange(first, first + len(right), dtype=np.int64), len(left)))
            first += len(right)
        nothing = np.empty(0, np.int64)
        known, parameter = np.unique(np.concatenate([nothing, *keys]), return_inverse=True)
        across = max(1, len(names[1]))
        return cls(parameter, np.concatenate([nothing, *groups]), known // across, known % across, (names[0], names[1]))


def _parallel(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """French texts beside the English ones that say the same."""
    by_id: dict[str, dict[Language, Document]] = defaultdict(dict)
    for document in dossier.documents:
        by_id[document.id][document.language] = document
    for spoken in by_id.values():
        if len(spoken) == 2:
            yield from _of_document(spoken["fr"], spoken["en"])


def _of_document(french: Document, english: Document) -> Iterator[tuple[str, str]]:
    yield french.title, english.title
    others = {passage.id: passage for passage in english.passages}
    for passage in french.passages:
        other = others.get(passage.id)
        if other is None:
            continue
        yield passage.heading, other.heading
        yield from zip(passage.questions, other.questions, strict=False)
        if len(passage.sentences) == len(other.sentences):
            yield from ((a.text, b.text) for a, b in zip(passage.sentences, other.sentences, strict=True))
