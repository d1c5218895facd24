"""A note as one HTML page that needs nothing else: its style is inside, its figure is drawn in it."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from jinja2 import Environment
from markupsafe import Markup

from assistant.briefing.figure import svg
from assistant.briefing.records import Note
from assistant.briefing.typography import typographic, typographic_note
from assistant.briefing.writers.base import (
    NoteWriter,
    has_contents,
    named_in_footnote,
    named_in_list,
    origin,
    site_of,
    situation,
)
from assistant.briefing.writers.reference import unusable
from assistant.templates import templates_of
from assistant.web.templating import safe_url
from corpus.catalogue import text


class HtmlWriter(NoteWriter):
    """A page to read, print or paste from; every word of the dossier is escaped."""

    name: ClassVar[str] = "html"
    media_type: ClassVar[str] = "text/html; charset=utf-8"
    looks: ClassVar[str] = "note.css"
    suffixes: ClassVar[tuple[str, ...]] = (".css",)

    def write(self, note: Note) -> bytes:
        """The page."""
        note = typographic_note(note)
        page = (
            _environment()
            .get_template("note.html")
            .render(
                note=note,
                style=Markup(self._style()),  # noqa: S704 (a style sheet of the operator's, which closes no element)
                situation=situation(note),
                origin=origin(note),
                contents=has_contents(note),
                named=lambda footnote: named_in_footnote(footnote, note),
                listed=lambda source: named_in_list(source, note),
                t=lambda key, **params: text(f"briefing.{key}", note.language, **params),
                drawing=lambda figure: Markup(svg(figure, note.language)),  # noqa: S704 (a drawing of ours, letters as shapes)
                first_mention=_FirstMentions(),
            )
        )
        return (page.strip() + "\n").encode()

    def _style(self) -> str:
        style = self.template_text()
        if "</" in style:
            raise unusable(self.template, "closing")
        return style


class _FirstMentions:
    """Tells a footnote's first mention, which the footnote links back to."""

    def __init__(self) -> None:
        self._mentioned: set[int] = set()

    def __call__(self, number: int) -> bool:
        first = number not in self._mentioned
        self._mentioned.add(number)
        return first


@cache
def _environment() -> Environment:
    environment = templates_of("assistant.briefing")
    environment.filters |= {"web_address": safe_url, "site": site_of, "typographic": typographic}
    return environment
