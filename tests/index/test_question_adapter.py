"""What was learned for questions acts on questions, and on nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from sentence_transformers import SentenceTransformer

from index.embedder import Embedder, load_embedder
from index.question_adapter import ADAPTER_FILE, QuestionAdapter

LAYER = "encoder.layer.0.attention.self.query"
TEXTS = ["a b", "é a b"]


@pytest.fixture
def tiny(tiny_model: Path) -> SentenceTransformer:
    """A model of toy size, 32 dimensions, one layer."""
    return SentenceTransformer(str(tiny_model), local_files_only=True)


def correction(up: float) -> dict[str, torch.Tensor]:
    random = torch.Generator().manual_seed(3)
    return {f"{LAYER}.A": torch.randn(2, 32, generator=random), f"{LAYER}.B": torch.full((32, 2), up)}


def vectors(model: SentenceTransformer) -> np.ndarray:
    return np.asarray(model.encode(TEXTS, show_progress_bar=False))


def test_a_correction_acts_within_its_block_only(tiny: SentenceTransformer) -> None:
    before = vectors(tiny)
    adapter = QuestionAdapter(tiny, correction(5.0))
    with adapter.reading_questions():
        within = vectors(tiny)
    assert not np.allclose(within, before, atol=1e-4)
    assert np.array_equal(vectors(tiny), before)


def test_a_correction_stops_acting_after_an_error(tiny: SentenceTransformer) -> None:
    before = vectors(tiny)
    adapter = QuestionAdapter(tiny, correction(5.0))
    with pytest.raises(ZeroDivisionError), adapter.reading_questions():
        raise ZeroDivisionError
    assert np.array_equal(vectors(tiny), before)


def test_a_correction_adds_the_product_of_its_two_matrices(tiny: SentenceTransformer) -> None:
    tensors = correction(0.01)
    adapter = QuestionAdapter(tiny, tensors)
    with adapter.reading_questions():
        hooked = vectors(tiny)
    layer = tiny[0].auto_model.get_submodule(LAYER)
    with torch.no_grad():
        layer.weight += tensors[f"{LAYER}.B"] @ tensors[f"{LAYER}.A"]
    assert np.allclose(vectors(tiny), hooked, atol=1e-5)


def test_a_correction_for_an_unknown_layer_is_an_error(tiny: SentenceTransformer) -> None:
    with pytest.raises(AttributeError):
        QuestionAdapter(tiny, {"encoder.nowhere.A": torch.zeros(1), "encoder.nowhere.B": torch.zeros(1)})


def test_the_shipped_correction_is_small_whole_and_finite() -> None:
    tensors = load_file(ADAPTER_FILE)
    names = {name.rpartition(".")[0] for name in tensors}
    assert {f"{name}.{half}" for name in names for half in "AB"} == set(tensors)
    assert all(bool(torch.isfinite(tensor).all()) for tensor in tensors.values())
    assert ADAPTER_FILE.stat().st_size < 3_000_000


def test_passages_are_read_by_the_model_as_it_is(embedder: Embedder, model_home: Path) -> None:
    plain = load_embedder(model_home, adapted=False)
    passage = ["Scaleway va héberger le Health Data Hub."]
    embedder.embed_query("Qui va héberger le Health Data Hub ?")
    assert np.allclose(embedder.passages_array(passage), plain.passages_array(passage), atol=1e-6)


def test_questions_are_read_through_the_correction(embedder: Embedder, model_home: Path) -> None:
    plain = load_embedder(model_home, adapted=False)
    question = ["Qui va héberger le Health Data Hub ?"]
    assert not np.allclose(embedder.queries_array(question), plain.queries_array(question), atol=1e-2)
    assert plain.model_id != embedder.model_id
