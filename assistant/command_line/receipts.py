"""`dossier verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.command_line.words import chosen_language, progress_bar, say
from assistant.settings import load_settings
from corpus.catalogue import interface_language

_UNREADABLE = 2


def verify(
    receipt: Annotated[Path, typer.Argument(help=say("cli.argument.receipt"), metavar="RECEIPT")],
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=say("cli.option.changes_lang"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.option.verify_json"))] = False,
    quotes_only: Annotated[bool, typer.Option("--quotes-only", help=say("cli.option.quotes_only"))] = False,
) -> None:
    """Verifies a receipt; exit code 0 when all stands, 1 when something does not, 2 for no receipt."""
    language = chosen_language(lang) or interface_language()
    from assistant.receipts.errors import ReceiptUnreadable
    from assistant.receipts.records import Reproduction
    from assistant.receipts.report import report
    from assistant.receipts.sealing import read_receipt
    from assistant.receipts.verifying import verify as verify_receipt
    from assistant.tracking.shelf import Shelf
    from corpus.dossier import Dossier, load_dossier

    try:
        read, sealed = read_receipt(receipt)
    except ReceiptUnreadable as error:
        typer.echo(error.message(language), err=True)
        raise typer.Exit(_UNREADABLE) from error
    settings = load_settings()
    today = load_dossier(settings.corpus)

    def reproduce(then: Dossier) -> Reproduction:
        from assistant.receipts.reproducing import reproduce as ask_again
        from index.embedder import load_embedder

        embedder = load_embedder(settings.home, settings.model)
        with progress_bar(say("cli.verify.progress")) as progress:
            return ask_again(read, then, today, settings.home, embedder, progress)

    again = None if quotes_only else reproduce
    found = verify_receipt(read, sealed=sealed, today=today, shelf=Shelf(settings.home), reproduce=again)
    typer.echo(found.model_dump_json(indent=2) if as_json else report(found, language))
    if not found.stands:
        raise typer.Exit(1)
