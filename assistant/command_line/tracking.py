"""`dossier changes` and `dossier snapshot [list]`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from assistant.command_line.words import chosen_language, say
from assistant.settings import load_settings
from corpus.catalogue import interface_language
from corpus.dossier import load_dossier

snapshots = typer.Typer(invoke_without_command=True)


def changes(
    since: Annotated[str, typer.Option("--since", help=say("cli.option.since"), metavar="DATE|SNAPSHOT")],
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=say("cli.option.changes_lang"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.option.changes_json"))] = False,
) -> None:
    """Tells what changed, in Markdown; a terminal shows it formatted."""
    language = chosen_language(lang) or interface_language()
    from assistant.tracking.report import report
    from assistant.tracking.shelf import Shelf
    from assistant.tracking.since import changes_since

    settings = load_settings()
    found = changes_since(since, load_dossier(settings.corpus), Shelf(settings.home), language)
    if as_json:
        typer.echo(found.model_dump_json(indent=2))
    elif (console := Console()).is_terminal:
        console.print(Markdown(report(found)))
    else:
        typer.echo(report(found), nl=False)


@snapshots.callback(help=say("cli.snapshot.help"))
def keep(context: typer.Context) -> None:
    """Keeps the dossier as it is today, unless this version is kept already."""
    if context.invoked_subcommand is None:
        from assistant.tracking.shelf import Shelf

        settings = load_settings()
        typer.echo(say("cli.snapshot.kept", path=Shelf(settings.home).keep(load_dossier(settings.corpus))))


@snapshots.command("list", help=say("cli.snapshot.list"))
def list_snapshots() -> None:
    """Lists the snapshots, oldest first."""
    from assistant.tracking.shelf import Shelf

    table = Table(say("cli.column.version"), say("cli.column.made"))
    for kept in Shelf(load_settings().home).kept():
        table.add_row(kept.version, f"{kept.made_at:%Y-%m-%d %H:%M} UTC")
    Console().print(table)
