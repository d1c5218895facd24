"""`dossier index build | status | clear`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from assistant.command_line.watch import report_after_build
from assistant.command_line.words import progress_bar, say
from assistant.settings import Settings, load_settings
from corpus.dossier import Dossier, load_dossier
from corpus.errors import DossierError

if TYPE_CHECKING:
    from index.embedder import Embedder

app = typer.Typer(no_args_is_help=True)


@app.command("build", help=say("cli.index.build"))
def build() -> None:
    """Brings the index up to date; embeds only what has changed."""
    from index.build import build_index
    from index.embedder import load_embedder

    settings = load_settings()
    dossier = load_dossier(settings.corpus)
    embedder = load_embedder(settings.home, settings.model)
    with progress_bar(say("cli.index.progress")) as progress:
        report = build_index(dossier, embedder, settings.home, progress)
    key = "cli.index.built" if report.rebuilt else "cli.index.up_to_date"
    typer.echo(say(key, entries=report.entries, embedded=report.embedded, path=report.folder))
    _follow(dossier, embedder, settings)


def _follow(dossier: Dossier, embedder: Embedder, settings: Settings) -> None:
    """Keeps the dossier's snapshot and asks the watched questions again; the build is done whatever comes of it."""
    from assistant.service import Assistant
    from assistant.tracking.shelf import Shelf
    from assistant.tracking.watch_list import WatchList
    from index.open import open_index

    try:
        Shelf(settings.home).keep(dossier)
        if WatchList(settings.home).questions():
            assistant = Assistant(open_index(dossier, embedder, settings.home), settings.writer)
            report_after_build(assistant, settings, err=False)
    except DossierError as error:
        typer.echo(str(error), err=True)


@app.command("status", help=say("cli.index.status"))
def status() -> None:
    """Tells whether the index can serve; exit code 1 when it cannot."""
    from index.embedder import built_in_id, load_embedder
    from index.open import index_status

    settings = load_settings()
    model_id = load_embedder(settings.home, settings.model).model_id if settings.model else built_in_id()
    found = index_status(load_dossier(settings.corpus), model_id, settings.home)
    typer.echo(say(f"cli.index.state.{found.state}", path=found.path, reason=found.reason))
    if found.manifest:
        manifest = found.manifest
        counts = ", ".join(f"{say(f'cli.count.{kind}')} {count}" for kind, count in manifest.counts.items())
        params = {"version": manifest.dossier_version, "model": manifest.model_id, "counts": counts}
        typer.echo(say("cli.index.made_from", built=f"{manifest.built_at:%Y-%m-%d %H:%M}", **params))
    if found.state != "ready":
        raise typer.Exit(1)


@app.command("clear", help=say("cli.index.clear"))
def clear() -> None:
    """Removes the index and the remembered vectors; the next command that needs them makes them again."""
    from index.build import clear_index

    typer.echo(say("cli.index.cleared", path=clear_index(load_settings().home)))
