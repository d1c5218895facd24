"""The page around the conversation: its words in both languages, and the HTML that the script fills."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from assistant.feedback.records import LONGEST_COMMENT, Reason
from assistant.records import MAX_CHARACTERS
from assistant.web.templating import fill
from corpus.catalogue import catalogue, spell_date, text
from corpus.records import LANGUAGES, Language

# The views beside the chat, in the order of their links.
VIEWS = ("timeline", "sources", "documents")
STAFF_VIEWS = ("briefing",)

_UI = "web.ui."
_EXAMPLE = "web.example."
_THEME = "web.theme."


class Dossier(Protocol):
    """What the page says of the dossier before any question."""

    @property
    def speaks_from(self) -> date:
        """The day of the dossier's first event."""

    @property
    def speaks_until(self) -> date:
        """The day on which the dossier was closed."""

    def dossier_title(self, language: Language) -> str:
        """The dossier's title."""


def render_shell(dossier: Dossier, *, feedback: bool = False, staff: bool = False) -> str:
    """The page without its words, which the script puts in, in the reader's language."""
    return fill(
        "shell.html",
        "fr",
        views=(*VIEWS, *(STAFF_VIEWS if staff else ())),
        examples={language: example_questions(language) for language in LANGUAGES},
        first_day=dossier.speaks_from.isoformat(),
        last_day=dossier.speaks_until.isoformat(),
        feedback=feedback,
        reasons=list(Reason),
        longest=LONGEST_COMMENT,
    )


def example_questions(language: Language) -> dict[str, list[str]]:
    """Questions that the dossier answers, by the name of their theme, for whoever does not know what to ask."""
    by_theme: dict[str, list[str]] = {}
    for key, words in catalogue(language).items():
        if key.startswith(_EXAMPLE):
            theme = key.removeprefix(_EXAMPLE).split(".")[0]
            by_theme.setdefault(text(f"{_THEME}{theme}", language), []).append(words)
    return by_theme


def interface_words(dossier: Dossier) -> dict[Language, dict[str, str]]:
    """The interface's words by language, for the script to switch without asking the server."""
    return {language: _words(dossier, language) for language in LANGUAGES}


def _words(dossier: Dossier, language: Language) -> dict[str, str]:
    limit = f"{MAX_CHARACTERS:,}".replace(",", "\u202f" if language == "fr" else ",")
    params = {
        "title": dossier.dossier_title(language),
        "first": spell_date(dossier.speaks_from.isoformat(), language),
        "date": spell_date(dossier.speaks_until.isoformat(), language),
        "limit": limit,
    }
    keys = [key for key in catalogue(language) if key.startswith(_UI)]
    return {key.removeprefix(_UI): text(key, language, **params) for key in keys}
