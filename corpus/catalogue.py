"""The words the product says to people: per language a folder of YAML files, looked up by dotted key."""

from __future__ import annotations

import locale
import os
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from corpus.records import LANGUAGES, Language


@cache
def catalogue(language: Language) -> dict[str, str]:
    """All strings of a language by dotted key (`error.index_missing`)."""
    folder = files("corpus").joinpath("catalogues", language)
    parts = sorted((part for part in folder.iterdir() if part.name.endswith(".yaml")), key=lambda part: part.name)
    return {key: words for part in parts for key, words in _flatten(yaml.safe_load(part.read_text(encoding="utf-8")))}


def _flatten(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, value in tree.items():
        path = f"{prefix}{key}"
        flat += _flatten(value, f"{path}.") if isinstance(value, dict) else [(path, str(value))]
    return flat


def text(key: str, language: Language, /, **params: object) -> str:
    """The string for `key` with its `{params}` filled in; raises KeyError for an unknown key."""
    return catalogue(language)[key].format(**params)


def interface_language() -> Language:
    """The language to speak to whoever started a command: `DOSSIER_LANG`, else the locale, else English."""
    configured = os.environ.get("DOSSIER_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    wanted = (configured or (locale.getlocale()[0] or ""))[:2].lower()
    return next((language for language in LANGUAGES if language == wanted), "en")


MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip


def spell_date(date: str, language: Language) -> str:
    """A date of known precision (`2026`, `2026-04`, `2026-04-23`) as a person writes it."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[language][int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    day = int(rest[1])
    return f"{'1er' if day == 1 and language == 'fr' else day} {month} {year}"
