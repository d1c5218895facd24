"""What changed from one run to another, question by question, and whether it is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from assistant.evaluation.errors import NothingToCompare, RunUnreadable
from assistant.evaluation.metrics import METRICS
from assistant.evaluation.metrics.base import Ratio, value_of
from assistant.evaluation.records import Case, Outcome
from assistant.evaluation.run import Conditions, Run
from assistant.evaluation.significance import mcnemar, permutation
from assistant.records import Record

FILE_NAME = "run.json"
_LEVEL = 0.05
_EPSILON = 1e-9


class Difference(Record):
    """How a metric's value differs; `p` by permutation of topics, `p_mcnemar` for yes and no."""

    name: str
    before: float | None
    after: float | None
    p: float | None
    p_mcnemar: float | None
    verdict: Literal["better", "worse", "same"]

    @property
    def significant(self) -> bool:
        """Whether chance would give so large a difference in fewer than one case of twenty."""
        return self.p is not None and self.p < _LEVEL


class Change(Record):
    """A question that was answered otherwise than before."""

    before: Outcome
    after: Outcome

    @property
    def kind(self) -> Literal["fixed", "broken", "other"]:
        """Whether it became right, wrong, or neither."""
        if self.before.verdict.correct == self.after.verdict.correct:
            return "other"
        return "fixed" if self.after.verdict.correct else "broken"


class Comparison(Record):
    """Two runs over the questions that they have in common; `left_out` are in one alone, or expect otherwise."""

    baseline: Conditions
    questions: int
    left_out: int
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]

    def of_kind(self, kind: Literal["fixed", "broken", "other"]) -> tuple[Change, ...]:
        """The changes of a kind."""
        return tuple(change for change in self.changes if change.kind == kind)


def load_run(path: Path) -> Run:
    """The run of a report's folder or of its `run.json`; raises RunUnreadable."""
    file = path / FILE_NAME if path.is_dir() else path
    try:
        return Run.model_validate_json(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise RunUnreadable(path=file, reason=error.strerror) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise RunUnreadable(path=file, reason=_first(error)) from error


def check_comparable(before: Run, cases: Sequence[Case]) -> None:
    """Raises NothingToCompare if an earlier run has none of these questions; asked before they are."""
    earlier = [outcome.case for outcome in before.outcomes]
    if not any(case in earlier for case in cases):
        raise NothingToCompare


def compare(before: Run, after: Run) -> Comparison:
    """What changed between two runs; raises NothingToCompare."""
    check_comparable(before, [outcome.case for outcome in after.outcomes])
    earlier = {outcome.case.id: outcome for outcome in before.outcomes}
    pairs = [
        (earlier[outcome.case.id], outcome)
        for outcome in after.outcomes
        if outcome.case.id in earlier and earlier[outcome.case.id].case == outcome.case
    ]
    ids = {outcome.case.id for run in (before, after) for outcome in run.outcomes}
    return Comparison(
        baseline=before.conditions,
        questions=len(pairs),
        left_out=len(ids) - len(pairs),
        differences=tuple(_difference(name, pairs) for name in METRICS),
        changes=tuple(Change(before=one, after=other) for one, other in pairs if _changed(one, other)),
    )


def _difference(name: str, pairs: list[tuple[Outcome, Outcome]]) -> Difference:
    metric = METRICS[name]
    before, after = (list(metric.samples([pair[side] for pair in pairs])) for side in (0, 1))
    topics = {one.case.id: one.case.topic for one, _ in pairs}
    values = value_of(before, metric.summary), value_of(after, metric.summary)
    exact = None
    if metric.yes_no:
        earlier = {sample.case: sample.value for sample in before}
        changed = [sample.value - earlier[sample.case] for sample in after if sample.case in earlier]
        exact = mcnemar(sum(change > 0 for change in changed), sum(change < 0 for change in changed))
    # A percentile of times tells as much about the machine's load as about the program.
    p = permutation(before, after, topics) if isinstance(metric.summary, Ratio) else None
    verdict = _verdict(*values, higher_is_better=metric.higher_is_better)
    return Difference(name=name, before=values[0], after=values[1], p=p, p_mcnemar=exact, verdict=verdict)


def _verdict(
    before: float | None, after: float | None, *, higher_is_better: bool
) -> Literal["better", "worse", "same"]:
    gain = (after or 0.0) - (before or 0.0)
    if before is None or after is None or abs(gain) < _EPSILON:
        return "same"
    return "better" if (gain > 0) == higher_is_better else "worse"


def _changed(one: Outcome, other: Outcome) -> bool:
    return (one.answer.state, one.answer.text, one.verdict.correct) != (
        other.answer.state, other.answer.text, other.verdict.correct,
    )  # fmt: skip


def _first(error: ValidationError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "UTF-8"
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc'])) or 'JSON'}: {first['msg']}"
