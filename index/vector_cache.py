"""Vectors already computed, by content, so that an unchanged text is never embedded again.

A killed build keeps what it had embedded: every batch is committed before it reaches the vector store.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from index.embedder import Embedder

_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_CHUNK = 500


class CachedEmbeddings(Embeddings):
    """Embeds through an `Embedder` what the cache at `path` does not hold; `computed` counts those.

    `role` tells passages (`passage: `) from questions (`query: `): the same text has another vector.
    """

    def __init__(self, embedder: Embedder, path: Path, role: str = "passage") -> None:
        self._embedder = embedder
        self._role = role
        self.computed = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        try:
            self._prepare()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.unlink()
            self._prepare()

    def _prepare(self) -> None:
        with closing(sqlite3.connect(self._path)) as connection, connection:
            connection.execute(_SCHEMA)
            connection.execute("SELECT 1 FROM vectors LIMIT 1").fetchone()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector per text, computed or remembered."""
        try:
            return self._embed_documents(texts)
        except sqlite3.OperationalError:
            # Locked, full or read-only: the cache itself may be sound.
            raise
        except sqlite3.DatabaseError:
            self._path.unlink()
            self._prepare()
            return self._embed_documents(texts)

    def _embed_documents(self, texts: list[str]) -> list[list[float]]:
        keys = [self._key(text) for text in texts]
        with closing(sqlite3.connect(self._path)) as connection:
            known = self._known(connection, keys)
            missing = list({key: text for key, text in zip(keys, texts, strict=True) if key not in known}.items())
            if missing:
                embed = self._embedder.passages_array if self._role == "passage" else self._embedder.queries_array
                vectors = embed([text for _, text in missing])
                rows = [(key, vector.tobytes()) for (key, _), vector in zip(missing, vectors, strict=True)]
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
                known |= dict(rows)
                self.computed += len(missing)
        return [np.frombuffer(known[key], np.float32).tolist() for key in keys]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question; never cached, since nothing about the asker is kept."""
        return self._embedder.embed_query(text)

    def _key(self, text: str) -> bytes:
        embedder = self._embedder
        model = embedder.passages_id if self._role == "passage" else embedder.model_id
        return hashlib.sha256(f"{model}\0{self._role}\0{text}".encode()).digest()

    def _known(self, connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        known: dict[bytes, bytes] = {}
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608 - only marks are inserted
            known |= dict(connection.execute(query, chunk).fetchall())
        length = self._embedder.dimensions * 4
        return {key: vector for key, vector in known.items() if len(vector) == length}
