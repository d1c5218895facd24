"""The expanded folder: the published tokenizer, and a model any sentence-transformers program can load."""

from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.e5_expansion import PACKED_WORDS, expand
from index.e5_weights import find_weights, read_weights
from index.embedder import Embedder, load_embedder
from index.embedding_model import ensure_model
from index.packed_words import PackedWords

HELLO_WORLD = [0, 35378, 8999, 2]
"""Token ids of "Hello world" in XLM-RoBERTa's published tokenizer, which the model shares."""


@pytest.fixture(scope="module")
def folder(model_home: Path) -> Path:
    return ensure_model(model_home)


@pytest.fixture(scope="module")
def tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def published_normalisation() -> dict[str, str]:
    """What the published normaliser makes of each character it changes, from the weights file."""
    data = find_weights().read_bytes()
    at = 48 + 16
    (pieces,) = struct.unpack_from("<i", data, 44)
    (blob,) = struct.unpack_from("<Q", data, at)
    at += 8 + 4 * (pieces + 1) + 4 * pieces + blob
    count, _ = struct.unpack_from("<iI", data, at)
    at += 8
    changes = {}
    for _ in range(count):
        character, length = struct.unpack_from("<IB", data, at)
        changes[chr(character)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, at + 5)))
        at += 5 + 4 * length
    return changes


def test_every_character_is_normalised_as_published(tokenizer: Tokenizer) -> None:
    changes = published_normalisation()
    letters = {chr(code): chr(code) for code in range(0x21, 0x2FFF) if chr(code) not in changes}
    expected = {**letters, **changes, "～": "～", "🈻": "🈻"}
    found = {character: tokenizer.normalizer.normalize_str(character) for character in expected}
    assert {c: found[c] for c in expected if found[c] != expected[c]} == {}


def test_words_get_their_published_ids(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("Hello world").ids == HELLO_WORLD


def test_a_pair_is_joined_as_published(tokenizer: Tokenizer) -> None:
    words = HELLO_WORLD[1:-1]
    assert tokenizer.encode("Hello world", "Hello world").ids == [0, *words, 2, 2, *words, 2]


@pytest.mark.parametrize(
    ("token", "number"), [("<s>", 0), ("<pad>", 1), ("</s>", 2), ("<unk>", 3), ("<mask>", 250_001)]
)
def test_special_tokens_have_their_published_ids(tokenizer: Tokenizer, token: str, number: int) -> None:
    assert tokenizer.token_to_id(token) == number


def test_the_mask_takes_the_space_before_it(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("a <mask> b").ids == [
        *tokenizer.encode("a").ids[:-1],
        250_001,
        *tokenizer.encode("b").ids[1:],
    ]


def test_an_accent_written_apart_is_joined(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("donne\u0301es").ids == tokenizer.encode("données").ids


def test_any_program_can_load_the_folder_and_gets_the_same_vectors(
    folder: Path, embedder: Embedder, model_home: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    text = "La migration des données de santé 🏥"
    plain = SentenceTransformer(str(folder), local_files_only=True)
    assert plain.max_seq_length == 512
    assert np.allclose(plain.encode_query(text), load_embedder(model_home, adapted=False).embed_query(text), atol=1e-6)
    assert np.allclose(plain.encode("passage: " + text), embedder.embed_documents([text])[0], atol=1e-6)


def test_packed_words_are_the_matrix_to_the_last_bit(tmp_path: Path, tiny_weights: bytes) -> None:
    import torch

    path = tmp_path / "weights.bin"
    path.write_bytes(tiny_weights)
    expand(read_weights(path, hashlib.sha256(tiny_weights).hexdigest()), tmp_path)
    matrix = load_file(tmp_path / "model.safetensors")["embeddings.word_embeddings.weight"]
    words = PackedWords(tmp_path / PACKED_WORDS, width=32)
    tokens = torch.tensor([[0, 11, 3], [3, 5, 7]])
    assert np.array_equal(words(tokens).numpy(), matrix[tokens.numpy()])


def test_the_prefixes_are_declared(folder: Path) -> None:
    declared = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))
    assert declared["prompts"] == {"query": "query: ", "passage": "passage: ", "document": "passage: "}
