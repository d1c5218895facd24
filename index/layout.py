"""Where an index lies on disk, and the proof that it is whole.

    <home>/index/CURRENT            name of the folder that serves
    <home>/index/<name>/chroma      vectors
    <home>/index/<name>/bm25-fr|en  words
    <home>/index/<name>/manifest.json   what it was made from, and the digest of its files
    <home>/index/building-…         a build under way; never served

A folder gets its name, and CURRENT its content, by an atomic rename once everything in it is written.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.records import LANGUAGES, Language
from index.entries import SPLITTING_VERSION, EntryKind
from index.errors import IndexDamaged, IndexMissing

FORMAT = 1
_DATABASE = "chroma.sqlite3"
# What Chroma's database holds of an index; its other tables change at each opening.
_TABLES = ("collections", "segments", "max_seq_id", "embeddings", "embedding_metadata", "embeddings_queue")


class Manifest(BaseModel):
    """What an index was made from, with the SHA-256 of each file that never changes and of the database's rows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    splitting: int = SPLITTING_VERSION
    model_id: str
    dossier_version: str
    counts: dict[EntryKind, int]
    built_at: datetime
    files: dict[str, str]
    rows: str


class IndexFolder:
    """One index on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def chroma(self) -> Path:
        """The vector store's folder."""
        return self.path / "chroma"

    def bm25(self, language: Language) -> Path:
        """A language's lexical index."""
        return self.path / f"bm25-{language}"

    def seal(self, model_id: str, dossier_version: str, counts: dict[EntryKind, int]) -> None:
        """Writes the manifest, last of all files; without it the folder is not an index."""
        manifest = Manifest(
            model_id=model_id, dossier_version=dossier_version, counts=counts,
            built_at=datetime.now(UTC), files=self._digests(), rows=self.rows(),
        )  # fmt: skip
        write_atomically(self.path / "manifest.json", manifest.model_dump_json(indent=1))

    def manifest(self) -> Manifest:
        """The manifest; raises IndexDamaged when it is absent or unreadable."""
        try:
            return Manifest.model_validate_json((self.path / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValidationError, UnicodeDecodeError) as error:
            raise IndexDamaged(path=self.path, reason="manifest.json") from error

    def verify(self) -> Manifest:
        """The manifest of a whole index; raises IndexDamaged naming the first file that is not as written."""
        manifest = self.manifest()
        if manifest.format != FORMAT:
            raise IndexDamaged(path=self.path, reason=f"format {manifest.format}")
        found = self._digests()
        wrong = [name for name, digest in manifest.files.items() if found.get(name) != digest]
        if wrong:
            raise IndexDamaged(path=self.path, reason=wrong[0])
        if self.rows() != manifest.rows:
            raise IndexDamaged(path=self.path, reason=_DATABASE)
        return manifest

    def rows(self) -> str:
        """Digest of what Chroma's database holds, empty when SQLite finds it out of order."""
        digest = hashlib.sha256()
        try:
            with closing(sqlite3.connect(f"file:{self.chroma / _DATABASE}?mode=ro", uri=True)) as connection:
                connection.text_factory = bytes
                if connection.execute("PRAGMA quick_check(1)").fetchone() != (b"ok",):
                    return ""
                for table in _TABLES:
                    for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid"):  # noqa: S608 - our names
                        digest.update(repr(row).encode())
        except sqlite3.DatabaseError:
            return ""
        return digest.hexdigest()

    def _digests(self) -> dict[str, str]:
        """SHA-256 by relative path, of the files that reading an index leaves alone.

        Chroma rewrites its database's bookkeeping at each opening, and, until it has persisted a
        segment (its `index_metadata.pickle` tells), the segment's files, which it does not read.
        """
        files = [file for language in LANGUAGES for file in self.bm25(language).rglob("*") if file.is_file()]
        for metadata in self.chroma.glob("*/index_metadata.pickle"):
            files += [file for file in metadata.parent.iterdir() if file.is_file()]
        return {file.relative_to(self.path).as_posix(): _digest(file) for file in sorted(files)}


class IndexHome:
    """All index folders of a `DOSSIER_HOME`."""

    def __init__(self, home: Path) -> None:
        self.path = home / "index"

    @property
    def cache(self) -> Path:
        """The vectors computed so far."""
        return self.path / "vectors.sqlite3"

    @property
    def lock(self) -> Path:
        """Held by the one process that builds."""
        return self.path / "build.lock"

    def current(self) -> IndexFolder:
        """The folder that serves; raises IndexMissing when there is none."""
        name = self._current_name()
        if name not in {folder.name for folder in self.path.glob("2*T*")}:
            raise IndexMissing(path=self.path)
        return IndexFolder(self.path / name)

    def _current_name(self) -> str:
        try:
            return (self.path / "CURRENT").read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def staging(self) -> IndexFolder:
        """A new folder to build in; what killed builds left is removed first (call with the lock held)."""
        self.path.mkdir(parents=True, exist_ok=True)
        for leftover in self.path.glob("building-*"):
            shutil.rmtree(leftover)
        for leftover in self.path.glob("*.partial"):
            leftover.unlink()
        folder = self.path / f"building-{os.getpid()}"
        folder.mkdir()
        return IndexFolder(folder)

    def publish(self, staging: IndexFolder) -> IndexFolder:
        """Makes a finished folder the one that serves; keeps the previous one for readers still on it."""
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
        final = self.path / name
        staging.path.rename(final)
        previous = self._current_name()
        write_atomically(self.path / "CURRENT", name)
        for folder in self.path.glob("2*T*"):
            if folder.is_dir() and folder.name not in (name, previous):
                shutil.rmtree(folder, ignore_errors=True)
        return IndexFolder(final)

    def clear(self) -> None:
        """Removes every index, finished or not, and the remembered vectors (call with the lock held)."""
        for folder in [*self.path.glob("2*T*"), *self.path.glob("building-*")]:
            shutil.rmtree(folder)
        for name in ("CURRENT", self.cache.name):
            (self.path / name).unlink(missing_ok=True)


def write_atomically(path: Path, content: str) -> None:
    """Replaces a file's content in one step: a reader sees the old text or the new, never half of it."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.write_text(content, encoding="utf-8")
    partial.replace(path)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
