"""Jinja, with everything escaped: the one way in which words become HTML in the web chat."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

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


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("assistant.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web_address"] = safe_url
    return environment


@cache
def _speak(language: Language) -> Environment:
    environment = _environment().overlay()
    environment.globals = {
        **environment.globals,
        "language": language,
        "t": lambda key, **params: text(f"web.{key}", language, **params),
        "spell_date": lambda date: spell_date(date, language),
    }
    return environment


def fill(template: str, language: Language, **values: object) -> str:
    """The template's HTML with its labels in `language` and every value escaped."""
    return _speak(language).get_template(template).render(**values).strip()
