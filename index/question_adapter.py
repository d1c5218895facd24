"""How the built-in model reads questions: a low-rank correction of its layers, learned on the typical questions.

Each linear layer W of the encoder reads a question as W + B·A, with A and B of rank 8 (Hu et al. 2021,
“LoRA: Low-Rank Adaptation of Large Language Models”). Passages are read by the model as it is.
tests/bench/train_question_adapter.py learns the correction; docs/decisions/question-adapter.md says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

ADAPTER_FILE = Path(__file__).with_name("question_adapter.safetensors")


class QuestionAdapter:
    """The correction, laid over a model's linear layers; it acts within `reading_questions` only.

    One thread at a time may use the model, as `Embedder` sees to.
    """

    def __init__(self, model: SentenceTransformer, tensors: dict[str, torch.Tensor]) -> None:
        self._acts = False
        encoder: Any = model[0]
        for name in sorted({key.rpartition(".")[0] for key in tensors}):
            layer = encoder.auto_model.get_submodule(name)
            layer.register_forward_hook(self._correction(tensors[f"{name}.A"], tensors[f"{name}.B"]))

    @contextmanager
    def reading_questions(self) -> Iterator[None]:
        """Within this block the model reads questions."""
        self._acts = True
        try:
            yield
        finally:
            self._acts = False

    def _correction(self, down: torch.Tensor, up: torch.Tensor) -> Any:  # noqa: ANN401 - torch's own hook type
        def corrected(_: torch.nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor) -> torch.Tensor:
            return output + (inputs[0] @ down.T) @ up.T if self._acts else output

        return corrected


def load_question_adapter(model: SentenceTransformer) -> QuestionAdapter:
    """The correction that ships with the product, laid over the built-in model."""
    from safetensors.torch import load_file

    return QuestionAdapter(model, {name: tensor.float() for name, tensor in load_file(ADAPTER_FILE).items()})


@cache
def adapter_digest() -> str:
    """SHA-256 of the correction's file, in hexadecimal."""
    return hashlib.sha256(ADAPTER_FILE.read_bytes()).hexdigest()
