"""A whole run: every outcome, the figures with how sure they are, and the tables behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from assistant.evaluation.bootstrap import interval
from assistant.evaluation.metrics import METRICS
from assistant.evaluation.metrics.base import value_of
from assistant.evaluation.metrics.state_accuracy import confusion
from assistant.evaluation.records import Outcome
from assistant.records import Record, State
from corpus.records import LANGUAGES, Language


class Figure(Record):
    """A metric's value with its 95 % confidence interval, and over how many observations; None over none."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    observations: int


class TagRow(Record):
    """Strict correctness of the questions with a tag."""

    tag: str
    figure: Figure


class Conditions(Record):
    """What was evaluated; the digest of `program` changes with the code that answers."""

    dataset: str
    made: datetime
    dossier_version: str
    program: str
    writer: str
    model: str


class Run(Record):
    """The result of an evaluation; the same in Python, in the terminal, in JSON and in the report."""

    conditions: Conditions
    figures: tuple[Figure, ...]
    by_language: dict[Language, tuple[Figure, ...]]
    by_tag: tuple[TagRow, ...]
    confusion: dict[State, dict[State, int]]
    outcomes: tuple[Outcome, ...]

    def figure(self, name: str) -> Figure:
        """The figure of a metric, by its name in the registry."""
        return next(figure for figure in self.figures if figure.name == name)

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The outcomes that are wrong or break a promise."""
        return tuple(o for o in self.outcomes if not (o.verdict.correct and o.verdict.sound))


def summed_up(outcomes: Sequence[Outcome], **conditions: str) -> Run:
    """The run of these outcomes; `conditions` are the fields of Conditions but for `made`."""
    return Run(
        conditions=Conditions.model_validate({"made": datetime.now(UTC).replace(microsecond=0), **conditions}),
        figures=tuple(figure_of(name, outcomes) for name in METRICS),
        by_language={
            language: tuple(figure_of(name, [o for o in outcomes if o.case.language == language]) for name in METRICS)
            for language in LANGUAGES
        },
        by_tag=tuple(
            TagRow(tag=tag, figure=figure_of("strict_correctness", [o for o in outcomes if tag in o.case.tags]))
            for tag in sorted({tag for outcome in outcomes for tag in outcome.case.tags})
        ),
        confusion=confusion(outcomes),
        outcomes=tuple(outcomes),
    )


def figure_of(name: str, outcomes: Sequence[Outcome]) -> Figure:
    """A metric's figure over these outcomes."""
    metric = METRICS[name]
    samples = list(metric.samples(outcomes))
    topics = {outcome.case.id: outcome.case.topic for outcome in outcomes}
    low, high = interval(samples, topics, metric.summary) or (None, None)
    value = value_of(samples, metric.summary)
    observations = round(sum(sample.weight for sample in samples))
    return Figure(name=name, value=value, low=low, high=high, observations=observations)
