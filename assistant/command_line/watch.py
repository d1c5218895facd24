"""`dossier watch add | list | remove | changes`, and the watched questions asked again after a build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.command_line.ready import ready_assistant
from assistant.command_line.words import chosen_language, day_of, progress_bar, say
from assistant.settings import Settings, load_settings
from corpus.catalogue import interface_language

if TYPE_CHECKING:
    from assistant.service import Assistant

app = typer.Typer(no_args_is_help=True)


@app.command("add", help=say("cli.watch.add"))
def add(
    question: Annotated[str, typer.Argument(help=say("cli.argument.question"))],
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=say("cli.option.lang"))] = None,
) -> None:
    """Watches a question and asks it once, so that a later answer has one to be compared with."""
    language = chosen_language(lang)
    from assistant.tracking.watch_list import WatchList
    from assistant.tracking.watched import seen
    from assistant.understanding.intake import clean

    clean(question)
    settings = load_settings()
    watch_list = WatchList(settings.home)
    watch_list.refuse_twin(question, language)
    assistant = ready_assistant(settings)
    from assistant.records import Question, State

    answer = assistant.ask(Question(text=question, language=language))
    if answer.state is State.ERROR:
        typer.echo(answer.text, err=True)
        raise typer.Exit(1)
    now = seen(answer, assistant.index.manifest.built_at)
    added = watch_list.add(question, language, now)
    state = say(f"evaluation.state.{now.state}")
    typer.echo(say("cli.watch.added", number=added.number, state=state, passages=len(now.passages)))


@app.command("list", help=say("cli.watch.list"))
def list_watched() -> None:
    """Lists the watched questions."""
    from assistant.tracking.watch_list import WatchList

    questions = WatchList(load_settings().home).questions()
    if not questions:
        typer.echo(say("cli.watch.empty"))
        return
    table = Table(*(say(f"cli.column.{name}") for name in ("number", "question", "state", "asked", "changed")))
    for watched in questions:
        now, last = watched.seen, watched.changes[-1:]
        state = say(f"evaluation.state.{now.state}") if now else ""
        asked = f"{now.built_at:%Y-%m-%d}" if now else ""
        table.add_row(str(watched.number), watched.question, state, asked, *(f"{c.found_at:%Y-%m-%d}" for c in last))
    Console().print(table)


@app.command("remove", help=say("cli.watch.remove"))
def remove(
    number: Annotated[int, typer.Argument(help=say("cli.argument.watched"), metavar="N")],
) -> None:
    """Stops watching a question."""
    from assistant.tracking.watch_list import WatchList

    gone = WatchList(load_settings().home).remove(number)
    typer.echo(say("cli.watch.removed", number=gone.number, question=gone.question))


@app.command("changes", help=say("cli.watch.changes"))
def changes(
    since: Annotated[
        str | None, typer.Option("--since", metavar="YYYY-MM-DD", help=say("cli.option.watch_since"))
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=say("cli.option.changes_lang"))] = None,
) -> None:
    """Shows every kept change of a watched answer, oldest first."""
    language, day = chosen_language(lang) or interface_language(), day_of(since, "--since")
    from assistant.tracking.watch_list import WatchList
    from assistant.tracking.watch_report import watch_report

    settings = load_settings()
    watch_list = WatchList(settings.home)
    if not watch_list.questions():
        typer.echo(say("cli.watch.empty"))
        return
    from assistant.tracking.asking_again import ask_again

    assistant = ready_assistant(settings)
    with progress_bar(say("cli.watch.asking")) as progress:
        ask_again(assistant, watch_list, progress)
    kept = [(change, watched) for watched in watch_list.questions() for change in watched.changes]
    told = sorted(
        (pair for pair in kept if day is None or pair[0].found_at.date() >= day), key=lambda pair: pair[0].found_at
    )
    for change, watched in told:
        typer.echo(watch_report(watched, change, language) + "\n")
    if not told:
        typer.echo(say("cli.watch.unchanged"))


def report_after_build(assistant: Assistant, settings: Settings, *, err: bool = True) -> None:
    """Asks the watched questions again and prints those whose answer changed; never fails what came before it."""
    from assistant.tracking.asking_again import ask_again
    from assistant.tracking.watch_list import WatchList
    from assistant.tracking.watch_report import watch_report

    try:
        with progress_bar(say("cli.watch.asking")) as progress:
            changed = ask_again(assistant, WatchList(settings.home), progress)
    except Exception as error:  # noqa: BLE001 - the index is built and serves; a watched question must not undo that
        typer.echo(say("cli.watch.failed", reason=error), err=True)
        return
    for watched in changed:
        typer.echo(watch_report(watched, watched.changes[-1], interface_language()) + "\n", err=err)
    if changed:
        typer.echo(say("cli.watch.changed", count=len(changed)), err=err)
