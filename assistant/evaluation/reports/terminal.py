"""A run and a comparison as tables in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.evaluation.comparing import Change, Comparison, Difference
from assistant.evaluation.reports.wording import say, show_interval, show_p, show_value
from assistant.evaluation.run import Run
from assistant.records import State
from corpus.records import LANGUAGES, Language


def print_run(console: Console, run: Run, language: Language) -> None:
    """The figures, and which states were taken for which."""
    console.print(_figures(run, language))
    console.print(_confusion(run, language))
    wrong = sum(not outcome.verdict.correct for outcome in run.outcomes)
    params = {"questions": len(run.outcomes), "wrong": wrong, "unsound": len(run.failed) - wrong}
    console.print(say("summary", language, **params), soft_wrap=True)


def print_comparison(console: Console, comparison: Comparison, language: Language) -> None:
    """What changed, metric by metric, then the questions that became right or wrong."""
    columns = [say(f"column.{name}", language) for name in ("metric", "before", "after", "p", "p_mcnemar", "change")]
    console.print(escape(said_of(comparison, language)), soft_wrap=True, highlight=False)
    table = Table(*columns)
    for column in table.columns[1:5]:
        column.justify = "right"
    for difference in comparison.differences:
        if difference.before is not None or difference.after is not None:
            table.add_row(*_difference(difference, language))
    console.print(table)
    for kind in ("fixed", "broken"):
        changes = comparison.of_kind(kind)
        console.print(say(f"changes.{kind}", language, count=len(changes)))
        for change in changes:
            console.print(escape(_change(change)), soft_wrap=True, highlight=False)


def said_of(comparison: Comparison, language: Language) -> str:
    """With what was compared, and over how many questions."""
    made = f"{comparison.baseline.made:%Y-%m-%d %H:%M}"
    params = {"dataset": comparison.baseline.dataset, "questions": comparison.questions}
    return say("compared_with", language, made=made, left_out=comparison.left_out, **params)


def _figures(run: Run, language: Language) -> Table:
    columns = [say(f"column.{name}", language) for name in ("metric", "all", "interval", "observations", *LANGUAGES)]
    title = say("title", language, dataset=run.conditions.dataset, version=run.conditions.dossier_version)
    table = Table(*columns, title=escape(title))
    for column in table.columns[1:]:
        column.justify = "right"
    for place, figure in enumerate(run.figures):
        name = figure.name
        by_language = (show_value(name, run.by_language[spoken][place].value, language) for spoken in LANGUAGES)
        table.add_row(
            say(f"metric.{name}", language), show_value(name, figure.value, language),
            show_interval(name, figure.low, figure.high, language), str(figure.observations), *by_language,
        )  # fmt: skip
    return table


def _confusion(run: Run, language: Language) -> Table:
    shown = [state for state in State if state in run.confusion or any(row[state] for row in run.confusion.values())]
    names = [say(f"state.{state}", language) for state in shown]
    table = Table(say("column.expected", language), *names, title=say("confusion", language))
    for column in table.columns[1:]:
        column.justify = "right"
    for expected, row in run.confusion.items():
        table.add_row(say(f"state.{expected}", language), *(str(row[state] or "") for state in shown))
    return table


def _difference(difference: Difference, language: Language) -> Iterator[str]:
    name = difference.name
    yield say(f"metric.{name}", language)
    yield show_value(name, difference.before, language)
    yield show_value(name, difference.after, language)
    yield show_p(difference.p, language)
    yield show_p(difference.p_mcnemar, language)
    yield verdict_of(difference, language)


def verdict_of(difference: Difference, language: Language) -> str:
    """Better, worse or the same, and whether that may be chance."""
    if difference.verdict == "same":
        return say("verdict.same", language)
    return say(f"verdict.{difference.verdict}{'' if difference.significant else '_by_chance'}", language)


def _change(change: Change) -> str:
    return f"  {change.after.case.id}  {change.after.case.question}"
