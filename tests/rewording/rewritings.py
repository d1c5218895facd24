"""The rewritings written by hand: sentences with the numbers of their quotes, faithful or with a fault planted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.rewording.faithful import Reworded, faults
from corpus.records import Language

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Rewriting:
    """A paragraph worded anew; `fault` is what was planted in it, None where it is faithful."""

    language: Language
    quotes: dict[int, str]
    said: tuple[Reworded, ...]
    fault: str | None

    @property
    def stopped(self) -> list[str]:
        """What the guard finds wrong with it."""
        return faults(self.said, self.quotes, self.language)

    def __str__(self) -> str:
        return f"{self.fault or 'faithful'}: {' '.join(sentence.text for sentence in self.said)}"


def rewritings(split: str) -> list[Rewriting]:
    """All of `dev` or `test`."""
    content: list[dict[str, Any]] = yaml.safe_load((DATA / f"rewritings.{split}.yaml").read_text(encoding="utf-8"))
    return [rewriting for group in content for rewriting in _of_group(group)]


def _of_group(group: dict[str, Any]) -> Iterator[Rewriting]:
    quotes = dict(enumerate(group["quotes"], 1))
    for said in group["faithful"]:
        yield Rewriting(group["language"], quotes, _sentences(said), None)
    for planted in group["unfaithful"]:
        yield Rewriting(group["language"], quotes, _sentences(planted["said"]), planted["fault"])


def _sentences(said: list[str]) -> tuple[Reworded, ...]:
    found = [re.fullmatch(r"(.*?)\s*((?:\[\d+\])+)", sentence) for sentence in said]
    return tuple(Reworded(m[1], tuple(map(int, re.findall(r"\d+", m[2])))) for m in found if m)
