"""The page on deciding: how far its probability can be taken at its word, and what each threshold costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from jinja2 import Template
from langchain_core.runnables import RunnableSequence
from rich.progress import track

from assistant.decision import decision_model
from assistant.evaluation.calibration import (
    Bin,
    area_under_curve,
    bins,
    brier,
    errors_from,
    expected_calibration_error,
)
from assistant.evaluation.dataset import load_cases
from assistant.evaluation.records import TOLD
from assistant.records import Question, State
from assistant.service import Assistant
from assistant.work import Work
from corpus.records import Language
from tests.bench.asked import SPLITS
from tests.bench.markdown import percent, score, table

NAMES: dict[str, str] = {"all": "all", "fr": "French", "en": "English"}
_MODELLED = (State.ANSWERED, State.NOT_IN_DOSSIER, State.OUT_OF_SCOPE)
_SWEEP = np.arange(0.1, 0.91, 0.1).round(2).tolist()

_PAGE = Template(
    """# Deciding whether the dossier answers

{{ conditions }}

The decision gives each question a probability that what was found answers it, and answers from {{ answer_from }} on.
The model was learned on questions of dev, so only test tells how it does on questions it has not seen. Questions for
which both an answer and a refusal are right are left out. Rules refuse some questions whatever the model says (advice,
small talk, nothing named, nothing true yet on the day asked about): they count as refused, and have no probability. Of
several questions in one, the most probable part counts.

{{ summary }}
Brier score: mean squared distance of the probability from what is true (0 is best). Calibration error: mean distance of
a bin's share from its mean probability, weighted by its questions. Area under the curve: how often the answerable one
of two questions has the higher probability. Over-answering: unanswerable questions that are answered; over-refusing:
answerable ones that are not.

## Reliability

![Reliability on dev: the share that can be answered for each tenth of the probability](reliability-dev.svg)

![Reliability on test: the share that can be answered for each tenth of the probability](reliability-test.svg)

A bar is the 95 % interval (Wilson); as a question and its translation go together, it is a little too short.

{% for split in splits -%}
**{{ split }}**

{{ reliability[split] }}
{% endfor -%}
## Thresholds

Over-answering / over-refusing when answering from this probability on; what ships in bold.

{{ thresholds }}"""
)


@dataclass(frozen=True)
class Decided:
    """What was decided about a question; a rule decided where there is no probability."""

    language: Language
    answerable: bool
    probability: float | None


@dataclass(frozen=True)
class Decisions:
    """The decisions about a set of questions."""

    made: list[Decided]

    def of(self, name: str) -> Decisions:
        """Those of a language; `all` are all."""
        return Decisions([one for one in self.made if name in ("all", one.language)])

    @property
    def judged(self) -> tuple[list[float], list[bool]]:
        """The probabilities of the questions that the model saw, and whether they can be answered."""
        seen = [(one.probability, one.answerable) for one in self.made if one.probability is not None]
        return [p for p, _ in seen], [answerable for _, answerable in seen]

    def bins(self) -> list[Bin]:
        """The model's probabilities in bins."""
        return bins(*self.judged)

    def errors_from(self, threshold: float) -> tuple[float, float]:
        """Over-answering and over-refusing from a probability on, rules included."""
        return errors_from(
            threshold, [one.probability or 0.0 for one in self.made], [one.answerable for one in self.made]
        )


def decisions(assistant: Assistant, split: str) -> Decisions:
    """What is decided about each question of a split that has one right answer: to answer, or not to."""
    cases = [
        case
        for case in load_cases(split)
        if TOLD.issuperset(case.expected_states) or TOLD.isdisjoint(case.expected_states)
    ]
    made = []
    for case in track(cases, f"deciding {split}"):
        question = Question(text=case.question, as_of=case.as_of, history=case.history)
        made.append(Decided(case.language, case.answerable, _probability(assistant, question)))
    return Decisions(made)


def _probability(assistant: Assistant, question: Question) -> float | None:
    """The decision's probability; None when a rule refused, whose probability is exactly 0 or not listened to."""
    steps = cast("RunnableSequence[Question, Any]", assistant.chain).steps[:-1]
    work: Work = RunnableSequence[Question, Work](*steps).invoke(question)
    verdicts = (part.verdict for part in work.parts if part.verdict and part.verdict.state in _MODELLED)
    return max((verdict.probability for verdict in verdicts), default=0.0) or None


def page(conditions: str, found: Mapping[str, Decisions]) -> str:
    """The page, from the decisions on each split."""
    text: str = _PAGE.render(
        conditions=conditions, answer_from=decision_model().answer_from, splits=SPLITS,
        summary=_summary(_columns(found)),
        reliability={split: _reliability([found[split].of(name) for name in NAMES]) for split in SPLITS},
        thresholds=_thresholds(_columns(found)),
    )  # fmt: skip
    return text


def _columns(found: Mapping[str, Decisions]) -> dict[str, Decisions]:
    return {f"{split} {NAMES[name]}": found[split].of(name) for split in SPLITS for name in NAMES}


def _summary(columns: Mapping[str, Decisions]) -> str:
    shipped = decision_model().answer_from
    figures = {
        "questions": [str(len(one.made)) for one in columns.values()],
        "of which answerable": [str(sum(d.answerable for d in one.made)) for one in columns.values()],
        "refused by a rule": [str(sum(d.probability is None for d in one.made)) for one in columns.values()],
        "Brier score": [score(brier(*one.judged)) for one in columns.values()],
        "calibration error": [score(expected_calibration_error(one.bins())) for one in columns.values()],
        "area under the curve": [score(area_under_curve(*one.judged)) for one in columns.values()],
        "over-answering": [percent(one.errors_from(shipped)[0]) for one in columns.values()],
        "over-refusing": [percent(one.errors_from(shipped)[1]) for one in columns.values()],
    }
    return table(["", *columns], [[name, *cells] for name, cells in figures.items()])


def _reliability(found: Sequence[Decisions]) -> str:
    header = ["probability", *(f"{name} {what}" for name in NAMES.values() for what in ("questions", "mean", "share"))]
    rows = zip(*(one.bins() for one in found), strict=True)
    return table(header, [[_span(row[0]), *(cell for one in row for cell in _cells(one))] for row in rows])


def _span(one: Bin) -> str:
    return f"{one.start:.1f} – {one.end:.1f}"


def _cells(one: Bin) -> tuple[str, str, str]:
    if one.mean is None or one.share is None:
        return str(one.count), "—", "—"
    return str(one.count), f"{one.mean:.2f}", f"{one.share:.2f}"


def _thresholds(columns: Mapping[str, Decisions]) -> str:
    shipped = decision_model().answer_from
    rows = []
    for threshold in sorted({*_SWEEP, shipped}):
        errors = (one.errors_from(threshold) for one in columns.values())
        cells = [f"{threshold:.2f}", *(f"{percent(over)} / {percent(under)}" for over, under in errors)]
        rows.append([f"**{cell}**" for cell in cells] if threshold == shipped else cells)
    return table(["from", *columns], rows)
