"""`dossier feedback list | export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.command_line.words import say
from assistant.feedback.export import export_questions
from assistant.feedback.records import KeptFeedback
from assistant.feedback.store import FeedbackStore
from assistant.settings import load_settings

app = typer.Typer(no_args_is_help=True)


@app.command("list", help=say("cli.feedback.list"))
def list_feedback(
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.option.feedback_json"))] = False,
) -> None:
    """Lists the opinions that readers sent, oldest first."""
    kept = FeedbackStore(load_settings().home).all()
    for opinion in kept:
        typer.echo(opinion.model_dump_json() if as_json else _readable(opinion))
    if not kept and not as_json:
        typer.echo(say("cli.feedback.none"))


@app.command("export", help=say("cli.feedback.export"))
def export(
    target: Annotated[Path, typer.Argument(help=say("cli.argument.questions_target"), metavar="OUT.jsonl")],
) -> None:
    """Writes the opinions as questions to evaluate, to be completed."""
    count = export_questions(FeedbackStore(load_settings().home).all(), target)
    typer.echo(say("cli.feedback.exported", count=count, path=target))


def _readable(opinion: KeptFeedback) -> str:
    """An opinion as a person reads it in a terminal."""
    verdict = say(f"cli.feedback.verdict.{opinion.verdict}")
    reasons = ", ".join(say(f"cli.feedback.reason.{reason}") for reason in opinion.reasons)
    lines = [
        f"feedback-{opinion.number} · {opinion.day} · {verdict}{f' ({reasons})' if reasons else ''}",
        f"  ? {_one_line(opinion.question)}",
        f"  → [{opinion.state}] {_one_line(opinion.answer)}",
        f"    {', '.join(opinion.passages) or '—'}",
    ]
    return "\n".join([*lines, *([f"  « {_one_line(opinion.comment)} »"] if opinion.comment else []), ""])


def _one_line(words: str) -> str:
    """The words without what could move a terminal's cursor."""
    return "".join(letter if letter.isprintable() else " " for letter in words)
