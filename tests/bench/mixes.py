"""The rows of the ablation table: which ways of searching are mixed, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from assistant.evaluation.rankings import reciprocal_rank_fusion
from index.fusion import WEIGHTS, Evidence, Signal, fuse
from tests.bench.sources import Hits, Source

# What was found for a question, by passage; by passage and language where the two are told apart.
Found = dict[str, Evidence]
Order = Callable[[Found], list[str]]
_APART = "\0"
_REORDERED = 8


def _weighted(found: Found, weights: dict[Signal, float] | None = None, **bonus: float) -> list[str]:
    return [evidence.passage_id for evidence in fuse(found, weights, **bonus)]


def _by_place(found: Found, weights: Mapping[Signal, float] | None = None) -> list[str]:
    rankings = {
        signal: sorted(held, key=lambda name: (-found[name].raw[signal], name))
        for signal in Signal
        if (held := [name for name, evidence in found.items() if signal in evidence.raw])
    }
    return reciprocal_rank_fusion(rankings, weights)


def _reordered(found: Found, signal: Signal) -> list[str]:
    ranked = fuse(found)
    first = sorted(ranked[:_REORDERED], key=lambda evidence: -evidence.raw.get(signal, 0.0))
    return [evidence.passage_id for evidence in (*first, *ranked[_REORDERED:])]


@dataclass(frozen=True)
class Mix:
    """A row: where each signal comes from, and how passages are put in order; `apart` keeps languages apart."""

    name: str
    sources: Mapping[Signal, Source]
    order: Order = _weighted
    apart: bool = False

    def evidence(self, found: Mapping[Source, Hits], at: int) -> Found:
        """What this mix found for a question, by its number."""
        held: Found = {}
        for signal, source in self.sources.items():
            for passage_id, language, score in found[source][at]:
                name = f"{passage_id}{_APART}{language}" if self.apart else passage_id
                held.setdefault(name, Evidence(name)).keep_best(signal, score)
        return held

    def ranking(self, found: Mapping[Source, Hits], at: int) -> list[str]:
        """The passages for a question, best first; one found in two languages apart takes two places."""
        return [name.partition(_APART)[0] for name in self.order(self.evidence(found, at))]


_ALL = {
    Signal.PASSAGE: Source.PASSAGES,
    Signal.QUESTION: Source.QUESTIONS,
    Signal.SENTENCE: Source.SENTENCES,
    Signal.WORDS: Source.WORDS,
}
_UNCORRECTED = {
    Signal.PASSAGE: Source.PASSAGES_UNCORRECTED,
    Signal.QUESTION: Source.QUESTIONS_UNCORRECTED,
    Signal.SENTENCE: Source.SENTENCES_UNCORRECTED,
    Signal.WORDS: Source.WORDS,
}
_OWN = {
    Signal.PASSAGE: Source.PASSAGES_OWN,
    Signal.QUESTION: Source.QUESTIONS_OWN,
    Signal.SENTENCE: Source.SENTENCES_OWN,
    Signal.WORDS: Source.WORDS,
}
_AS_ASKED = {
    Signal.PASSAGE: Source.PASSAGES_AS_ASKED,
    Signal.QUESTION: Source.QUESTIONS_AS_ASKED,
    Signal.SENTENCE: Source.SENTENCES_AS_ASKED,
    Signal.WORDS: Source.WORDS_AS_ASKED,
}


def _alone(name: str, signal: Signal, source: Source) -> Mix:
    return Mix(name, {signal: source}, partial(_weighted, weights={signal: 1.0}, asked_alike=0.0))


def _without(name: str, signal: Signal) -> Mix:
    return Mix(name, {other: source for other, source in _ALL.items() if other is not signal})


def _instead(name: str, source: Source, signal: Signal) -> Mix:
    return Mix(name, {**_ALL, signal: source})


SHIPPED = Mix("as shipped", _ALL)

ALONE = (
    _alone("passages with their title", Signal.PASSAGE, Source.PASSAGES),
    _alone("passages without title", Signal.PASSAGE, Source.PASSAGES_UNTITLED),
    _alone("typical questions", Signal.QUESTION, Source.QUESTIONS),
    _alone("typical questions, no correction", Signal.QUESTION, Source.QUESTIONS_UNCORRECTED),
    _alone("sentences", Signal.SENTENCE, Source.SENTENCES),
    _alone("words, all fields", Signal.WORDS, Source.WORDS),
    _alone("words without typical questions", Signal.WORDS, Source.WORDS_UNASKED),
    _alone("words without title and heading", Signal.WORDS, Source.WORDS_UNTITLED),
    _alone("words without concepts", Signal.WORDS, Source.WORDS_UNALIASED),
)

LEFT_OUT = (
    _without("passages", Signal.PASSAGE),
    _without("typical questions", Signal.QUESTION),
    _without("sentences", Signal.SENTENCE),
    _without("words", Signal.WORDS),
    _instead("title of passages", Source.PASSAGES_UNTITLED, Signal.PASSAGE),
    _instead("typical questions among the words", Source.WORDS_UNASKED, Signal.WORDS),
    _instead("title and heading among the words", Source.WORDS_UNTITLED, Signal.WORDS),
    _instead("concepts among the words", Source.WORDS_UNALIASED, Signal.WORDS),
    Mix("question correction", _UNCORRECTED),
    Mix("understanding (spelling, day)", _AS_ASKED),
    Mix("bonus for a question asked alike", _ALL, partial(_weighted, asked_alike=0.0)),
    Mix("removal of duplicates (two languages)", _ALL, apart=True),
    Mix("vectors of the other language", _OWN),
)

OTHERWISE = (
    Mix("equal weights", _ALL, partial(_weighted, weights=dict.fromkeys(Signal, 0.25))),
    Mix("reciprocal rank fusion", _ALL, _by_place),
    Mix("reciprocal rank fusion, weighted", _ALL, partial(_by_place, weights=WEIGHTS)),
    Mix("first eight reranked by nearest sentence", _ALL, partial(_reordered, signal=Signal.SENTENCE)),
    Mix("first eight reranked by nearest question", _ALL, partial(_reordered, signal=Signal.QUESTION)),
)

GROUPS = {"One alone": ALONE, "One left out": LEFT_OUT, "Otherwise put together": OTHERWISE}
