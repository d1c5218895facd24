"""Cuts a sentence that joins several quotes into stretches, each of which rests on one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise, permutations

_JOINTS = re.compile(r"[,;:]\s+|\s(?:et|ainsi que|tandis que|and|while|whereas|mais|but|alors que)\s", re.IGNORECASE)
# More quotes than this in one sentence, and no reader can tell which says what.
MOST_QUOTES = 3


def stretches(sentence: str, quotes: tuple[int, ...]) -> Iterator[tuple[tuple[int, str], ...]]:
    """Every way to cut the sentence at its joints into one stretch a quote, in any order of the quotes."""
    if len(quotes) > MOST_QUOTES:
        return
    joints = [match.span() for match in _JOINTS.finditer(sentence)]
    for chosen in combinations(joints, len(quotes) - 1):
        edges = [(0, 0), *chosen, (len(sentence), len(sentence))]
        parts = [sentence[left[1] : right[0]].strip() for left, right in pairwise(edges)]
        if all(parts):
            yield from (tuple(zip(order, parts, strict=True)) for order in permutations(quotes))
