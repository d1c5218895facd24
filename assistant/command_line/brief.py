"""`dossier brief`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.briefing.errors import NoteNotWritable
from assistant.briefing.records import Audience, Length, NoteAuthor
from assistant.command_line.ready import ready_assistant
from assistant.command_line.words import chosen_language, day_of, errors_in, progress_bar, say
from assistant.settings import load_settings


def brief(
    topic: Annotated[str, typer.Argument(help=say("cli.argument.topic"))],
    note_format: Annotated[str | None, typer.Option("--format", help=say("cli.option.note_format"))] = None,
    lang: Annotated[str | None, typer.Option("--lang", help=say("cli.option.lang"), metavar="fr|en")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=say("cli.option.as_of"), metavar="YYYY-MM-DD")] = None,
    audience: Annotated[Audience, typer.Option("--audience", help=say("cli.option.audience"))] = Audience.MINISTER,
    length: Annotated[Length, typer.Option("--length", help=say("cli.option.length"))] = Length.STANDARD,
    writer: Annotated[NoteAuthor | None, typer.Option("--writer", help=say("cli.option.note_writer"))] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=say("cli.option.note_output"))] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help=say("cli.option.note_template"), metavar="FILE")
    ] = None,
    receipt: Annotated[Path | None, typer.Option("--receipt", help=say("cli.option.receipt"), metavar="FILE")] = None,
) -> None:
    """Makes a briefing note; in Markdown on standard output unless told otherwise."""
    from assistant.briefing.request import NoteRequest
    from assistant.briefing.service import Briefing
    from assistant.briefing.writers import make_note_writer
    from assistant.receipts.sealing import check_target, write_receipt
    from assistant.understanding.intake import clean

    chosen = _format(note_format, output)
    file_writer = make_note_writer(chosen, template)
    if receipt:
        check_target(receipt)
    if output is None and chosen not in ("md", "html"):
        raise typer.BadParameter(say("cli.brief.needs_file", format=chosen), param_hint="-o")
    if output is not None and not output.parent.is_dir():
        raise NoteNotWritable(path=output, reason=say("cli.brief.no_folder"))
    request = NoteRequest(
        topic=clean(topic), language=chosen_language(lang), as_of=day_of(as_of), audience=audience, length=length,
        writer=writer,
    )  # fmt: skip
    assistant = ready_assistant(load_settings())
    with errors_in(request.language), progress_bar(say("cli.brief.progress")) as progress:
        note = Briefing(assistant).note(request, progress)
    if note.rewriting and note.rewriting.given_up:
        typer.echo(say("cli.brief.given_up", **note.rewriting.model_dump()), err=True)
    if receipt:
        from assistant.receipts.making import receipt_of_note

        write_receipt(receipt_of_note(note, request, assistant), receipt)
    _put(file_writer.write(note), output)


def _format(wanted: str | None, output: Path | None) -> str:
    """The format asked for, else the one that the file's suffix names, else Markdown."""
    return wanted or (output.suffix.removeprefix(".").lower() if output else "") or "md"


def _put(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise NoteNotWritable(path=output, reason=error.strerror) from error
    typer.echo(say("cli.brief.done", path=output), err=True)
