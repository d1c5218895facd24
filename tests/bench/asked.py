"""The questions that finding is measured on: those of the evaluation sets, and paraphrases of typical questions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.dataset import SHIPPED, load_cases
from assistant.records import Question
from assistant.understanding.intake import understand
from assistant.understanding.known import Known
from corpus.records import Language

_PARAPHRASES = Path(__file__).parents[1] / "data"
SPLITS = SHIPPED


@dataclass(frozen=True)
class Asked:
    """A question and the passages that answer it.

    `searched` is what the product looks for: spelling corrected, the day asked about left out. `topic` is
    what the question shares with those that are right or wrong with it.
    """

    text: str
    searched: str
    language: Language
    relevant: frozenset[str]
    topic: str


def questions(split: str, known: Known) -> list[Asked]:
    """The answerable questions of a split whose passages are known; follow-ups are left out."""
    return [
        _asked(case.question, case.language, frozenset(case.relevant), case.topic, known)
        for case in load_cases(split)
        if case.answerable and case.relevant and not case.history
    ]


def paraphrases(split: str, known: Known) -> list[Asked]:
    """Typical questions of the dossier in words that are never indexed, each with its own section."""
    lines = (_PARAPHRASES / f"paraphrases.{split}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        _asked(row["question"], row["language"], frozenset({row["passage"]}), row["passage"], known) for row in rows
    ]


def _asked(text: str, language: Language, relevant: frozenset[str], topic: str, known: Known) -> Asked:
    searched = understand(Question(text=text, language=language), known).search_text
    return Asked(text, searched, language, relevant, topic)
