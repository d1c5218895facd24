"""A run as one HTML page that needs nothing else: no script, no request, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from assistant.evaluation.comparing import Comparison
from assistant.evaluation.reasons import reasons
from assistant.evaluation.records import Outcome
from assistant.evaluation.reports.charts import histogram, span
from assistant.evaluation.reports.terminal import said_of, verdict_of
from assistant.evaluation.reports.wording import say, show_interval, show_p, show_value
from assistant.evaluation.run import Run
from assistant.records import State
from assistant.templates import templates_of
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language

_HEADLINES = ("strict_correctness", "answer_correctness", "over_answering", "over_refusing", "language_overlap",
              "latency_p95")  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A passage that was retrieved for a question; `wanted` when the dataset expects it or its document."""

    id: str
    heading: str
    wanted: bool
    cited: bool


@dataclass(frozen=True)
class Failure:
    """A question that was answered wrong, or whose answer breaks a promise."""

    outcome: Outcome
    reasons: list[str]
    retrieved: list[Found]


def page(run: Run, dossier: Dossier, language: Language, comparison: Comparison | None = None) -> str:
    """The page, every word of the questions and answers escaped."""
    shown = [state for state in State if state in run.confusion or any(row[state] for row in run.confusion.values())]
    failures = [_failure(outcome, dossier, language) for outcome in run.failed]
    return _speak(language).get_template("page.html").render(
        run=run,
        headlines=[run.figure(name) for name in _HEADLINES],
        states=shown,
        bars=histogram([outcome.answer.latency_ms for outcome in run.outcomes]),
        wrong=[failure for failure in failures if not failure.outcome.verdict.correct],
        unsound=[failure for failure in failures if failure.outcome.verdict.correct],
        comparison=comparison,
    )  # fmt: skip


def _failure(outcome: Outcome, dossier: Dossier, language: Language) -> Failure:
    cited = {citation.passage_id for citation in outcome.answer.citations}
    retrieved = [
        Found(passage_id, _heading(passage_id, dossier, language), _is_wanted(passage_id, outcome), passage_id in cited)
        for passage_id in outcome.retrieved
    ]
    return Failure(outcome, reasons(outcome, language), retrieved)


def _heading(passage_id: str, dossier: Dossier, language: Language) -> str:
    found = dossier.passage_in_either(passage_id, language)
    return found.heading if found else ""


def _is_wanted(passage_id: str, outcome: Outcome) -> bool:
    if outcome.case.relevant:
        return passage_id in outcome.case.relevant
    return passage_id.partition("#")[0] in outcome.case.relevant_documents


@cache
def _speak(language: Language) -> Environment:
    environment = templates_of("assistant.evaluation.reports")
    environment.globals |= {
        "language": language,
        "languages": LANGUAGES,
        "t": lambda key, **params: say(key, language, **params),
        "value": lambda name, number: show_value(name, number, language),
        "interval": lambda figure: show_interval(figure.name, figure.low, figure.high, language),
        "p_value": lambda p: show_p(p, language),
        "span": span,
        "said_of": lambda comparison: said_of(comparison, language),
        "verdict_of": lambda difference: verdict_of(difference, language),
    }
    return environment
