"""Turns texts into vectors with a sentence-transformers model, behind LangChain's interface.

Torch and sentence-transformers are imported by the first text embedded, or by `warm`, and not before:
a command that embeds nothing starts without them.
"""

from __future__ import annotations

import gc
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from index.e5_expansion import PACKED_WORDS, PROMPTS
from index.embedding_model import DIMENSIONS, MODEL_ID, ensure_model
from index.errors import ModelNotFound
from index.question_adapter import adapter_digest, load_question_adapter

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from index.question_adapter import QuestionAdapter

Role = Literal["query", "passage"]
Vectors = NDArray[np.float32]

_BATCH_TEXTS = 32
_BATCH_CHARACTERS = 6_000
_LONGEST_CHARACTERS = 2_000
"""About 512 tokens: what a model reads of a text, and so the most a text costs."""
_HANDOVER_S = 0.001
_CPU_QUOTA = Path("/sys/fs/cgroup/cpu.max")


class Embedder(Embeddings):
    """Vectors of unit length for passages and questions, which a model may read with different prefixes.

    `model_id` names the model and its weights: vectors of two different ids are not comparable.
    `passages_id` names what its passages' vectors depend on, which is less when questions are read apart.
    Any thread may call any method. The tokenizer keeps its settings in one shared object, so one
    batch runs at a time; torch gives each batch every core.
    """

    def __init__(
        self,
        model_id: str,
        dimensions: int,
        load: Callable[[], SentenceTransformer],
        adapt: Callable[[SentenceTransformer], QuestionAdapter] | None = None,
        passages_id: str | None = None,
    ) -> None:
        self.model_id = model_id
        self.passages_id = passages_id or model_id
        self.dimensions = dimensions
        self._load = load
        self._adapt = adapt
        self._model: SentenceTransformer | None = None
        self._adapter: QuestionAdapter | None = None
        self._one_batch = threading.Lock()

    def warm(self) -> None:
        """Loads the model now (seconds) instead of with the first text, and runs it once."""
        self.embed_query("")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector per passage."""
        vectors: list[list[float]] = self.passages_array(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embed_queries([text])[0]

    def embed_queries(self, texts: list[str]) -> list[list[float]]:
        """One vector per question."""
        vectors: list[list[float]] = self.queries_array(texts).tolist()
        return vectors

    def passages_array(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Passages' vectors, n × dimensions; `progress` is told how many are done after each batch."""
        return self._embed(texts, "passage", progress)

    def queries_array(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Questions' vectors, n × dimensions; `progress` is told how many are done after each batch."""
        return self._embed(texts, "query", progress)

    def _embed(self, texts: Sequence[str], role: Role, progress: Callable[[int], None] | None) -> Vectors:
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        done = 0
        for batch in _batches(texts):
            if done:
                # A lock released and taken again at once starves whoever waits: let a question in.
                time.sleep(_HANDOVER_S)
            vectors[batch] = self._embed_batch([texts[at] for at in batch], role)
            done += len(batch)
            if progress:
                progress(done)
        return vectors

    def _embed_batch(self, texts: list[str], role: Role) -> Vectors:
        # Half of a surrogate pair, which JSON can carry, is no text that a tokenizer takes.
        sound = [text.encode(errors="replace").decode() for text in texts]
        with self._one_batch:
            model = self._loaded()
            encode = model.encode_query if role == "query" else model.encode_document
            adapted = self._adapter.reading_questions() if self._adapter and role == "query" else nullcontext()
            with adapted:
                return encode(sound, batch_size=len(sound), show_progress_bar=False, normalize_embeddings=True)

    def _loaded(self) -> SentenceTransformer:
        if self._model is None:
            model = self._load()
            self._adapter = self._adapt(model) if self._adapt else None
            self._model = model
        return self._model


def load_embedder(home: Path, model: str | None = None, *, adapted: bool = True) -> Embedder:
    """The built-in model, expanded under `home` when needed, or the named one: a local folder or a hub name.

    The built-in model never reaches the network; it reads questions through what was learned for them,
    unless `adapted` is false. Raises ModelPackageMissing, ModelFileDamaged and HomeNotWritable for
    the built-in model, ModelNotFound for another.
    """
    if model is None:
        folder = ensure_model(home)
        if not adapted:
            return Embedder(MODEL_ID, DIMENSIONS, lambda: _load_built_in(folder))
        return Embedder(built_in_id(), DIMENSIONS, lambda: _load_built_in(folder), load_question_adapter, MODEL_ID)
    loaded = _load_named(model)
    name = Path(model).name if Path(model).expanduser().is_dir() else model
    dimensions = loaded.get_embedding_dimension()
    if dimensions is None:
        raise ModelNotFound(model=model)
    return Embedder(f"{name}@{_digest(loaded)[:16]}", dimensions, lambda: loaded)


def built_in_id() -> str:
    """The id of the built-in model's vectors: its weights and how it reads questions."""
    return f"{MODEL_ID}+{adapter_digest()[:16]}"


def _load_built_in(folder: Path) -> SentenceTransformer:
    model = _load_model(str(folder), local=True)
    from index.packed_words import use_packed_words

    use_packed_words(model, folder / PACKED_WORDS)
    return model


def _load_named(model: str) -> SentenceTransformer:
    folder = Path(model).expanduser()
    if not folder.is_dir() and (folder.is_absolute() or model.startswith(".")):
        raise ModelNotFound(model=model)
    from safetensors import SafetensorError

    try:
        loaded = _load_model(str(folder) if folder.is_dir() else model, local=folder.is_dir())
    except (OSError, ValueError, SafetensorError) as error:
        raise ModelNotFound(model=model) from error
    if not loaded.prompts.get("query") and "e5" in folder.name.lower():
        # The E5 family was trained with these prefixes, which its hub folders do not declare.
        loaded.prompts = dict(PROMPTS)
    return loaded


def _load_model(name: str, *, local: bool) -> SentenceTransformer:
    # Torch's waiting threads otherwise spin: beside two busy processes a question took 2.4 s instead of 0.12.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    with _collector_paused():
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(min(torch.get_num_threads(), _usable_cores()))
        with _without_progress_bars():
            return SentenceTransformer(name, local_files_only=local)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keeps the garbage collector out of the imports.

    They make 770,000 objects that live as long as the process: walking them again and again is a
    quarter of the loading time, and would be a pause of 0.4 s in the middle of some later answer.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
        gc.freeze()


@contextmanager
def _without_progress_bars() -> Iterator[None]:
    from transformers.utils import logging

    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def _usable_cores() -> int:
    """Cores this process may use; torch sees the machine's and not a container's quota, and then crawls."""
    cores = os.cpu_count() or 1
    try:
        quota, period = _CPU_QUOTA.read_text().split()
        return cores if quota == "max" else max(1, min(cores, round(int(quota) / int(period))))
    except (OSError, ValueError):
        return cores


def _digest(model: SentenceTransformer) -> str:
    """SHA-256 of a model's weights and prompts, the same whether it comes from a folder or from the hub."""
    import torch

    digest = hashlib.sha256(repr(sorted(model.prompts.items())).encode())
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name}{tuple(tensor.shape)}{tensor.dtype}".encode())
        digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy())
    return digest.hexdigest()


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Positions grouped by length, longest first, so that little is padded and no batch takes long."""
    batch: list[int] = []
    room = 0
    for at in sorted(range(len(texts)), key=lambda at: -len(texts[at])):
        if len(batch) == room and batch:
            yield batch
            batch = []
        if not batch:
            longest = min(max(len(texts[at]), 1), _LONGEST_CHARACTERS)
            room = min(_BATCH_TEXTS, max(1, _BATCH_CHARACTERS // longest))
        batch.append(at)
    if batch:
        yield batch
