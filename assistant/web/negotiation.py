"""The language and the form in which a browser wants its answer, from the headers that it sends."""

from __future__ import annotations

from starlette.datastructures import Headers

from corpus.records import LANGUAGES, Language


def reader_language(headers: Headers) -> Language:
    """The first of the reader's languages that the product speaks, else English."""
    wished = (tag.strip()[:2].lower() for tag in headers.get("accept-language", "").split(","))
    return next((language for tag in wished for language in LANGUAGES if language == tag), "en")


def wants_page(headers: Headers) -> bool:
    """Whether a person's browser asks for a page, and not a script for data."""
    return "text/html" in headers.get("accept", "")
