"""Which passages a topic is about, the same ones in whichever language it is put.

Every passage is compared with the topic by meaning, in vectors that both languages share, and by words, in
both languages. The passages that lead then say how relevant every other one is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assistant.briefing.leads import Likeness, Rows, Scores, leading, standard
from assistant.briefing.shared_vectors import SharedVectors, Vector, unit
from assistant.briefing.word_translation import WordTranslation
from corpus.records import OTHER_LANGUAGE, Language
from index.open import OpenIndex
from index.words import tokens

# A passage further away than these by its own vector is none of the topic's.
_POOL = 400
_BEST_QUESTIONS = 2
_BEST_SENTENCES = 2
_WORDS = 3.0
# Sections ask for passages at least so near as a share of the nearest; this spreads the shares out.
_SPREAD = 0.7


@dataclass(frozen=True)
class Relevance:
    """A topic's vector, the passages that lead it, and every passage with how near it is, nearest first."""

    vector: Vector
    leads: tuple[str, ...]
    passages: dict[str, float]

    def near(self, least: float, most: int) -> list[str]:
        """At most so many passages, each at least that share as near as the nearest."""
        best = max(self.passages.values(), default=0.0)
        return [name for name, score in self.passages.items() if score >= least * best][:most]


class RelevanceFinder:
    """Finds what an index holds on a topic; safe to share between threads."""

    def __init__(self, index: OpenIndex) -> None:
        self.vectors = SharedVectors(index)
        self._index = index

    @cached_property
    def translation(self) -> WordTranslation:
        """Which words of one language stand for a word of the other."""
        return WordTranslation.learned(self._index.dossier, self._index.aliases)

    def find(self, topic: str, language: Language) -> Relevance:
        """The relevance of the passages to a topic or question."""
        query = self.vectors.query(topic, language)
        rows = np.sort(np.argsort(-(self.vectors.passages @ query), kind="stable")[:_POOL])
        names = [self.vectors.passage_ids[row] for row in rows]
        matrix = self.vectors.passages[rows]
        first = standard(self._by_meaning(query, names, matrix) + _WORDS * self._by_words(topic, language, names))
        likeness = self._likeness(names, matrix)
        leads = leading(first, likeness)
        scores = np.maximum(0.0, likeness.to_middle_of(leads)) ** _SPREAD
        order = np.argsort(-scores, kind="stable")
        return Relevance(
            unit(matrix[leads].mean(axis=0)),
            tuple(names[at] for at in leads),
            {names[at]: float(scores[at]) for at in order},
        )

    def _by_meaning(self, query: Vector, names: list[str], matrix: Vector) -> Scores:
        """How near the topic each passage, its nearest questions and its nearest sentences are."""
        agreement = self.vectors.agreement
        wanted = unit(query @ agreement)
        scores = standard(np.asarray(_rows_unit(matrix @ agreement) @ wanted, np.float64))
        for vectors, most in (
            (self.vectors.questions(names), _BEST_QUESTIONS),
            (self.vectors.sentences(names), _BEST_SENTENCES),
        ):
            if not vectors:
                continue
            cosines: dict[str, list[float]] = {}
            found = _rows_unit(np.stack(list(vectors.values())) @ agreement) @ wanted
            for (name, _), cosine in zip(vectors, found, strict=True):
                cosines.setdefault(name, []).append(float(cosine))
            best = {name: float(np.mean(sorted(values, reverse=True)[:most])) for name, values in cosines.items()}
            lowest = min(best.values())
            scores += standard(np.array([best.get(name, lowest) for name in names]))
        return scores / 3

    def _by_words(self, topic: str, language: Language, names: list[str]) -> Scores:
        """BM25 of the topic's words in its language and of their translations in the other, in [0, 1]."""
        said = Counter(tokens(topic, language, self._index.aliases))
        meant: dict[str, float] = defaultdict(float)
        for token, count in said.items():
            for translation, probability in self.translation.into_the_other[language].get(token, ()):
                meant[translation] += count * probability
        own, other = self._bm25(said, language, names), self._bm25(meant, OTHER_LANGUAGE[language], names)
        return (own / (own.max() or 1.0) + other / (other.max() or 1.0)) / 2

    def _bm25(self, weights: Mapping[str, float], language: Language, names: list[str]) -> Scores:
        lexical = self._index.lexical[language]
        scores = dict(zip(lexical.passage_ids, lexical.weighted_scores(weights), strict=True))
        return np.array([scores.get(name, 0.0) for name in names])

    def _likeness(self, names: list[str], matrix: Vector) -> Likeness:
        documents: dict[str, int] = {}
        numbers: Rows = np.array([documents.setdefault(name.partition("#")[0], len(documents)) for name in names])
        views = (matrix, self._middles(self.vectors.questions(names), names, matrix),
                 self._middles(self.vectors.sentences(names), names, matrix))  # fmt: skip
        return Likeness(views, numbers)

    def _middles(self, vectors: dict[tuple[str, int], Vector], names: list[str], matrix: Vector) -> Vector:
        """The middle of each passage's questions or sentences; the passage itself when it has none."""
        of_passage: dict[str, list[Vector]] = {}
        for (name, _), vector in vectors.items():
            of_passage.setdefault(name, []).append(vector)
        middles = [unit(np.mean(of_passage[n], axis=0)) if n in of_passage else matrix[i] for i, n in enumerate(names)]
        return np.stack(middles)


def _rows_unit(matrix: Vector) -> Vector:
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.maximum(lengths, 1e-9), np.float32)
