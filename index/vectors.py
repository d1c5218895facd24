"""The vector store: Chroma through langchain-chroma, embedded in a folder, one collection per kind of entry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from corpus.records import Language
from index.entries import Entry, EntryKind

_SPACE = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 500}}


@dataclass(frozen=True)
class Hit:
    """An entry found near the question; `similarity` is the cosine."""

    passage_id: str
    language: Language
    position: int
    text: str
    similarity: float


class VectorStore:
    """The collections of one index folder."""

    def __init__(self, folder: Path, embeddings: dict[EntryKind, Embeddings] | None = None) -> None:
        settings = ChromaSettings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder))
        self._client: Any = chromadb.PersistentClient(path=str(folder), settings=settings)
        self._stores = {
            kind: Chroma(
                collection_name=kind.value,
                client=self._client,
                embedding_function=(embeddings or {}).get(kind),
                collection_configuration=_SPACE,  # type: ignore[arg-type]
            )
            for kind in EntryKind
        }

    def close(self) -> None:
        """Releases the folder's files."""
        self._client.close()

    def ids(self, kind: EntryKind) -> set[str]:
        """The ids of a collection's entries."""
        return set(self._stores[kind].get(include=[])["ids"])

    def count(self, kind: EntryKind) -> int:
        """How many entries a collection holds."""
        return len(self.ids(kind))

    def add(self, kind: EntryKind, batch: list[Entry]) -> None:
        """Embeds and stores a batch of entries of one kind."""
        self._stores[kind].add_texts(
            [entry.text for entry in batch],
            metadatas=[dict(entry.metadata) for entry in batch],
            ids=[entry.id for entry in batch],
        )

    def remove(self, kind: EntryKind, ids: list[str]) -> None:
        """Removes entries by id."""
        if ids:
            self._stores[kind].delete(ids=ids)

    def nearest(self, kind: EntryKind, vector: list[float], k: int) -> list[Hit]:
        """The k entries nearest to a query vector, nearest first."""
        found = self._stores[kind].similarity_search_by_vector_with_relevance_scores(vector, k=k)
        hits = [
            Hit(
                document.metadata["passage_id"], document.metadata["language"], document.metadata["position"],
                document.page_content, 1.0 - distance,
            )
            for document, distance in found
        ]  # fmt: skip
        # Chroma gives entries at the same distance in no settled order.
        return sorted(hits, key=lambda hit: (-hit.similarity, hit.passage_id, hit.language, hit.position))

    def vectors(self, kind: EntryKind, ids: list[str]) -> dict[str, np.ndarray]:
        """The stored vectors of some entries, by id."""
        found = self._stores[kind].get(ids=ids, include=["embeddings"])
        return dict(zip(found["ids"], np.asarray(found["embeddings"], np.float32), strict=True))
