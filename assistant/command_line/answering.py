"""`dossier ask`, `dossier answer` and `dossier serve`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.command_line.watch import report_after_build
from assistant.command_line.words import chosen_language, day_of, progress_bar, say
from assistant.settings import load_settings

if TYPE_CHECKING:
    from assistant.records import Answer
    from assistant.service import Assistant

_LANG = Annotated[str | None, typer.Option("--lang", help=say("cli.option.lang"), metavar="fr|en")]
_AS_OF = Annotated[str | None, typer.Option("--as-of", help=say("cli.option.as_of"), metavar="YYYY-MM-DD")]
_WRITER = Annotated[str | None, typer.Option("--writer", help=say("cli.option.writer"))]


def ask(
    question: Annotated[str, typer.Argument(help=say("cli.argument.question"))],
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.option.json"))] = False,
    lang: _LANG = None,
    as_of: _AS_OF = None,
    writer: _WRITER = None,
    receipt: Annotated[Path | None, typer.Option("--receipt", help=say("cli.option.receipt"), metavar="FILE")] = None,
) -> None:
    """Answers one question on standard output."""
    language, day = chosen_language(lang), day_of(as_of)
    from assistant.receipts.sealing import check_target, write_receipt
    from assistant.records import Question, State
    from assistant.understanding.intake import clean

    clean(question)
    if receipt:
        check_target(receipt)
    assistant = _assistant(writer)
    asked = Question(text=question, language=language, as_of=day)
    answer = assistant.ask(asked)
    if answer.state is State.ERROR:
        typer.echo(answer.text, err=True)
        raise typer.Exit(1)
    if receipt:
        from assistant.receipts.making import receipt_of_answer

        write_receipt(receipt_of_answer(answer, asked, assistant), receipt)
    typer.echo(answer.model_dump_json(indent=2) if as_json else _readable(answer, assistant))


def answer(
    source: Annotated[Path, typer.Argument(help=say("cli.argument.source"), metavar="IN.jsonl")],
    target: Annotated[Path, typer.Argument(help=say("cli.argument.target"), metavar="OUT.jsonl")],
    writer: _WRITER = None,
) -> None:
    """Answers a file of questions; the latencies go to standard error."""
    from assistant.bulk import answer_file, check_target, read_lines

    read_lines(source)
    check_target(target)
    assistant = _assistant(writer)
    with progress_bar(say("cli.answer.progress")) as progress:
        report = answer_file(assistant, source, target, progress)
    params = {"lines": report.lines, "errors": report.errors, "path": target}
    typer.echo(say("cli.answer.done", p50=f"{report.p50_ms:.0f}", p95=f"{report.p95_ms:.0f}", **params), err=True)


def serve(
    host: Annotated[str | None, typer.Option("--host", help=say("cli.option.host"))] = None,
    port: Annotated[int | None, typer.Option("--port", help=say("cli.option.port"), min=1, max=65535)] = None,
    writer: _WRITER = None,
) -> None:
    """Serves the web chat until it is stopped."""
    settings = load_settings()
    host, port = host or settings.host, port or settings.port
    from assistant.web.port import open_port

    with open_port(host, port) as listener:
        from assistant.home import ensure_home
        from assistant.web.serving import Service, create_server, run_until_interrupted
        from assistant.writers import make_writer

        make_writer(writer or settings.writer)
        ensure_home(settings.home)
        url = f"http://{host}:{port}"
        service = Service(
            load=lambda shown: _assistant(writer, shown),
            feedback_home=settings.home if settings.feedback else None,
            maintenance=settings.closed,
            contact=settings.contact,
            staff=settings.staff,
        )
        server = create_server(
            service,
            ready=lambda: _tell("cli.serve.ready", url),
            opened=lambda: _tell("cli.serve.closed" if settings.closed is not None else "cli.serve.opened", url),
            failed=lambda error: typer.echo(str(error), err=True),
        )
        run_until_interrupted(server, listener)


def _tell(key: str, url: str) -> None:
    typer.echo(say(key, url=url), err=True)


def _assistant(writer: str | None, shown: Callable[[int, int], None] = lambda _done, _total: None) -> Assistant:
    """The assistant; the making of its index shows on a terminal, and wherever else it is `shown`."""
    settings = load_settings()
    from assistant.service import load_assistant

    with progress_bar(say("cli.index.progress")) as progress:

        def advance(done: int, total: int) -> None:
            progress(done, total)
            shown(done, total)

        assistant = load_assistant(settings, progress=advance, writer=writer)
    report_after_build(assistant, settings)
    return assistant


def _readable(answer: Answer, assistant: Assistant) -> str:
    """The answer as a person reads it in a terminal: its text, its sources, the day it speaks for."""
    from assistant.compose import footer

    lines = [answer.text, ""]
    for citation in answer.citations:
        published = f", {citation.published}" if citation.published else ""
        url = f" — {citation.url}" if citation.url else ""
        lines.append(f"[{citation.number}] {citation.title} ({citation.publisher}{published}){url}")
    lines += [f"→ {suggestion}" for suggestion in answer.suggestions]
    lines += ["", footer(answer, assistant.dossier, answer.language)]
    return "\n".join(lines)
