"""The `dossier` command: its verbs, and one clear line when something a person can mend goes wrong."""

from __future__ import annotations

import sys

import typer
from typer.exceptions import TyperException

from assistant.command_line import (
    answering,
    brief,
    corpus,
    coverage,
    evaluate,
    feedback,
    index,
    receipts,
    timeline,
    tracking,
    watch,
)
from assistant.command_line.words import say
from corpus.errors import DossierError

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, help=say("cli.help"))
app.command("ask", help=say("cli.ask.help"))(answering.ask)
app.command("answer", help=say("cli.answer.help"))(answering.answer)
app.command("serve", help=say("cli.serve.help"))(answering.serve)
app.command("brief", help=say("cli.brief.help"))(brief.brief)
app.command("evaluate", help=say("cli.evaluate.help"))(evaluate.evaluate)
app.command("timeline", help=say("cli.timeline.help"))(timeline.timeline)
app.command("coverage", help=say("cli.coverage.help"))(coverage.coverage)
app.command("changes", help=say("cli.changes.help"))(tracking.changes)
app.command("verify", help=say("cli.verify.help"))(receipts.verify)
app.add_typer(tracking.snapshots, name="snapshot", help=say("cli.snapshot.help"))
app.add_typer(watch.app, name="watch", help=say("cli.watch.help"))
app.add_typer(corpus.app, name="corpus", help=say("cli.corpus.help"))
app.add_typer(index.app, name="index", help=say("cli.index.help"))
app.add_typer(feedback.app, name="feedback", help=say("cli.feedback.help"))


def main() -> None:
    """Runs the command; exits with 1 and one line on standard error when it fails."""
    try:
        sys.exit(app(standalone_mode=False))
    except TyperException as error:
        typer.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except DossierError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)


if __name__ == "__main__":
    main()
