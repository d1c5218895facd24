"""The few passages that a topic is about first of all, and how much every other passage is like them.

A topic in French and its translation find the same passages in a slightly different order. What a note
says is therefore chosen by the leading passages alone, each counting as much as the next: two orders that
share their leaders make the same note.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.briefing.shared_vectors import unit

Scores = NDArray[np.float64]
Rows = NDArray[np.int64]

# Chosen on forty topics, each in both languages; see docs/decisions/briefing-relevance.md.
_SEEDS = 6
_FIRST_SHARE = 0.3
_ROUNDS = 4
_MOST_LEADS = 5
_LOOKED_AT = 11
_SAME_DOCUMENT = 0.3
_SMALL_DOCUMENT = 4


@dataclass(frozen=True)
class Likeness:
    """How alike the passages of a pool are.

    `views` are matrices of unit rows (passages × dimensions): the passage itself, the middle of its typical
    questions, the middle of its sentences. `documents` numbers each row's document.
    """

    views: tuple[NDArray[np.float32], ...]
    documents: Rows

    def to(self, rows: Rows) -> Scores:
        """Every passage's mean cosine with each of these rows (passages × rows), with a bonus within a document.

        The sections of one document belong together, the less so the more of them there are.
        """
        cosines: Scores = np.mean([view @ view[rows].T for view in self.views], axis=0, dtype=np.float64)
        return cosines + self._bonus(rows)

    def to_middle_of(self, rows: Rows) -> Scores:
        """Every passage's mean cosine with the middle of these rows, with the same bonus."""
        middles = [view @ unit(view[rows].mean(axis=0)) for view in self.views]
        cosines: Scores = np.mean(middles, axis=0, dtype=np.float64)
        bonus: Scores = self._bonus(rows).mean(axis=1)
        return cosines + bonus

    def _bonus(self, rows: Rows) -> Scores:
        sizes = np.bincount(self.documents)[self.documents]
        bonus: Scores = _SAME_DOCUMENT / np.maximum(1.0, np.sqrt(sizes / _SMALL_DOCUMENT))
        together = self.documents[:, None] == self.documents[rows][None, :]
        return np.asarray(np.where(together, bonus[:, None], 0.0))


def leading(first: Scores, likeness: Likeness) -> Rows:
    """The rows of the leading passages, best first, from a first idea of how well each passage fits."""
    seeds = _best(first, _SEEDS)
    weights = np.exp(first[seeds] - first[seeds[0]])
    scores = _FIRST_SHARE * first + (1 - _FIRST_SHARE) * standard(likeness.to(seeds) @ (weights / weights.sum()))
    leads = seeds
    for _ in range(_ROUNDS):
        best = _best(scores, _LOOKED_AT)
        leads = best[: _set_apart(scores[best])]
        scores = standard(likeness.to(leads).mean(axis=1))
    return leads


def standard(scores: Scores) -> Scores:
    """The scores with mean 0 and deviation 1."""
    deviation = float(scores.std()) or 1.0
    return np.asarray((scores - scores.mean()) / deviation)


def _best(scores: Scores, most: int) -> Rows:
    return np.argsort(-scores, kind="stable")[:most]


def _set_apart(ordered: Scores) -> int:
    """How many of the first scores stand apart from the rest: the split with the most variance between (Otsu 1979)."""
    most = min(_MOST_LEADS, len(ordered) - 1)
    between = [at * (len(ordered) - at) * (ordered[:at].mean() - ordered[at:].mean()) ** 2 for at in range(1, most + 1)]
    return 1 + int(np.argmax(between)) if between else len(ordered)
