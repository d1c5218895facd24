"""The accessibility statement: what was tested, what is known to fall short, and whom to tell."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import Scope

from assistant.web.joined import joined
from assistant.web.negotiation import reader_language
from assistant.web.templating import fill
from corpus.catalogue import catalogue, spell_date, text
from corpus.records import LANGUAGES, Language

# Change it together with what the statement says, never alone.
STATED_ON = "2026-11-23"
_PREFIX = "web.accessibility."
_LISTS = ("tested", "short")


def render_statement(language: Language, base: str, contact: str) -> str:
    """The statement in both languages, `language` first; `contact` is an address to write to, or nothing."""
    order = [language, *(other for other in LANGUAGES if other != language)]
    said = [_Said(tongue) for tongue in order]
    return fill("accessibility.html", language, statements=said, base=base, contact=contact, style=joined("plain"))


class _Said:
    """The statement's words in one language, by the last part of their key."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.day = STATED_ON
        self.stated_on = spell_date(STATED_ON, language)

    def __getitem__(self, key: str) -> str | list[str]:
        if key not in _LISTS:
            return text(f"{_PREFIX}{key}", self.language)
        return [words for name, words in catalogue(self.language).items() if name.startswith(f"{_PREFIX}{key}.")]


def statement_response(scope: Scope, contact: str) -> HTMLResponse:
    """The statement as the page of a request."""
    language = reader_language(Headers(scope=scope))
    page = render_statement(language, f"{scope.get('root_path', '')}/", contact)
    return HTMLResponse(page, headers={"Vary": "Accept-Language"})
