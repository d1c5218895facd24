"""Vectors that a text and its translation share: each language's own direction removed, then the two averaged.

A multilingual model puts the two languages a little apart. Without that shift the same topic asked in
French and in English points at different passages, and so do the sentences chosen from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.records import LANGUAGES, Language
from index.entries import Entry, EntryKind, passage_entries
from index.open import OpenIndex

Vector = NDArray[np.float32]

# The directions are measured on so many passages at most: more of them change nothing.
_SAMPLE = 1_000
_SMOOTHING = 0.1


class SharedVectors:
    """The vectors of one index, 1.5 kB each; those asked for once stay in memory. Safe to share between threads."""

    def __init__(self, index: OpenIndex) -> None:
        self._index = index
        self._held: dict[EntryKind, dict[str, dict[int, Vector]]] = {kind: {} for kind in EntryKind}

    @cached_property
    def passage_ids(self) -> list[str]:
        """The passages of the matrix's rows."""
        return sorted({passage.id for language in LANGUAGES for passage in self._index.dossier.passages(language)})

    @cached_property
    def passages(self) -> Vector:
        """One row a passage, of unit length."""
        found = self._of(EntryKind.PASSAGE, self.passage_ids)
        return np.stack([found[(name, 0)] for name in self.passage_ids])

    def query(self, text: str, language: Language) -> Vector:
        """The vector of a topic or question, of unit length."""
        vector = self._index.embedder.queries_array([text])[0]
        return unit(vector - self._means[EntryKind.QUESTION][language])

    def sentences(self, passages: Iterable[str]) -> dict[tuple[str, int], Vector]:
        """The vectors of the passages' sentences, by passage and position."""
        return self._of(EntryKind.SENTENCE, passages)

    def questions(self, passages: Iterable[str]) -> dict[tuple[str, int], Vector]:
        """The vectors of the passages' typical questions, by passage and position."""
        return self._of(EntryKind.QUESTION, passages)

    @cached_property
    def agreement(self) -> NDArray[np.float32]:
        """The matrix (dimensions²) that keeps of a vector what a question and its translation have in common.

        A Wiener filter: with S the covariance of what the two versions share and D that of half their
        difference, measured on the typical questions, S (S + 2 D + λ I)⁻¹.
        """
        spoken = self._raw(EntryKind.QUESTION, self._sample)
        pairs = [vectors for vectors in spoken.values() if len(vectors) == len(LANGUAGES)]
        size = self._index.embedder.dimensions
        if len(pairs) < size:
            return np.eye(size, dtype=np.float32)
        means = self._means[EntryKind.QUESTION]
        first, second = (
            np.stack([unit(vectors[language] - means[language]) for vectors in pairs]) for language in LANGUAGES
        )
        half, common = (first - second) / 2, (first + second) / 2
        apart = half.T @ half / len(pairs)
        shared = common.T @ common / len(pairs) - apart
        smooth = _SMOOTHING * np.trace(shared) / size * np.eye(size)
        return np.asarray(np.linalg.solve(shared + 2 * apart + smooth, shared), np.float32)

    @cached_property
    def _sample(self) -> list[str]:
        return self.passage_ids[:: max(1, len(self.passage_ids) // _SAMPLE)]

    @cached_property
    def _means(self) -> dict[EntryKind, dict[Language, Vector]]:
        """The middle of each kind of text in each language."""
        means: dict[EntryKind, dict[Language, Vector]] = {}
        for kind in EntryKind:
            spoken = self._raw(kind, self._sample).values()
            nowhere = [np.zeros(self._index.embedder.dimensions, np.float32)]
            by_language = {name: [vectors[name] for vectors in spoken if name in vectors] for name in LANGUAGES}
            means[kind] = {name: np.mean(found or nowhere, axis=0) for name, found in by_language.items()}
        return means

    def _of(self, kind: EntryKind, passages: Iterable[str]) -> dict[tuple[str, int], Vector]:
        wanted = list(dict.fromkeys(passages))
        held = self._held[kind]
        missing = [name for name in wanted if name not in held]
        if missing:
            means = self._means[kind]
            fresh: dict[str, dict[int, Vector]] = {name: {} for name in missing}
            for (name, position), spoken in self._raw(kind, missing).items():
                centred = [unit(vector - means[language]) for language, vector in spoken.items()]
                fresh[name][position] = unit(np.sum(centred, axis=0))
            held |= fresh
        return {(name, position): vector for name in wanted for position, vector in held[name].items()}

    def _raw(self, kind: EntryKind, passages: Iterable[str]) -> dict[tuple[str, int], dict[Language, Vector]]:
        """The vectors as the index has them, by passage and position, then by language."""
        wanted = {
            entry.id: (entry.passage_id, entry.position, entry.language)
            for name in passages
            for language in LANGUAGES
            for entry in self._entries(name, language)
            if entry.kind is kind
        }
        found = self._index.vectors.vectors(kind, list(wanted)) if wanted else {}
        spoken: dict[tuple[str, int], dict[Language, Vector]] = defaultdict(dict)
        for entry_id, vector in found.items():
            name, position, language = wanted[entry_id]
            spoken[(name, position)][language] = vector
        return spoken

    def _entries(self, passage_id: str, language: Language) -> Iterator[Entry]:
        passage = self._index.dossier.passage(passage_id, language)
        document = self._index.dossier.document(passage.document_id, language) if passage else None
        if passage and document:
            yield from passage_entries(document, passage)


def unit(vector: Vector) -> Vector:
    """The vector with length 1."""
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector
