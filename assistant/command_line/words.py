"""What the command line says, in the language of whoever started it, and its progress bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.catalogue import interface_language, text
from corpus.errors import DossierError
from corpus.records import LANGUAGES, Language


def say(key: str, **params: object) -> str:
    """A string of the catalogue in the command line's language."""
    return text(key, interface_language(), **params)


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, if that is a terminal, which appears with the first `(done, total)`."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=None, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)


@contextmanager
def errors_in(language: Language | None) -> Iterator[None]:
    """Tells what goes wrong in the language asked for by an option, else in the command line's own."""
    try:
        yield
    except DossierError as error:
        if language is None:
            raise
        typer.echo(error.message(language), err=True)
        raise typer.Exit(1) from error


def chosen_language(value: str | None) -> Language | None:
    """The language named by `--lang`; raises BadParameter for any other than fr and en."""
    chosen = next((language for language in LANGUAGES if language == value), None)
    if value is not None and chosen is None:
        raise typer.BadParameter(say("cli.bad_language", value=value), param_hint="--lang")
    return chosen


def day_of(value: str | None, option: str = "--as-of") -> date | None:
    """The day given to an option; raises BadParameter for what is no day."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise typer.BadParameter(say("cli.bad_date", value=value), param_hint=option) from error
