"""What each ingredient of finding brings: every mix measured on every set of questions, beside what ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from rich.progress import track

from assistant.evaluation.bootstrap import interval
from assistant.evaluation.metrics.base import Ratio, Sample
from assistant.evaluation.rankings import place, reciprocal
from index.fusion import fuse
from index.retriever import PassageRetriever
from tests.bench.asked import Asked
from tests.bench.mixes import GROUPS, SHIPPED, Mix
from tests.bench.sources import Bench, Hits, Source

_DEPTH = 10
_ROUNDING = 1e-4
# More than this, and the figures are no longer those of the product.
_MOST_MISSED = 0.05


class RankingsDiffer(Exception):
    """What was measured is not what the product's retriever finds."""


@dataclass(frozen=True)
class Difference:
    """How much higher the mean reciprocal rank is than as shipped, with its paired 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def mark(self) -> str:
        """Better or worse by more than chance, else nothing."""
        return "▲" if self.low > 0 else "▼" if self.high < 0 else ""


@dataclass(frozen=True)
class Measured:
    """The places at which a mix found the first relevant passage, question by question."""

    mix: Mix
    places: list[int | None]

    def first(self, most: int) -> float:
        """The share of questions with a relevant passage among the first so many."""
        return mean(found is not None and found <= most for found in self.places)

    @property
    def mrr(self) -> float:
        """The mean reciprocal rank among the first ten."""
        return mean(map(reciprocal, self.places))

    def against(self, other: Measured, asked: Sequence[Asked]) -> Difference:
        """The difference to another mix over the same questions; topics are drawn whole."""
        pairs = zip(self.places, other.places, strict=True)
        samples = [Sample(str(at), reciprocal(one) - reciprocal(two)) for at, (one, two) in enumerate(pairs)]
        if not any(sample.value for sample in samples):
            return Difference(0.0, 0.0, 0.0)
        topics = {str(at): one.topic for at, one in enumerate(asked)}
        low, high = interval(samples, topics, Ratio()) or (float("nan"), float("nan"))
        return Difference(mean(sample.value for sample in samples), low, high)


@dataclass(frozen=True)
class Ablation:
    """A set of questions with every mix measured on it, and for how many the index missed a neighbour."""

    asked: list[Asked]
    shipped: Measured
    rows: dict[str, list[Measured]]
    missed: int


def ablate(bench: Bench, asked: list[Asked], *, checked: bool) -> Ablation:
    """Measures every mix on a set of questions; raises RankingsDiffer if `checked` and the product finds otherwise."""
    found = bench.search(asked)
    missed = _check(bench, asked, found) if checked else 0
    rows = {
        group: [_measured(mix, asked, found) for mix in track(mixes, f"measuring {group.lower()}")]
        for group, mixes in GROUPS.items()
    }
    return Ablation(asked, _measured(SHIPPED, asked, found), rows, missed)


def _measured(mix: Mix, asked: list[Asked], found: Mapping[Source, Hits]) -> Measured:
    return Measured(mix, [place(mix.ranking(found, at), one.relevant, _DEPTH) for at, one in enumerate(asked)])


def _check(bench: Bench, asked: list[Asked], found: Mapping[Source, Hits]) -> int:
    """For how many questions the index, which searches approximately, ranks otherwise for missing a neighbour."""
    retriever = PassageRetriever(index=bench.index)
    vectors = bench.queries(asked)
    missed = 0
    for at, one in enumerate(track(asked, "asking the product's retriever")):
        served = retriever.evidence(one.searched, vectors[at].tolist(), one.language)
        exact = SHIPPED.evidence(found, at)
        ranked, expected = fuse(served)[:_DEPTH], fuse(exact)[:_DEPTH]
        alike = all(
            here.passage_id == there.passage_id or abs(here.score - there.score) < _ROUNDING
            for here, there in zip(ranked, expected, strict=True)
        )
        if alike:
            continue
        if not any(
            name not in served or score - served[name].raw.get(signal, -1.0) > _ROUNDING
            for name, evidence in exact.items()
            for signal, score in evidence.raw.items()
        ):
            raise RankingsDiffer(f"the product's retriever ranks otherwise for: {one.text}")
        missed += 1
    if missed > _MOST_MISSED * len(asked):
        raise RankingsDiffer(f"the index misses neighbours for {missed} of {len(asked)} questions")
    return missed
