"""Learns the decision to answer: `python -m tests.bench.fit_decision`.

Learns from the development questions, and from those of tests/data/questions.calibration.jsonl, of which the
question adapter learned nothing. Writes assistant/decision_model.json and prints,
cross-validated by pair, how well it separates the development questions.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.decision import FEATURES, features
from assistant.evaluation.dataset import load_cases
from assistant.evaluation.records import Case
from assistant.evidence import gather
from assistant.records import Question, State
from assistant.service import Assistant, load_assistant
from assistant.understanding.intake import understand
from corpus.records import LANGUAGES, Language
from index.retriever import PassageRetriever

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "assistant" / "decision_model.json"
DATA = ROOT / "tests" / "data"
REGULARISATION = 0.05
# The examples hold more questions without an answer than people ask, so that even odds are already wary.
ANSWER_FROM = 0.5
# On the development questions, off-topic ones have a median of 0.69, near misses one of 0.82.
OFF_TOPIC_COSINE = 0.76
# The development questions are asked as people ask, in every way.
DEVELOPMENT_WEIGHT = 10.0
# Those in other words than their section's share so few words with the dossier that, at full weight, they teach to
# refuse whatever does share them.
OTHER_WORDS_WEIGHT = 0.3
FOLDS = 10
_ASKED_OTHERWISE = {"small-talk", "several", "advice", "opinion"}


@dataclass(frozen=True)
class Example:
    """A question, whether the dossier answers it, and the group that is held out together."""

    text: str
    language: Language
    answerable: bool
    group: str
    development: bool

    @property
    def weight(self) -> float:
        """How much it counts; a question without an answer that was kept apart counts 1."""
        if self.development:
            return DEVELOPMENT_WEIGHT
        return OTHER_WORDS_WEIGHT if self.answerable else 1.0


def main() -> None:
    assistant = load_assistant()
    examples = [*_development(), *_calibration()]
    rows = [_row(assistant, example) for example in track(examples, "measuring")]
    x = np.array([row for row in rows if row is not None])
    examples = [example for example, row in zip(examples, rows, strict=True) if row is not None]
    y = np.array([example.answerable for example in examples])
    weights = np.array([example.weight for example in examples])
    _report(x, y, weights, examples)
    _write(_fitted(x, y, weights))


def _development() -> list[Example]:
    cases = [case for case in load_cases("dev") if not case.history and not _ASKED_OTHERWISE & set(case.tags)]
    return [Example(c.question, c.language, _answerable(c), c.pair or c.id, development=True) for c in cases]


def _answerable(case: Case) -> bool:
    return bool({State.ANSWERED, State.SOURCES_DISAGREE} & set(case.expected_states))


def _calibration() -> list[Example]:
    """Questions on sections of which the question adapter saw no other than the typical ones."""
    rows = [
        json.loads(line) for line in (DATA / "questions.calibration.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [
        Example(row[language], language, bool(row["section"]), row["section"] or row["near"], development=False)
        for row in rows
        for language in LANGUAGES
    ]


def _row(assistant: Assistant, example: Example) -> list[float] | None:
    question = Question(text=example.text, language=example.language)
    understood = understand(question, assistant.known)
    findings = gather(understood, PassageRetriever(index=assistant.index))
    if not findings.candidates:
        return None
    measured = features(understood, findings)
    return [measured[name] for name in FEATURES]


def _fitted(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> Pipeline:
    model = make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=1000))
    return model.fit(x, y, logisticregression__sample_weight=weights)


def _report(x: np.ndarray, y: np.ndarray, weights: np.ndarray, examples: list[Example]) -> None:
    held_out = np.zeros(len(y))
    groups = np.array([example.group for example in examples])
    for learn, judge in GroupKFold(FOLDS).split(x, y, groups):
        held_out[judge] = _fitted(x[learn], y[learn], weights[learn]).predict_proba(x[judge])[:, 1]
    development = np.array([example.development for example in examples])
    truth, probability = y[development], held_out[development]
    print(f"area under the curve, cross-validated: {roc_auc_score(truth, probability):.3f}")
    for threshold in np.arange(0.3, 0.91, 0.05):
        over, under = (probability[~truth] >= threshold).mean(), (probability[truth] < threshold).mean()
        print(f"answer from {threshold:.2f}: answered wrongly {over:.1%}, refused wrongly {under:.1%}")


def _write(model: Pipeline) -> None:
    scaler, regression = model[0], model[1]
    content = {
        "means": scaler.mean_.round(5).tolist(),
        "scales": scaler.scale_.round(5).tolist(),
        "weights": regression.coef_[0].round(4).tolist(),
        "bias": round(float(regression.intercept_[0]), 4),
        "answer_from": ANSWER_FROM,
        "off_topic_cosine": OFF_TOPIC_COSINE,
    }
    MODEL.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
