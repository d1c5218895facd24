"""Errors of the coverage map that a person can act on."""

from __future__ import annotations

from corpus.errors import DossierError


class MapNotWritable(DossierError):
    """The map cannot be written to this file."""

    code = "map_not_writable"


class MapFormatUnknown(DossierError):
    """The map is drawn as HTML or SVG only."""

    code = "map_format_unknown"
