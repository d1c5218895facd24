"""The files that notes take their looks from: ours, or the ministry's own."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

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
    if not suffixes:
        raise unusable(path, "none", format=note_format)
    if path.suffix.lower() not in suffixes:
        raise unusable(path, "other", format=note_format, known=", ".join(suffixes))
    if not path.is_file():
        raise unusable(path, "missing")


def check_package(path: Path, part: str, note_format: str) -> None:
    """Raises NoteTemplateUnusable for what is no office file of this format, which has a part of that name."""
    try:
        with ZipFile(path) as archive:
            archive.getinfo(part)
    except (OSError, BadZipFile, KeyError) as error:
        raise unusable(path, "foreign", format=note_format) from error


def unusable(path: Path, reason: str, **params: str) -> NoteTemplateUnusable:
    """The error that names the file and says why, in the words of the catalogue."""
    return NoteTemplateUnusable(path=path, reason=text(f"briefing.template.{reason}", interface_language(), **params))
