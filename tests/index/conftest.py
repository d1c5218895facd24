"""The built-in model expanded once for all tests, the engine it is compared with, and a model of toy size."""

from __future__ import annotations

import hashlib
import os
import struct
from pathlib import Path

import numpy as np
import pytest

from index.e5_expansion import expand
from index.e5_weights import read_weights
from index.embedder import Embedder, load_embedder

REPOSITORY = Path(__file__).parents[2]
TINY_PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "▁a", "é", "<mask>"]
TINY_SIZES = (32, 1, 2, 64, 12, 16, 2)
"""Hidden, layers, heads, feed-forward, vocabulary, positions, token types."""


@pytest.fixture(scope="session")
def model_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose `models` is HDH_TEST_MODELS, else the repository's own if it has one, else temporary."""
    home = tmp_path_factory.mktemp("home")
    shared = os.environ.get("HDH_TEST_MODELS")
    folder = Path(shared) if shared else REPOSITORY / ".dossier" / "models"
    if shared:
        folder.mkdir(parents=True, exist_ok=True)
    if folder.is_dir():
        (home / "models").symlink_to(folder.resolve())
    return home


@pytest.fixture(scope="session")
def embedder(model_home: Path) -> Embedder:
    """The built-in model."""
    return load_embedder(model_home)


@pytest.fixture
def tiny_weights() -> bytes:
    """A weights file of toy size with the layout of the real one; the same bytes every time."""
    texts = [piece.encode() for piece in TINY_PIECES]
    offsets = np.cumsum([0, *map(len, texts)]).astype(np.uint32)
    scores = np.array([0, 0, 0, 0, *(-float(i) for i in range(1, len(texts) - 4)), 0], np.float32)
    blob = b"".join(texts)
    head = b"E5S1" + struct.pack("<i7ifi", 1, *TINY_SIZES, 1e-12, 32)
    head += struct.pack("<5iQ", len(texts), 0, 2, 1, 3, len(blob)) + offsets.tobytes() + scores.tobytes() + blob
    head += struct.pack("<iI", 1, 9) + struct.pack("<IBI", 0xA0, 1, 0x20)
    tensors = _tiny_tensors()
    start = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    directory = struct.pack("<i", len(tensors))
    for name, (kind, count, data) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, start, len(data))
        start += len(data)
    return head + directory + b"".join(data for _, _, data in tensors.values())


@pytest.fixture
def tiny_model(tmp_path: Path, tiny_weights: bytes) -> Path:
    """A sentence-transformers folder of toy size, 32 dimensions."""
    (tmp_path / "weights.bin").write_bytes(tiny_weights)
    folder = tmp_path / "tiny-model"
    folder.mkdir()
    expand(read_weights(tmp_path / "weights.bin", hashlib.sha256(tiny_weights).hexdigest()), folder)
    return folder


def _tiny_tensors() -> dict[str, tuple[int, int, bytes]]:
    random = np.random.default_rng(7)

    def plain(count: int) -> tuple[int, int, bytes]:
        return 0, count, random.normal(1, 0.1, count).astype(np.float32).tobytes()

    def packed(count: int) -> tuple[int, int, bytes]:
        scales = random.normal(0, 0.05, (count // 32, 1)).astype(np.float16).view(np.uint8)
        halves = random.integers(0, 256, (count // 32, 16), np.uint8)
        return 1, count, np.concatenate([scales, halves], axis=1).tobytes()

    hidden, _, _, wide, words, positions, types = TINY_SIZES
    tensors = {
        "emb.word": packed(words * hidden), "emb.pos": plain(positions * hidden), "emb.type": plain(types * hidden),
        "emb.ln.w": plain(hidden), "emb.ln.b": plain(hidden),
    }  # fmt: skip
    for part in ("q", "k", "v", "ao"):
        tensors |= {f"l0.{part}.w": packed(hidden * hidden), f"l0.{part}.b": plain(hidden)}
    for part, rows in (("fi", wide), ("fo", hidden)):
        tensors |= {f"l0.{part}.w": packed(hidden * wide), f"l0.{part}.b": plain(rows)}
    for part in ("aln", "oln"):
        tensors |= {f"l0.{part}.w": plain(hidden), f"l0.{part}.b": plain(hidden)}
    return tensors
