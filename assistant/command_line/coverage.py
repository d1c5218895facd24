"""`dossier coverage`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.command_line.words import chosen_language, day_of, say
from assistant.coverage_map.drawing import write_map
from assistant.coverage_map.support import CoverageMap, Topic, coverage_map
from assistant.settings import load_settings
from corpus.catalogue import interface_language, text
from corpus.dossier import load_dossier


def coverage(
    before: Annotated[str | None, typer.Option("--before", metavar="YYYY-MM-DD", help=say("cli.option.before"))] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=say("cli.option.changes_lang"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.option.coverage_json"))] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=say("cli.option.map_file"))
    ] = None,
) -> None:
    """Shows what rests on too little: a table here, the chart in the file."""
    language, day = chosen_language(lang) or interface_language(), day_of(before, "--before")
    found = coverage_map(load_dossier(load_settings().corpus), language, day)
    if output:
        write_map(found, output)
        typer.echo(say("cli.coverage.written", path=output), err=True)
    elif as_json:
        typer.echo(found.model_dump_json(indent=2))
    else:
        _print(found)


def _print(found: CoverageMap) -> None:
    """A row for each document with a weak section and for each weak disagreement, then the totals."""
    table = Table(*(text(f"coverage.column.{name}", found.language) for name in ("topic", "sections", *found.sought)))
    for column in table.columns[1:]:
        column.justify = "right"
    for topics in found.documents.values():
        if any(topic.weaknesses for topic in topics):
            table.add_row(topics[0].title, *_figures(found, topics))
    for topic in found.conflicts:
        if topic.weaknesses:
            table.add_row(f"≠ {topic.title}", *_figures(found, (topic,)))
    table.add_section()
    table.add_row(text("coverage.total", found.language), *_figures(found, found.topics))
    Console().print(table)


def _figures(found: CoverageMap, topics: tuple[Topic, ...]) -> list[str]:
    return [str(len(topics)), *(str(found.count(name, topics) or "") for name in found.sought)]
