"""Where snapshots are kept: `<home>/snapshots/<version>.json.gz`, one a version, never rewritten.

The newest thirty stay, and of older ones the last of each month.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from assistant.tracking.errors import SnapshotAmbiguous, SnapshotDamaged, SnapshotUnknown
from assistant.tracking.snapshot import FORMAT, Snapshot, take_snapshot
from corpus.dossier import Dossier
from index.errors import HomeNotWritable

KEPT = 30
_SUFFIX = ".json.gz"
# A version's digest is hexadecimal; fewer characters than this would hit by chance.
_SHORTEST = 4


@dataclass(frozen=True)
class Kept:
    """A snapshot on the shelf."""

    version: str
    made_at: datetime
    path: Path


class Shelf:
    """The snapshots of a `DOSSIER_HOME`."""

    def __init__(self, home: Path) -> None:
        self.path = home / "snapshots"

    def keep(self, dossier: Dossier, made_at: datetime | None = None) -> Path:
        """The file of this version's snapshot, made if there is none yet; raises HomeNotWritable."""
        path = self._file(dossier.version)
        if path.is_file():
            return path
        content = take_snapshot(dossier, made_at).model_dump_json().encode()
        partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(gzip.compress(content, mtime=0))
            partial.replace(path)
            self._prune()
        except OSError as error:
            raise HomeNotWritable(path=self.path) from error
        return path

    def kept(self) -> list[Kept]:
        """The readable snapshots, oldest first."""
        found = []
        for path in self.path.glob(f"[!.]*{_SUFFIX}"):
            try:
                found.append(_label(path))
            except SnapshotDamaged:
                continue
        return sorted(found, key=lambda kept: (kept.made_at, kept.version))

    def of_version(self, version: str) -> Snapshot | None:
        """The snapshot of exactly this version, or None; raises SnapshotDamaged."""
        path = self._file(version)
        return read_snapshot(path) if path.is_file() else None

    def newest_by(self, day: date) -> Snapshot | None:
        """The newest snapshot made on or before the day (UTC), or None."""
        early = [kept for kept in self.kept() if kept.made_at.date() <= day]
        return read_snapshot(early[-1].path) if early else None

    def named(self, name: str) -> Snapshot:
        """The snapshot of a version, of the first characters of its name or digest, or of a file.

        Raises SnapshotUnknown, SnapshotAmbiguous or SnapshotDamaged.
        """
        if name.endswith(_SUFFIX) and Path(name).is_file():
            return read_snapshot(Path(name))
        paths = sorted(self.path.glob(f"[!.]*{_SUFFIX}"))
        versions = {path.name.removesuffix(_SUFFIX): path for path in paths}
        fitting = [name] if name in versions else [version for version in versions if _begins(version, name)]
        if not fitting:
            raise SnapshotUnknown(name=name, path=self.path)
        if len(fitting) > 1:
            raise SnapshotAmbiguous(name=name, fitting=", ".join(fitting))
        return read_snapshot(versions[fitting[0]])

    def _file(self, version: str) -> Path:
        return self.path / f"{re.sub(r'[^A-Za-z0-9.+-]', '_', version)}{_SUFFIX}"

    def _prune(self) -> None:
        older = self.kept()[:-KEPT]
        last_of_month = {f"{kept.made_at:%Y-%m}": kept for kept in older}
        for kept in older:
            if last_of_month[f"{kept.made_at:%Y-%m}"] is not kept:
                kept.path.unlink(missing_ok=True)


def read_snapshot(path: Path) -> Snapshot:
    """A snapshot's file, proved whole; raises SnapshotDamaged."""
    try:
        snapshot = Snapshot.model_validate_json(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise SnapshotDamaged(path=path) from error
    if snapshot.format != FORMAT or snapshot.digest != snapshot.content_digest:
        raise SnapshotDamaged(path=path)
    return snapshot


def _label(path: Path) -> Kept:
    """A snapshot's version and date, without the time that proving it whole would take."""
    try:
        tree = json.loads(gzip.decompress(path.read_bytes()))
        return Kept(str(tree["version"]), datetime.fromisoformat(tree["made_at"]).astimezone(UTC), path)
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise SnapshotDamaged(path=path) from error


def _begins(version: str, name: str) -> bool:
    _, _, digest = version.rpartition("+")
    return len(name) >= _SHORTEST and (version.startswith(name) or digest.startswith(name))
