"""The documents that office files take their styles, header and footer from: ours, or the ministry's own."""

from __future__ import annotations

from pathlib import Path

from assistant.settings import load_settings

_OURS = Path(__file__).parents[1] / "templates"


def reference_document(suffix: str) -> Path:
    """`reference.docx` or `reference.odt`: that of the folder `DOSSIER_TEMPLATES` when it has one, else ours."""
    folder = load_settings().templates
    own = folder / f"reference.{suffix}" if folder else None
    return own if own and own.is_file() else _OURS / f"reference.{suffix}"
