"""Opens the index that serves, after proving that it is whole and made from this dossier."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language
from index.build import Progress, build_index, is_current
from index.embedder import Embedder
from index.entries import EntryKind
from index.errors import IndexDamaged, IndexMissing, IndexStale
from index.layout import IndexHome, Manifest
from index.lexical import LexicalIndex
from index.vectors import VectorStore
from index.words import Aliases

# A first build of a large dossier takes minutes; a second process waits for it rather than fail.
BUILD_WAIT_S = 900.0


@dataclass(frozen=True)
class OpenIndex:
    """An index ready to be searched, with the dossier and the model that it was made from."""

    dossier: Dossier
    embedder: Embedder
    vectors: VectorStore
    lexical: dict[Language, LexicalIndex]
    aliases: Aliases
    manifest: Manifest


@dataclass(frozen=True)
class IndexStatus:
    """What `dossier index status` tells: `reason` names the damaged file, if any."""

    state: Literal["missing", "damaged", "stale", "ready"]
    path: Path
    manifest: Manifest | None = None
    reason: str = ""


def open_index(dossier: Dossier, embedder: Embedder, home: Path) -> OpenIndex:
    """The index that serves; raises IndexMissing, IndexDamaged or IndexStale."""
    folder = IndexHome(home).current()
    manifest = folder.verify()
    if not is_current(manifest, dossier, embedder.model_id):
        raise IndexStale(path=folder.path)
    aliases = Aliases.of(dossier)
    vectors = VectorStore(folder.chroma)
    if any(vectors.count(kind) != manifest.counts[kind] for kind in EntryKind):
        vectors.close()
        raise IndexDamaged(path=folder.path, reason="chroma")
    lexical = {language: LexicalIndex.load(folder.bm25(language), language, aliases) for language in LANGUAGES}
    return OpenIndex(dossier, embedder, vectors, lexical, aliases, manifest)


def ensure_index(dossier: Dossier, embedder: Embedder, home: Path, progress: Progress | None = None) -> OpenIndex:
    """The index that serves, built or brought up to date first when it has to be."""
    try:
        return open_index(dossier, embedder, home)
    except (IndexMissing, IndexDamaged, IndexStale):
        build_index(dossier, embedder, home, progress, wait_s=BUILD_WAIT_S)
        return open_index(dossier, embedder, home)


def index_status(dossier: Dossier, model_id: str, home: Path) -> IndexStatus:
    """Whether the index can serve, without loading it."""
    try:
        folder = IndexHome(home).current()
    except IndexMissing:
        return IndexStatus("missing", IndexHome(home).path)
    try:
        manifest = folder.verify()
    except IndexDamaged as error:
        return IndexStatus("damaged", folder.path, reason=str(error.params["reason"]))
    state: Literal["ready", "stale"] = "ready" if is_current(manifest, dossier, model_id) else "stale"
    return IndexStatus(state, folder.path, manifest)
