"""Brings the passages found in several ways into one order: a weighted sum of scores made comparable."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Signal(StrEnum):
    """The ways in which a passage can be found."""

    PASSAGE = "passage"
    QUESTION = "question"
    SENTENCE = "sentence"
    WORDS = "words"


@dataclass
class Evidence:
    """Why a passage was found: its raw score by signal (cosines, BM25), and the fused score in [0, 1.5].

    `question` is the typical question nearest to the one asked.
    """

    passage_id: str
    raw: dict[Signal, float] = field(default_factory=dict)
    question: str = ""
    score: float = 0.0

    def keep_best(self, signal: Signal, value: float) -> bool:
        """Records the score of a signal if it is the best so far; tells whether it was."""
        better = value > self.raw.get(signal, float("-inf"))
        if better:
            self.raw[signal] = value
        return better


# Measured on the development questions by tests/bench/ablation.py; see docs/decisions/fusion.md.
WEIGHTS: dict[Signal, float] = {
    Signal.PASSAGE: 0.2,
    Signal.QUESTION: 0.25,
    Signal.SENTENCE: 0.2,
    Signal.WORDS: 0.35,
}

# A typical question that is all but the one asked says more than its place among the others.
_ALIKE = 0.97
ASKED_ALIKE = 0.5


def fuse(
    found: dict[str, Evidence], weights: dict[Signal, float] | None = None, asked_alike: float = ASKED_ALIKE
) -> list[Evidence]:
    """The passages, best first; each signal is scaled from its lowest to its highest score among them.

    A passage that a signal did not find gets that signal's lowest score: not being among the nearest
    is a weak score, not an absent one. `asked_alike` is added for a typical question that is the one asked.
    """
    weights = weights or WEIGHTS
    for evidence in found.values():
        evidence.score = 0.0
    for signal, weight in weights.items():
        values = [evidence.raw[signal] for evidence in found.values() if signal in evidence.raw]
        if not values:
            continue
        low, high = (0.0 if signal is Signal.WORDS else min(values)), max(values)
        spread = (high - low) or 1.0
        for evidence in found.values():
            evidence.score += weight * (evidence.raw.get(signal, low) - low) / spread
    for evidence in found.values():
        evidence.score += asked_alike * max(0.0, evidence.raw.get(Signal.QUESTION, 0.0) - _ALIKE) / (1.0 - _ALIKE)
    return sorted(found.values(), key=lambda evidence: (-evidence.score, evidence.passage_id))
