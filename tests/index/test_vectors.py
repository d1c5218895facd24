"""The vector store: what is added is found again, nearest first, each kind in a collection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.entries import Entry, EntryKind
from index.vectors import VectorStore
from tests.index.small_dossier import embedder

MODEL = embedder()
TEXTS = ["le marché intercalaire", "le marché", "la santé"]
ENTRIES = [Entry(EntryKind.SENTENCE, f"d#{n}", "fr", n, text) for n, text in enumerate(TEXTS)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chroma"


@pytest.fixture
def store(folder: Path) -> Iterator[VectorStore]:
    store = VectorStore(folder, dict.fromkeys(EntryKind, MODEL))
    store.add(EntryKind.SENTENCE, ENTRIES)
    yield store
    store.close()


def vector(text: str) -> list[float]:
    return MODEL.embed_documents([text])[0]


def test_the_nearest_entries_come_first(store: VectorStore):
    hits = store.nearest(EntryKind.SENTENCE, vector("le marché intercalaire"), 3)
    assert [hit.text for hit in hits] == TEXTS


def test_similarity_is_the_cosine(store: VectorStore):
    hits = store.nearest(EntryKind.SENTENCE, vector("le marché"), 3)
    expected = {text: float(np.dot(vector(text), vector("le marché"))) for text in TEXTS}
    assert {hit.text: hit.similarity for hit in hits} == pytest.approx(expected, abs=1e-5)


def test_a_hit_points_back_to_its_place(store: VectorStore):
    (hit,) = store.nearest(EntryKind.SENTENCE, vector("la santé"), 1)
    assert (hit.passage_id, hit.language, hit.position) == ("d#2", "fr", 2)


def test_asking_for_more_than_there_is_gives_all(store: VectorStore):
    assert len(store.nearest(EntryKind.SENTENCE, vector("le"), 50)) == 3


def test_an_empty_collection_finds_nothing(store: VectorStore):
    assert store.nearest(EntryKind.QUESTION, vector("le"), 5) == []


def test_kinds_do_not_mix(store: VectorStore):
    store.add(EntryKind.QUESTION, [Entry(EntryKind.QUESTION, "d#9", "en", 0, "the market")])
    assert {kind: store.count(kind) for kind in EntryKind} == {
        EntryKind.PASSAGE: 0, EntryKind.QUESTION: 1, EntryKind.SENTENCE: 3
    }  # fmt: skip


def test_a_removed_entry_is_not_found(store: VectorStore):
    store.remove(EntryKind.SENTENCE, [ENTRIES[0].id])
    hits = store.nearest(EntryKind.SENTENCE, vector(TEXTS[0]), 3)
    assert [hit.text for hit in hits] == TEXTS[1:]
    assert store.ids(EntryKind.SENTENCE) == {entry.id for entry in ENTRIES[1:]}


def test_removing_nothing_changes_nothing(store: VectorStore):
    store.remove(EntryKind.SENTENCE, [])
    assert store.count(EntryKind.SENTENCE) == 3


def test_a_stored_vector_is_the_one_embedded(store: VectorStore):
    found = store.vectors(EntryKind.SENTENCE, [ENTRIES[1].id, ENTRIES[2].id])
    assert np.allclose(found[ENTRIES[1].id], vector(TEXTS[1]))
    assert np.allclose(found[ENTRIES[2].id], vector(TEXTS[2]))


def test_what_was_stored_outlives_the_store(folder: Path, store: VectorStore):
    store.close()
    again = VectorStore(folder)
    try:
        assert [hit.text for hit in again.nearest(EntryKind.SENTENCE, vector(TEXTS[0]), 3)] == TEXTS
    finally:
        again.close()
