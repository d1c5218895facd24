"""Builds the index beside the old one and swaps: a killed build leaves the old one serving."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from index.embedder import Embedder
from index.entries import SPLITTING_VERSION, Entry, EntryKind, entries
from index.errors import HomeNotWritable, IndexBusy, IndexDamaged, IndexMissing
from index.layout import IndexFolder, IndexHome, Manifest
from index.lexical import LexicalIndex
from index.vector_cache import CachedEmbeddings
from index.vectors import VectorStore
from index.words import Aliases

BATCH = 64
_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}
Progress = Callable[[int, int], None]
# e5 is trained with two prefixes: what is asked, and what may answer it.
_ROLES = {
    EntryKind.PASSAGE: "passage",
    EntryKind.SENTENCE: "passage",
    EntryKind.QUESTION: "query",
}


@dataclass(frozen=True)
class BuildReport:
    """What a build did: entries held, embedded now, kept from the old index; not `rebuilt` when up to date."""

    entries: int
    embedded: int
    kept: int
    rebuilt: bool
    folder: Path


def is_current(manifest: Manifest, dossier: Dossier, model_id: str) -> bool:
    """Whether an index was made from this dossier, with this model and this splitting."""
    made_from = (manifest.dossier_version, manifest.model_id, manifest.splitting)
    return made_from == (dossier.version, model_id, SPLITTING_VERSION)


def build_index(
    dossier: Dossier, embedder: Embedder, home: Path, progress: Progress | None = None, wait_s: float = 0
) -> BuildReport:
    """Brings the index up to date with the dossier.

    `progress(done, total)` counts entries. Raises HomeNotWritable, and IndexBusy when another
    process is still building after `wait_s` seconds.
    """
    index_home = IndexHome(home)
    with _locked(index_home, home, wait_s):
        return _build(dossier, embedder, index_home, progress or _silent)


def _build(dossier: Dossier, embedder: Embedder, home: IndexHome, progress: Progress) -> BuildReport:
    old, manifest = _whole_current(home)
    total = sum(manifest.counts.values()) if manifest else 0
    if old and manifest and is_current(manifest, dossier, embedder.model_id):
        return BuildReport(total, 0, total, False, old.path)
    staging = home.staging()
    reusable = manifest and (manifest.model_id, manifest.splitting) == (embedder.model_id, SPLITTING_VERSION)
    if old and manifest and reusable:
        shutil.copytree(old.chroma, staging.chroma)
        # A reader of the old index may have been writing Chroma's bookkeeping during the copy.
        if staging.rows() != manifest.rows:
            shutil.rmtree(staging.chroma)
    wanted, kept, embedded = _fill(dossier, embedder, home, staging, progress)
    aliases = Aliases.of(dossier)
    for language in LANGUAGES:
        LexicalIndex.build(dossier, language, aliases).save(staging.bm25(language))
    staging.seal(embedder.model_id, dossier.version, {kind: len(ids) for kind, ids in wanted.items()})
    staging.verify()
    final = home.publish(staging)
    return BuildReport(sum(map(len, wanted.values())), embedded, kept, True, final.path)


def clear_index(home: Path) -> Path:
    """Removes the index and the remembered vectors; raises IndexBusy and HomeNotWritable like `build_index`."""
    index_home = IndexHome(home)
    with _locked(index_home, home, wait_s=0):
        index_home.clear()
    return index_home.path


@contextmanager
def _locked(index_home: IndexHome, home: Path, wait_s: float) -> Iterator[None]:
    try:
        index_home.path.mkdir(parents=True, exist_ok=True)
        with FileLock(index_home.lock, timeout=wait_s):
            yield
    except Timeout as error:
        raise IndexBusy(path=index_home.path) from error
    except OSError as error:
        if error.errno not in _NOT_WRITABLE:
            raise
        raise HomeNotWritable(path=home) from error


def _silent(_done: int, _total: int) -> None:
    """No progress to show."""


def _whole_current(home: IndexHome) -> tuple[IndexFolder | None, Manifest | None]:
    try:
        folder = home.current()
        return folder, folder.verify()
    except (IndexMissing, IndexDamaged):
        return None, None


def _fill(
    dossier: Dossier, embedder: Embedder, home: IndexHome, staging: IndexFolder, progress: Progress
) -> tuple[dict[EntryKind, set[str]], int, int]:
    """Makes the staged vector store hold exactly the dossier's entries; returns their ids, kept, embedded."""
    caches = {kind: CachedEmbeddings(embedder, home.cache, role) for kind, role in _ROLES.items()}
    store = VectorStore(staging.chroma, dict(caches))
    try:
        wanted: dict[EntryKind, dict[str, Entry]] = {kind: {} for kind in EntryKind}
        for entry in entries(dossier):
            wanted[entry.kind][entry.id] = entry
        present = {kind: store.ids(kind) for kind in EntryKind}
        kept = sum(len(present[kind] & wanted[kind].keys()) for kind in EntryKind)
        done, total = kept, sum(map(len, wanted.values()))
        progress(done, total)
        for kind in EntryKind:
            store.remove(kind, sorted(present[kind] - wanted[kind].keys()))
            missing = [entry for key, entry in wanted[kind].items() if key not in present[kind]]
            for batch in _batches(missing):
                store.add(kind, batch)
                done += len(batch)
                progress(done, total)
    finally:
        store.close()
    return {kind: set(found) for kind, found in wanted.items()}, kept, sum(c.computed for c in caches.values())


def _batches(items: Iterable[Entry]) -> Iterator[list[Entry]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
