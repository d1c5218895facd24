"""The coverage map as a chart: a tile for each section, a row for each document; as SVG, or HTML with its table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment

from assistant.coverage_map.errors import MapFormatUnknown, MapNotWritable
from assistant.coverage_map.support import CoverageMap, Topic
from assistant.templates import templates_of
from corpus.catalogue import spell_date, text
from corpus.records import Language

SUFFIXES = (".html", ".svg")
_LABEL, _WIDTH, _HEIGHT, _GAP, _ACROSS = 380, 46, 24, 4, 12
_LABEL_CHARACTERS = 54


@dataclass(frozen=True)
class Tile:
    """A topic's place on the chart; `letters` name its weaknesses, so that colour is never alone to tell."""

    topic: Topic
    x: int
    y: int
    letters: str


@dataclass(frozen=True)
class Row:
    """A document's label and its tiles."""

    label: str
    y: int
    tiles: tuple[Tile, ...]


def draw(found: CoverageMap, suffix: str) -> str:
    """The file's content; raises MapFormatUnknown."""
    if suffix not in SUFFIXES:
        raise MapFormatUnknown(suffix=suffix, known=", ".join(SUFFIXES))
    rows = list(_rows(found))
    return (
        _speak(found.language)
        .get_template(f"map{suffix}")
        .render(
            map=found, rows=rows, shown=found.sought, tile={"width": _WIDTH, "height": _HEIGHT},
            width=_LABEL + _ACROSS * (_WIDTH + _GAP), height=rows[-1].y + _height(len(rows[-1].tiles)) if rows else 0,
        )
    )  # fmt: skip


def write_map(found: CoverageMap, path: Path) -> None:
    """Draws the map into a file, by its suffix, in one step; raises MapFormatUnknown or MapNotWritable."""
    content = draw(found, path.suffix.lower())
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(content, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise MapNotWritable(path=path, reason=error.strerror) from error


def _rows(found: CoverageMap) -> Iterator[Row]:
    groups = [(topics[0].title, topics) for topics in found.documents.values()]
    if found.conflicts:
        groups.append((text("coverage.conflicts", found.language), found.conflicts))
    y = 0
    for label, topics in groups:
        tiles = tuple(
            Tile(topic, _LABEL + n % _ACROSS * (_WIDTH + _GAP), y + n // _ACROSS * (_HEIGHT + _GAP),
                 "".join(text(f"coverage.letter.{name}", found.language) for name in topic.weaknesses))
            for n, topic in enumerate(topics)
        )  # fmt: skip
        yield Row(_shortened(label), y, tiles)
        y += _height(len(topics))


def _height(tiles: int) -> int:
    return -(-tiles // _ACROSS) * (_HEIGHT + _GAP)


def _shortened(label: str) -> str:
    return label if len(label) <= _LABEL_CHARACTERS else f"{label[: _LABEL_CHARACTERS - 1].rstrip()}…"


@cache
def _speak(language: Language) -> Environment:
    environment = templates_of("assistant.coverage_map")

    def t(key: str, **params: object) -> str:
        return text(f"coverage.{key}", language, **params)

    environment.globals |= {
        "language": language,
        "t": t,
        "rank": lambda name: text(f"coverage.rank.{name}", language),
        "spell": lambda known: spell_date(str(known), language) if known else t("undated"),
        "lacks": lambda topic: ", ".join(t(f"weakness.{name}") for name in topic.weaknesses) or t("well_supported"),
    }
    return environment
