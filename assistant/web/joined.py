"""The page's script and style sheets, each several files that are served as one."""

from __future__ import annotations

from importlib.resources import files


def joined(folder: str) -> str:
    """The files of a folder of `assets`, one after the other in the order of their names."""
    parts = files("assistant.web").joinpath("assets", folder).iterdir()
    return "\n".join(part.read_text(encoding="utf-8") for part in sorted(parts, key=lambda part: part.name))
