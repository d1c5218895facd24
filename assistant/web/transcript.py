"""Answers as text to carry away: plain, as Markdown, or as a PDF."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Protocol

from jinja2 import Environment, Template
from pydantic import Field

from assistant.markdown import as_markdown, markdown_link
from assistant.records import Answer, Record
from assistant.templates import templates_of
from assistant.typesetting import typeset
from assistant.web.printed import PrintedTurn, print_turn
from assistant.web.sources import Shelf
from corpus.catalogue import spell_date, text
from corpus.records import Language

MAX_TURNS = 100


class Exchange(Record):
    """An answer of the conversation, which holds its question; `stopped` when the reader ended it early."""

    answer: Answer
    stopped: bool = False


class Conversation(Record):
    """A conversation as the browser hands it over, to get it back as a file."""

    language: Language
    turns: tuple[Exchange, ...] = Field(min_length=1, max_length=MAX_TURNS)


class Library(Shelf, Protocol):
    """What is looked up to print a conversation."""

    def dossier_title(self, language: Language) -> str:
        """The dossier's title."""


def answer_as_text(answer: Answer, shelf: Shelf) -> str:
    """The answer with its sources, as plain text."""
    return _template("answer.txt").render(turn=print_turn(answer, shelf)).strip()


def answer_as_markdown(answer: Answer, shelf: Shelf) -> str:
    """The answer with its sources, as Markdown."""
    return _template("answer.md").render(turn=print_turn(answer, shelf)).strip()


def conversation_as_markdown(conversation: Conversation, library: Library) -> bytes:
    """The conversation as a Markdown file."""
    return f"{_template('conversation.md').render(_printed(conversation, library)).strip()}\n".encode()


def conversation_as_pdf(conversation: Conversation, library: Library) -> bytes:
    """The conversation as a tagged PDF."""
    template = files("assistant.web").joinpath("templates", "conversation.typ").read_text(encoding="utf-8")
    return typeset(template, _printed(conversation, library))


def _printed(conversation: Conversation, library: Library) -> dict[str, object]:
    language = conversation.language
    turns: list[PrintedTurn] = [
        print_turn(exchange.answer, library, stopped=exchange.stopped) for exchange in conversation.turns
    ]
    until = spell_date(library.speaks_until.isoformat(), language)
    return {
        "language": language,
        "title": library.dossier_title(language),
        "kicker": text("web.transcript.kicker", language),
        "until": text("web.ui.until", language, date=until),
        "caution": text("web.ui.footer", language),
        "turns": turns,
    }


@cache
def _environment() -> Environment:
    # Nothing of it is HTML: what Markdown would read as markup is escaped by its own filters.
    environment = templates_of("assistant.web", escaped=False)
    environment.filters.update(md=as_markdown, md_link=markdown_link)
    return environment


def _template(name: str) -> Template:
    return _environment().get_template(name)
