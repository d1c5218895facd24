"""The files that notes take their looks from: ours, or the ministry's own."""

from __future__ import annotations

from pathlib import Path

from assistant.briefing.errors import NoteTemplateUnusable
from assistant.settings import load_settings
from corpus.catalogue import interface_language, text

_OURS = Path(__file__).parents[1] / "templates"


def template_file(name: str) -> Path:
    """The file of this name in the folder `DOSSIER_TEMPLATES` when it has one, else ours."""
    folder = load_settings().templates
    own = folder / name if folder else None
    return own if own and own.is_file() else _OURS / name


def check_template(path: Path, note_format: str, suffixes: tuple[str, ...]) -> None:
    """Raises NoteTemplateUnusable for a file that is not there, or that is no template of this format by its name."""
    language = interface_language()
    if not suffixes:
        raise NoteTemplateUnusable(path=path, reason=text("briefing.template.none", language, format=note_format))
    if path.suffix.lower() not in suffixes:
        known = text("briefing.template.other", language, format=note_format, known=", ".join(suffixes))
        raise NoteTemplateUnusable(path=path, reason=known)
    if not path.is_file():
        raise NoteTemplateUnusable(path=path, reason=text("briefing.template.missing", language))
