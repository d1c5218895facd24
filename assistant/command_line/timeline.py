"""`dossier timeline`."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.command_line.words import chosen_language, say
from assistant.settings import load_settings
from corpus.catalogue import interface_language, spell_date, text
from corpus.dates import first_day, is_date, last_day
from corpus.dossier import load_dossier
from corpus.records import Event, Language
from corpus.timeline import events_between

_SINCE = Annotated[str | None, typer.Option("--since", metavar="DATE", help=say("cli.timeline.since"))]
_UNTIL = Annotated[str | None, typer.Option("--until", metavar="DATE", help=say("cli.timeline.until"))]


def timeline(
    since: _SINCE = None,
    until: _UNTIL = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=say("cli.option.lang"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.timeline.json"))] = False,
) -> None:
    """Lists the dossier's events in the order of time."""
    language = chosen_language(lang) or interface_language()
    _check(since, until)
    dossier = load_dossier(load_settings().corpus)
    names = {actor.id: actor.name(language) for actor in dossier.actors}
    rows = [_row(event, language, names) for event in events_between(dossier, since, until)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif rows:
        Console().print(_table(rows, language))
    else:
        typer.echo(text("cli.timeline.none", language))


def _check(since: str | None, until: str | None) -> None:
    for name, value in (("--since", since), ("--until", until)):
        if value is not None and not is_date(value):
            raise typer.BadParameter(say("cli.timeline.bad_date", value=value), param_hint=name)
    if since and until and first_day(since) > last_day(until):
        raise typer.BadParameter(say("cli.timeline.backwards", since=since, until=until), param_hint="--until")


def _row(event: Event, language: Language, names: dict[str, str]) -> dict[str, str | list[str]]:
    return {
        "id": event.id,
        "date": event.date,
        "title": event.title(language),
        "actors": [names.get(actor, actor) for actor in event.actors],
        "passage": event.passage,
    }


def _table(rows: list[dict[str, str | list[str]]], language: Language) -> Table:
    table = Table(*(text(f"cli.column.{name}", language) for name in ("published", "event", "passage")))
    for row in rows:
        table.add_row(spell_date(str(row["date"]), language), str(row["title"]), str(row["passage"]))
    return table
