"""Learns whether the dossier is about a topic: `python -m tests.bench.fit_topics`.

Learns from tests/data/topics.dev.jsonl and from the names of the dossier's terms, actors and documents; prints the
weights for assistant/briefing/scope.py, and how well they tell the topics of dev and of test.
"""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.briefing.relevance import RelevanceFinder
from assistant.briefing.scope import Measures, measure
from assistant.evidence import gather
from assistant.records import Question
from assistant.service import Assistant, load_assistant
from assistant.understanding.intake import understand
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language
from index.retriever import PassageRetriever

DATA = Path(__file__).parents[1] / "data"
# The names are the dossier's own words: easy, and many.
NAME_WEIGHT = 0.3
# Puts the three measures, of different spreads, on one scale for the penalty.
SPREADS = np.array([0.3, 0.05, 0.4])


@dataclass(frozen=True)
class Example:
    """A topic in one language, whether the dossier is about it, and its weight."""

    text: str
    language: Language
    about: bool
    weight: float = 1.0


def main() -> None:
    """Prints the weights, then the two sets' errors."""
    assistant = load_assistant()
    finder = RelevanceFinder(assistant.index)
    dev, test = (load_topics(name) for name in ("dev", "test"))
    learned = [*dev, *named(assistant.dossier)]
    x = np.array([row(example, assistant, finder) for example in track(learned, "measuring")])
    y = np.array([example.about for example in learned])
    model = LogisticRegression(C=0.3).fit(x / SPREADS, y, sample_weight=[example.weight for example in learned])
    weights = model.coef_[0] / SPREADS
    names = list(Measures.__dataclass_fields__)
    print(
        {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}, round(float(model.intercept_[0]), 3)
    )
    report("dev", x[: len(dev)] @ weights + model.intercept_[0], y[: len(dev)])
    held_out = np.array([row(example, assistant, finder) for example in track(test, "measuring")])
    report("test", held_out @ weights + model.intercept_[0], np.array([example.about for example in test]))


def load_topics(name: str) -> list[Example]:
    """The topics of a set, in both languages."""
    rows = map(json.loads, (DATA / f"topics.{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Example(found[language], language, found["about"]) for found in rows for language in LANGUAGES]


def named(dossier: Dossier) -> list[Example]:
    """The dossier's terms, actors and documents by name."""
    names = {(term.term_fr, term.term_en) for term in dossier.glossary}
    names |= {(actor.name_fr, actor.name_en) for actor in dossier.actors}
    topics = [
        Example(name, language, True, NAME_WEIGHT)
        for pair in sorted(names)
        for name, language in zip(pair, LANGUAGES, strict=True)
    ]
    return topics + [Example(document.title, document.language, True, NAME_WEIGHT) for document in dossier.documents]


def row(example: Example, assistant: Assistant, finder: RelevanceFinder) -> tuple[float, ...]:
    """The example's measures; zeros when nothing is found."""
    understood = understand(Question(text=example.text, language=example.language), assistant.known)
    findings = gather(understood, PassageRetriever(index=assistant.index))
    if not findings.candidates:
        return (0.0, 0.0, 1.0)
    relevance = finder.find(understood.search_text, understood.language)
    return astuple(measure(understood, findings, relevance, finder.translation))


def report(name: str, scores: np.ndarray, about: np.ndarray) -> None:
    """Prints the errors of a set at even odds."""
    over, under = (scores[~about] > 0).mean(), (scores[about] <= 0).mean()
    area = roc_auc_score(about, scores)
    print(f"{name}: {len(about)} topics, area {area:.3f}; taken wrongly {over:.1%}, refused wrongly {under:.1%}")


if __name__ == "__main__":
    main()
