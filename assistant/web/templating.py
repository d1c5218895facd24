"""Jinja, with everything escaped: the one way in which words become HTML in the web chat."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote, urlsplit

from jinja2 import Environment

from assistant.templates import templates_of
from assistant.understanding.language import spoken_language
from corpus.catalogue import spell_date, text
from corpus.records import Language


def safe_url(url: str | None) -> str | None:
    """The address when it is an ordinary web page's, else nothing: no `javascript:`, no `data:`."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def view_address(*names: str) -> str:
    """The link to a view of the page: `#/documents/hds/what-it-requires`."""
    return "#/" + "/".join(quote(name, safe=":") for name in names)


def passage_address(passage_id: str) -> str:
    """The link to a section of a document in the view of the documents."""
    return view_address("documents", *passage_id.split("#", 1))


@cache
def _environment() -> Environment:
    environment = templates_of("assistant.web")
    environment.filters |= {"web_address": safe_url, "spoken": spoken_language, "passage_address": passage_address}
    environment.globals["view"] = view_address
    return environment


@cache
def _speak(language: Language) -> Environment:
    environment = _environment().overlay()
    environment.globals = {
        **environment.globals,
        "language": language,
        "t": lambda key, **params: text(f"web.{key}", language, **params),
        "said": lambda tongue, key, **params: text(f"web.{key}", tongue, **params),
        "spell_date": lambda date: spell_date(date, language),
        "own": lambda record, name: getattr(record, f"{name}_{language}"),
    }
    return environment


def fill(template: str, language: Language, **values: object) -> str:
    """The template's HTML with its labels in `language` and every value escaped."""
    return _speak(language).get_template(template).render(**values).strip()
