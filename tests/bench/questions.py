"""The question sets, and whether an answer holds what it must."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from corpus.typography import fold

DATA = Path(__file__).parents[1] / "data"
SPLITS = ("dev", "test")


@dataclass(frozen=True)
class Case:
    """A question with what its answer must hold; `must` is a list of alternatives, one of each is needed."""

    id: str
    question: str
    language: str
    pair: str
    answerable: bool
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    documents: tuple[str, ...]
    tags: tuple[str, ...]

    def holds_all(self, text: str) -> bool:
        """Whether the text holds every vital fact and nothing forbidden."""
        folded = fold(text)
        vital = all(any(fold(form) in folded for form in forms) for forms in self.must)
        return vital and not any(fold(form) in folded for form in self.must_not)


def load_cases(split: str) -> list[Case]:
    """The cases of a split, `dev` (tuned on) or `test` (never)."""
    lines = (DATA / f"questions.{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines]


def _case(row: dict[str, object]) -> Case:
    return Case(
        id=str(row["id"]), question=str(row["question"]), language=str(row["language"]), pair=str(row["pair"]),
        answerable=row["expected"] == "answered", must=tuple(map(tuple, row["must"])),
        must_not=tuple(row.get("must_not", ())), documents=tuple(row["documents"]), tags=tuple(row["tags"]),
    )  # fmt: skip
