"""`dossier corpus check | list | show`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.command_line.words import chosen_language, progress_bar, say
from assistant.settings import load_settings
from corpus.catalogue import interface_language
from corpus.check import check_dossier
from corpus.dossier import load_dossier
from corpus.errors import UnknownDocument
from corpus.records import LANGUAGES, Document

app = typer.Typer(no_args_is_help=True)


@app.command("check", help=say("cli.corpus.check"))
def check(
    questions: Annotated[bool, typer.Option("--questions", help=say("cli.option.questions"))] = False,
) -> None:
    """Proves the dossier's files; one line per defect, exit code 1 when there is one."""
    language = interface_language()
    report = check_dossier(load_settings().corpus)
    for item in report.findings:
        typer.echo(item.message(language), err=True)
    table = Table("", *LANGUAGES)
    for field in ("documents", "sections", "sentences", "questions", "facts", "provisions"):
        table.add_row(
            say(f"cli.count.{field}"), *(str(getattr(report.counts[spoken], field)) for spoken in report.counts)
        )
    for field in ("sources", "events", "conflicts"):
        table.add_row(say(f"cli.count.{field}"), str(getattr(report, field)), "")
    Console().print(table)
    if report.findings:
        typer.echo(say("cli.corpus.defects", count=len(report.findings)), err=True)
        raise typer.Exit(1)
    if questions:
        _report_questions()


def _report_questions() -> None:
    """Tells, without failing, the typical questions that another section answers better."""
    from index.embedder import load_embedder
    from index.open import ensure_index
    from index.question_places import question_places

    settings = load_settings()
    dossier = load_dossier(settings.corpus)
    with progress_bar(say("cli.index.progress")) as progress:
        index = ensure_index(dossier, load_embedder(settings.home, settings.model), settings.home, progress)
    with progress_bar(say("cli.corpus.question_progress")) as progress:
        places = question_places(index, progress)
    for spoken in LANGUAGES:
        for item in places.misplaced[spoken]:
            where = f"{item.path}:{item.line}"
            typer.echo(say("cli.corpus.question_elsewhere", where=where, question=item.question, first=item.first))
    for spoken in LANGUAGES:
        params = {"first": places.first(spoken), "total": places.asked[spoken]}
        share = f"{100 * places.share(spoken):.1f}"
        typer.echo(say("cli.corpus.question_share", language=spoken, share=share, **params))


@app.command("list", help=say("cli.corpus.list"))
def list_documents() -> None:
    """Lists the documents: id, kind, date, title."""
    dossier = load_dossier(load_settings().corpus)
    table = Table(*(say(f"cli.column.{name}") for name in ("id", "kind", "published", "sections", "title")))
    for document in dossier.documents:
        if document.language == interface_language():
            row = (document.id, document.kind, document.published or "", str(len(document.passages)), document.title)
            table.add_row(*row)
    Console().print(table)


@app.command("show", help=say("cli.corpus.show"))
def show(
    document_id: Annotated[str, typer.Argument(metavar="ID", help=say("cli.argument.document"))],
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=say("cli.option.lang"))] = None,
) -> None:
    """Shows a document, or one section (`document#anchor`), with its sources."""
    language = chosen_language(lang) or interface_language()
    dossier = load_dossier(load_settings().corpus)
    name, _, anchor = document_id.partition("#")
    document = dossier.document(name, language)
    if document is None or (anchor and dossier.passage(document_id, language) is None):
        raise UnknownDocument(id=document_id)
    typer.echo(_readable(document, anchor))


def _readable(document: Document, anchor: str) -> str:
    lines = [document.title, "=" * len(document.title), ""]
    for passage in document.passages:
        if anchor in ("", passage.anchor):
            lines += [f"{passage.heading}  ({passage.id})", ""]
            lines += [f"  {sentence.text}  [{', '.join(sentence.sources)}]" for sentence in passage.sentences]
            lines += ["", *(f"  ? {question}" for question in passage.questions), ""]
    return "\n".join(lines)
