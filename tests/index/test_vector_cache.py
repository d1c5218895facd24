"""The remembered vectors: computed once per model, role and text, and replaced when damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.vector_cache import CachedEmbeddings
from tests.index.small_dossier import BagOfWords, OutOfOrder

MANY = [f"phrase {n}" for n in range(1200)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "vectors.sqlite3"


def test_a_remembered_text_is_not_embedded_again(path: Path):
    model = BagOfWords()
    CachedEmbeddings(model, path).embed_documents(["un", "deux"])
    CachedEmbeddings(model, path).embed_documents(["deux", "trois", "un"])
    assert model.texts == [("passage", "un"), ("passage", "deux"), ("passage", "trois")]


def test_a_text_that_comes_twice_at_once_is_embedded_once(path: Path):
    model = BagOfWords()
    CachedEmbeddings(model, path).embed_documents(["un", "un"])
    assert model.texts == [("passage", "un")]


def test_a_remembered_vector_is_the_one_that_was_computed(path: Path):
    model = BagOfWords()
    cache = CachedEmbeddings(model, path)
    computed = cache.embed_documents(["un", "deux"])
    assert cache.embed_documents(["un", "deux"]) == computed == model.passages_array(["un", "deux"]).tolist()


def test_vectors_come_in_the_order_of_the_texts(path: Path):
    model = BagOfWords()
    cache = CachedEmbeddings(model, path)
    cache.embed_documents(["b"])
    assert np.allclose(cache.embed_documents(["a", "b", "c"]), model.passages_array(["a", "b", "c"]))


def test_more_texts_than_one_look_up_takes_are_all_remembered(path: Path):
    cache = CachedEmbeddings(BagOfWords(), path)
    computed = cache.embed_documents(MANY)
    assert cache.embed_documents(MANY) == computed
    assert cache.computed == len(MANY)


def test_no_text_gives_no_vector(path: Path):
    assert CachedEmbeddings(BagOfWords(), path).embed_documents([]) == []


def test_a_text_has_a_vector_for_each_role(path: Path):
    model = BagOfWords()
    as_passage = CachedEmbeddings(model, path, "passage").embed_documents(["un"])
    as_question = CachedEmbeddings(model, path, "query").embed_documents(["un"])
    assert as_passage == model.passages_array(["un"]).tolist()
    assert as_question == model.queries_array(["un"]).tolist() != as_passage


def test_another_model_embeds_for_itself(path: Path):
    CachedEmbeddings(BagOfWords("one"), path).embed_documents(["un"])
    other = BagOfWords("other", dimensions=8)
    (vector,) = CachedEmbeddings(other, path).embed_documents(["un"])
    assert len(vector) == 8


def test_computed_counts_what_was_not_remembered(path: Path):
    CachedEmbeddings(BagOfWords(), path).embed_documents(["un"])
    cache = CachedEmbeddings(BagOfWords(), path)
    cache.embed_documents(["un", "deux"])
    assert cache.computed == 1


def test_what_was_embedded_before_a_failure_is_remembered(path: Path):
    failing = CachedEmbeddings(BagOfWords(fails_after=2), path)
    failing.embed_documents(["un", "deux"])
    with pytest.raises(OutOfOrder):
        failing.embed_documents(["trois"])
    model = BagOfWords()
    CachedEmbeddings(model, path).embed_documents(["un", "deux", "trois"])
    assert model.texts == [("passage", "trois")]


def test_a_question_asked_is_not_kept(path: Path):
    cache = CachedEmbeddings(BagOfWords(), path)
    before = path.read_bytes()
    cache.embed_query("Mon numéro est le 06")
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", [b"not a database at all, and long enough to be read as one" * 40, b"\0" * 4096])
def test_a_file_that_is_no_cache_is_replaced(path: Path, damage: bytes):
    path.parent.mkdir()
    path.write_bytes(damage)
    cache = CachedEmbeddings(BagOfWords(), path)
    assert cache.embed_documents(["un"]) == cache.embed_documents(["un"])
    assert cache.computed == 1


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_cache_cut_short_is_replaced(path: Path, part: float):
    CachedEmbeddings(BagOfWords(), path).embed_documents(MANY)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    model = BagOfWords()
    vectors = CachedEmbeddings(model, path).embed_documents(MANY)
    assert np.allclose(vectors, model.passages_array(MANY))


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_cache_with_a_damaged_page_is_replaced(path: Path, part: float):
    CachedEmbeddings(BagOfWords(), path).embed_documents(MANY)
    data = bytearray(path.read_bytes())
    at = int(len(data) * part) // 4096 * 4096
    data[at : at + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    model = BagOfWords()
    vectors = CachedEmbeddings(model, path).embed_documents(MANY)
    assert np.allclose(vectors, model.passages_array(MANY))


def test_a_vector_of_the_wrong_length_is_computed_again(path: Path):
    CachedEmbeddings(BagOfWords(), path).embed_documents(["un"])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE vectors SET vector = x'00112233445566'")
    model = BagOfWords()
    assert CachedEmbeddings(model, path).embed_documents(["un"]) == model.passages_array(["un"]).tolist()
