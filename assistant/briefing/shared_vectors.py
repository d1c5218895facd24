"""Vectors that a text and its translation share: each language's own direction removed, then the two averaged.

A multilingual model puts the two languages a little apart. Without that shift the same topic asked in
French and in English points at the same passages, and so do the sentences chosen from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.records import LANGUAGES, Language, Passage
from index.entries import Entry, EntryKind, entries
from index.open import OpenIndex

Vector = NDArray[np.float32]


class SharedVectors:
    """The vectors of one index; those of its passages are held in memory, 1.5 kB each."""

    def __init__(self, index: OpenIndex) -> None:
        self._index = index

    @cached_property
    def _means(self) -> dict[Language, Vector]:
        return {language: np.mean(list(vectors.values()), axis=0) for language, vectors in self._raw.items()}

    @cached_property
    def _raw(self) -> dict[Language, dict[str, Vector]]:
        """The passages' vectors as the index has them, by language and passage."""
        wanted: dict[str, tuple[Language, str]] = {}
        for entry in entries(self._index.dossier):
            if entry.kind is EntryKind.PASSAGE:
                wanted[entry.id] = (entry.language, entry.passage_id)
        found = self._index.vectors.vectors(EntryKind.PASSAGE, list(wanted))
        by_language: dict[Language, dict[str, Vector]] = {language: {} for language in LANGUAGES}
        for entry_id, vector in found.items():
            language, passage_id = wanted[entry_id]
            by_language[language][passage_id] = vector
        return {language: vectors for language, vectors in by_language.items() if vectors}

    @cached_property
    def passage_ids(self) -> list[str]:
        """The passages of the matrix's rows."""
        return sorted({passage_id for vectors in self._raw.values() for passage_id in vectors})

    @cached_property
    def passages(self) -> Vector:
        """One row a passage, of unit length."""
        return np.stack([
            self._shared({language: vectors[name] for language, vectors in self._raw.items() if name in vectors})
            for name in self.passage_ids
        ])  # fmt: skip

    def query(self, text: str, language: Language) -> Vector:
        """The vector of a topic or question, of unit length."""
        return self._shared({language: self._index.embedder.queries_array([text])[0]})

    def sentences(self, passages: Iterable[str]) -> dict[tuple[str, int], Vector]:
        """The vectors of the passages' sentences, by passage and position."""
        return self._of(EntryKind.SENTENCE, passages, _sentences)

    def questions(self, passages: Iterable[str]) -> dict[tuple[str, int], Vector]:
        """The vectors of the passages' typical questions, by passage and position."""
        return self._of(EntryKind.QUESTION, passages, _questions)

    def _of(
        self, kind: EntryKind, passages: Iterable[str], texts: Callable[[Passage], list[str]]
    ) -> dict[tuple[str, int], Vector]:
        wanted: dict[str, tuple[str, int, Language]] = {}
        for passage_id in dict.fromkeys(passages):
            for language in LANGUAGES:
                passage = self._index.dossier.passage(passage_id, language)
                for position, text in enumerate(texts(passage) if passage else []):
                    entry = Entry(kind, passage_id, language, position, text)
                    wanted[entry.id] = (passage_id, position, language)
        found = self._index.vectors.vectors(kind, list(wanted)) if wanted else {}
        spoken: dict[tuple[str, int], dict[Language, Vector]] = defaultdict(dict)
        for entry_id, vector in found.items():
            passage_id, position, language = wanted[entry_id]
            spoken[(passage_id, position)][language] = vector
        return {place: self._shared(vectors) for place, vectors in spoken.items()}

    def _shared(self, vectors: dict[Language, Vector]) -> Vector:
        return unit(np.sum([unit(vector - self._means[language]) for language, vector in vectors.items()], axis=0))


def unit(vector: Vector) -> Vector:
    """The vector with length 1."""
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def _sentences(passage: Passage) -> list[str]:
    return [sentence.text for sentence in passage.sentences]


def _questions(passage: Passage) -> list[str]:
    return list(passage.questions)
