"""`dossier evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.command_line.ready import ready_assistant
from assistant.command_line.words import chosen_language, progress_bar, say
from assistant.settings import load_settings
from corpus.catalogue import interface_language


def evaluate(
    data: Annotated[str, typer.Argument(help=say("cli.argument.data"), metavar="DATA")],
    report: Annotated[Path | None, typer.Option("--report", help=say("cli.option.report"), metavar="DIR")] = None,
    compare: Annotated[Path | None, typer.Option("--compare", help=say("cli.option.compare"), metavar="RUN")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=say("cli.option.report_lang"))] = None,
    writer: Annotated[str | None, typer.Option("--writer", help=say("cli.option.writer"))] = None,
) -> None:
    """Scores the assistant on a dataset: the figures on standard output, the rest in the report's folder."""
    language = chosen_language(lang) or interface_language()
    from assistant.evaluation.dataset import load_cases

    cases = load_cases(data)
    from rich.console import Console

    from assistant.evaluation import comparing
    from assistant.evaluation.reports.folder import prepare, write_report
    from assistant.evaluation.reports.terminal import print_comparison, print_run

    baseline = comparing.load_run(compare) if compare else None
    if baseline:
        comparing.check_comparable(baseline, cases)
    if report:
        prepare(report)
    assistant = ready_assistant(load_settings(), writer)
    from assistant.evaluation.running import evaluate as run_cases

    with progress_bar(say("cli.evaluate.progress")) as progress:
        run = run_cases(assistant, cases, dataset=data, folder=report, progress=progress)
    comparison = comparing.compare(baseline, run) if baseline else None
    path = write_report(report, run, assistant.dossier, language, comparison) if report else None
    console = Console()
    print_run(console, run, language)
    if comparison:
        print_comparison(console, comparison, language)
    if path:
        typer.echo(say("cli.evaluate.written", path=path), err=True)
