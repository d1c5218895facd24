"""Decides whether the evidence answers the question: features of both, then a calibrated probability.

The names of a near miss match and the asked-for fact is missing, so no single similarity tells; the
weights are learned on the development questions by tests/bench/fit_decision.py.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from assistant.coverage import (
    Term,
    covered,
    heaviest_missing,
    known_token,
    passage_tokens,
    question_terms,
    tokens_of,
)
from assistant.evidence import Candidate, Findings
from assistant.expectation import Expectation, asked_words, expectation, holds
from assistant.records import State
from assistant.understanding.intake import Understood
from corpus.typography import fold
from index.entries import EntryKind
from index.fusion import Signal

FEATURES = (
    "question_cosine", "sentence_cosine", "passage_cosine", "words_share", "covered", "covered_by_sentence",
    "covered_by_question", "heaviest_missing", "kind_held", "kind_asked",
    "thing_asked", "thing_missing", "thing_missing_share",
)  # fmt: skip
_NEAR = 4
_SUGGESTIONS = 3
# The nearest questions are in both languages, and several of one document.
_NEAREST = {"passage": 40, "document": 200}


@dataclass(frozen=True)
class Verdict:
    """Whether to answer, and how sure the decision is: the probability that the evidence answers."""

    state: State
    probability: float


class DecisionModel(BaseModel):
    """A logistic model over standardised features.

    It answers from the probability `answer_from`; a question whose nearest typical question has a
    cosine below `off_topic_cosine` is about something else.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    answer_from: float
    off_topic_cosine: float

    def probability(self, features: dict[str, float]) -> float:
        """The probability in (0, 1) that the evidence answers the question."""
        standard = [(features[name] - m) / s for name, m, s in zip(FEATURES, self.means, self.scales, strict=True)]
        total = self.bias + sum(w * x for w, x in zip(self.weights, standard, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def decision_model() -> DecisionModel:
    """The model that ships with the product."""
    content = json.loads(files("assistant").joinpath("decision_model.json").read_text(encoding="utf-8"))
    return DecisionModel.model_validate(content)


def decide(understood: Understood, findings: Findings) -> Verdict:
    """Whether the evidence answers the question, or how to refuse."""
    if not _says_something(understood, findings):
        return Verdict(State.NEEDS_CLARIFICATION, 0.0)
    if not any(candidate.found.rank == 0 for candidate in findings.candidates):
        # What was found first had not happened yet on that day: the rest is only near it.
        return Verdict(State.NOT_IN_DOSSIER, 0.0)
    model = decision_model()
    measured = features(understood, findings)
    probability = model.probability(measured)
    if probability >= model.answer_from:
        return Verdict(State.ANSWERED, probability)
    off_topic = measured["question_cosine"] < model.off_topic_cosine and not _names_the_dossier(understood, findings)
    return Verdict(State.OUT_OF_SCOPE if off_topic else State.NOT_IN_DOSSIER, probability)


def features(understood: Understood, findings: Findings) -> dict[str, float]:
    """What the decision looks at, by name; cosines in [-1, 1], shares in [0, 1]."""
    top = findings.passages[0]
    held = passage_tokens(top.passage, findings.index.dossier, findings.index.aliases)
    return {
        **_nearness(findings),
        **_cover(_terms(understood, findings), held, findings),
        **_thing(understood, held, findings),
        **_kind(understood, findings),
    }


def _nearness(findings: Findings) -> dict[str, float]:
    """How near the question comes to what was found."""
    near = findings.passages[:_NEAR]
    return {
        "question_cosine": max(found.evidence.raw.get(Signal.QUESTION, 0.0) for found in findings.passages),
        "sentence_cosine": _best(findings).similarity,
        "passage_cosine": max(found.evidence.raw.get(Signal.PASSAGE, 0.7) for found in near),
    }


def _cover(terms: list[Term], held: frozenset[str], findings: Findings) -> dict[str, float]:
    """How much of what the question names the first passage, its question and the best sentence name."""
    top, best, aliases = findings.passages[0], _best(findings), findings.index.aliases
    language, heading = best.found.passage.language, best.found.passage.heading
    return {
        "words_share": top.evidence.raw.get(Signal.WORDS, 0.0) / (1.0 + sum(4.0 * term.weight for term in terms)),
        "covered": covered(terms, held),
        "covered_by_sentence": covered(terms, tokens_of(f"{heading} {best.sentence.text}", language, aliases)),
        "covered_by_question": covered(terms, tokens_of(top.evidence.question, top.passage.language, aliases)),
        "heaviest_missing": heaviest_missing(terms, held),
    }


def _thing(understood: Understood, held: frozenset[str], findings: Findings) -> dict[str, float]:
    """Whether the very thing asked for (« quel salaire », “how many servers”) is named by the first passage."""
    index, language = findings.index, understood.language
    words = asked_words(understood.search_text, language, index.aliases)
    missing = [known_token(word, language, index.lexical[language]) not in held for word in words or []]
    return {
        "thing_asked": float(words is not None),
        "thing_missing": float(missing[0]) if missing else 0.0,
        "thing_missing_share": sum(missing) / len(missing) if missing else 0.0,
    }


def _kind(understood: Understood, findings: Findings) -> dict[str, float]:
    """Whether the question asks for a date, an amount, a person…, and the first passage holds one."""
    kind = expectation(understood.search_text)
    top, names = findings.passages[0].passage, people(findings)
    held = any(holds(sentence.text, kind, names) for sentence in top.sentences)
    return {"kind_held": float(held), "kind_asked": float(kind is not Expectation.ANY)}


def _best(findings: Findings) -> Candidate:
    return max(findings.candidates, key=lambda candidate: candidate.similarity)


def people(findings: Findings) -> frozenset[str]:
    """The folded names of the dossier's persons."""
    actors = findings.index.dossier.actors
    return frozenset(fold(actor.name_fr) for actor in actors if actor.kind == "person")


def _says_something(understood: Understood, findings: Findings) -> bool:
    return bool(_terms(understood, findings))


def _names_the_dossier(understood: Understood, findings: Findings) -> bool:
    return any(term.concept for term in _terms(understood, findings))


def _terms(understood: Understood, findings: Findings) -> list[Term]:
    index, language = findings.index, understood.language
    return question_terms(understood.search_text, language, index.aliases, index.lexical[language])


def nearest_questions(
    understood: Understood, findings: Findings, *, of_each: Literal["passage", "document"] = "passage"
) -> tuple[str, ...]:
    """The questions nearest to the one asked that the dossier does answer, at most one a passage, or one a document."""
    hits = findings.index.vectors.nearest(EntryKind.QUESTION, np.asarray(findings.vector).tolist(), _NEAREST[of_each])
    nearest: dict[str, str] = {}
    for hit in hits:
        if hit.language == understood.language:
            place = hit.passage_id if of_each == "passage" else hit.passage_id.partition("#")[0]
            nearest.setdefault(place, hit.text)
    return tuple(nearest.values())[:_SUGGESTIONS]
