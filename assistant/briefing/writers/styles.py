"""Completes a ministry's template: the styles that a note uses and that the template lacks are taken from ours.

Word drops the list or the table whose style it does not know; LibreOffice does so too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TEMPLATES = Path(__file__).parents[1] / "templates"
_WORD_STYLE = re.compile(r"<w:style\b.*?</w:style>", re.DOTALL)
_WORD_ID = re.compile(r'w:styleId="([^"]*)"')
_WORD_NAME = re.compile(r'<w:name w:val="([^"]*)"')
_WORD_REFERENCE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val=")([^"]*)"')
_OPEN_STYLE = re.compile(r"<style:style\b[^>]*?(?:/>|>.*?</style:style>)", re.DOTALL)
_OPEN_NAME = re.compile(r' style:(name|family)="([^"]*)"')
_OPEN_TITLE = re.compile(r' style:display-name="([^"]*)"')


class WordStyles:
    """The styles of a Word file with those of ours that it lacks."""

    def __init__(self, xml: str) -> None:
        """`xml` is the file's `word/styles.xml`."""
        theirs = {name.lower(): identifier for name, identifier, _ in _word_styles(xml)}
        self._xml = xml
        ours = list(_word_styles(_ours("docx")))
        self._lacking = [style for name, _, style in ours if name.lower() not in theirs]
        # French Word calls « Titre1 » what it names “heading 1”.
        self._renamed = {ours: theirs[name.lower()] for name, ours, _ in ours if name.lower() in theirs}

    def completed(self) -> str:
        """The part with all styles."""
        added = "".join(self.referring(style) for style in self._lacking)
        return self._xml.replace("</w:styles>", f"{added}</w:styles>")

    def referring(self, xml: str) -> str:
        """Another part of the file, with our styles called what the file calls them."""
        return _WORD_REFERENCE.sub(lambda match: f'{match[1]}{self._renamed.get(match[2], match[2])}"', xml)


def completed_open_styles(xml: str) -> str:
    """The `styles.xml` of an OpenDocument text with those of our styles that it lacks."""
    known = {_open_name(style) for style in _OPEN_STYLE.findall(xml)}
    titles = set(_OPEN_TITLE.findall(xml))
    lacking = (style for style in _OPEN_STYLE.findall(_ours("odt")) if _open_name(style) not in known)
    # Two styles of one title would be one style to LibreOffice.
    untitled = (_OPEN_TITLE.sub(lambda match: "" if match[1] in titles else match[0], style) for style in lacking)
    return xml.replace("</office:styles>", "".join(untitled) + "</office:styles>", 1)


def _open_name(style: str) -> frozenset[tuple[str, str]]:
    opening, _, _ = style.partition(">")
    return frozenset(_OPEN_NAME.findall(opening))


def _word_styles(xml: str) -> Iterator[tuple[str, str, str]]:
    """Each style's name, identifier and XML."""
    for match in _WORD_STYLE.finditer(xml):
        name, identifier = _WORD_NAME.search(match[0]), _WORD_ID.search(match[0])
        if name and identifier:
            yield name[1], identifier[1], match[0]


@cache
def _ours(suffix: str) -> str:
    return (_TEMPLATES / suffix / "styles.xml").read_text(encoding="utf-8")
