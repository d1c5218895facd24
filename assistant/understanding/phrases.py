"""The words by which a question is understood, read from phrases.yaml."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_SHARED = re.compile(r"(?<!\?)<(\w+)>")


def phrases(key: str) -> str:
    """The regular expression that matches any of a key's phrases in a folded text; raises KeyError."""
    return f"(?:{'|'.join(_listed(key))})"


def words(key: str) -> frozenset[str]:
    """A key's phrases as plain words; raises KeyError."""
    return frozenset(word for line in _listed(key) for word in line.split())


def table(key: str) -> dict[str, str]:
    """A key's patterns, each with the words that it stands for; raises KeyError."""
    found: Any = _all()
    for part in key.split("."):
        found = found[part]
    return dict(found)


def _listed(key: str) -> list[str]:
    found: Any = _all()
    for part in key.split("."):
        found = found[part]
    return [_SHARED.sub(lambda match: phrases(f"shared.{match[1]}"), phrase) for phrase in found]


@cache
def _all() -> dict[str, Any]:
    content = files("assistant.understanding").joinpath("phrases.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(content)
    return loaded
