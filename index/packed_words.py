"""The word vectors of the built-in model, kept in their 4 bits while it runs.

The float32 matrix is 384 MB for 250,000 words. Mapped from disk it still fills memory, since the kernel
maps some sixteen pages around each one read. Packed it is 54 MB, and a text's few rows are unpacked
to the very same values in microseconds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from index.e5_weights import BLOCK_BYTES, BLOCK_WEIGHTS, unpack

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class PackedWords(torch.nn.Module):
    """Stands in for `torch.nn.Embedding` over a file of Q4_0 rows of `width` weights."""

    def __init__(self, path: Path, width: int) -> None:
        super().__init__()
        self.width = width
        self._rows = np.memmap(path, np.uint8, "r").reshape(-1, width // BLOCK_WEIGHTS * BLOCK_BYTES)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Rows of the matrix, shape of `tokens` × width."""
        values = unpack(self._rows[tokens.cpu().numpy()].reshape(-1, BLOCK_BYTES))
        return torch.from_numpy(values).view(*tokens.shape, self.width).to(tokens.device)


def use_packed_words(model: SentenceTransformer, path: Path) -> None:
    """Puts the packed words in the place of the model's own."""
    encoder: Any = model[0]
    embeddings = encoder.auto_model.embeddings
    embeddings.word_embeddings = PackedWords(path, embeddings.word_embeddings.embedding_dim)
