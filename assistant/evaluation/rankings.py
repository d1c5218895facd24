"""Places in a ranking of passages, and the fusion of several rankings by place alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

RRF_K = 60
_Ranking = TypeVar("_Ranking", bound=str)


def place(ranked: Sequence[str], relevant: Collection[str], deepest: int = 10) -> int | None:
    """The place, from 1, of the first relevant one; None when it is not among the first `deepest`."""
    return next((at for at, name in enumerate(ranked[:deepest], 1) if name in relevant), None)


def reciprocal(found: int | None) -> float:
    """One over the place, 0 for none: its mean is the mean reciprocal rank."""
    return 1 / found if found else 0.0


def reciprocal_rank_fusion(
    rankings: Mapping[_Ranking, Sequence[str]], weights: Mapping[_Ranking, float] | None = None, k: int = RRF_K
) -> list[str]:
    """One ranking of several: each gives 1 / (k + place), times its weight; ties by name.

    Cormack, Clarke and Büttcher, “Reciprocal Rank Fusion outperforms Condorcet and Individual Rank
    Learning Methods” (2009), who found k = 60 good.
    """
    scores: dict[str, float] = defaultdict(float)
    for ranking, ranked in rankings.items():
        for at, name in enumerate(ranked, 1):
            scores[name] += (weights[ranking] if weights else 1.0) / (k + at)
    return sorted(scores, key=lambda name: (-scores[name], name))
