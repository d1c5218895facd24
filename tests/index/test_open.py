"""Opening: only a whole index, made from this dossier with this model; otherwise it is built first."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corpus.dossier import Dossier
from index.build import build_index
from index.entries import SPLITTING_VERSION
from index.errors import IndexMissing, IndexStale
from index.layout import IndexHome
from index.open import ensure_index, index_status, open_index
from tests.index.small_dossier import BagOfWords, answers, embedder, notes, outcome

NOTES = notes(4)
LARGE = notes(40, sentences=13)
"""Over 1,000 sentences: Chroma has persisted that collection's graph, and reads it."""
MODEL_ID = embedder().model_id


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an index of the notes, to copy."""
    folder = tmp_path_factory.mktemp("made")
    build_index(NOTES, embedder(), folder)
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A home with an index of the notes."""
    return Path(shutil.copytree(made, tmp_path / "home"))


def split_otherwise(home: Path) -> None:
    """Makes the index look like one of another version of the splitting."""
    path = IndexHome(home).current().path / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "splitting": SPLITTING_VERSION - 1}), encoding="utf-8")


def test_no_index_is_an_index_missing(tmp_path: Path):
    with pytest.raises(IndexMissing):
        open_index(NOTES, embedder(), tmp_path)


def test_opening_makes_nothing(tmp_path: Path):
    with pytest.raises(IndexMissing):
        open_index(NOTES, embedder(), tmp_path / "home")
    assert list(tmp_path.iterdir()) == []


def test_a_whole_index_answers(home: Path):
    assert outcome(NOTES, home) == "right"


def test_opening_embeds_nothing(home: Path):
    model = BagOfWords()
    open_index(NOTES, model, home).vectors.close()
    assert model.texts == model.questions == []


def test_a_changed_dossier_is_noticed(home: Path):
    with pytest.raises(IndexStale):
        open_index(notes(4, changed=(1,)), embedder(), home)


def test_another_model_is_noticed(home: Path):
    with pytest.raises(IndexStale):
        open_index(NOTES, embedder(model_id="other"), home)


def test_another_splitting_is_noticed(home: Path):
    split_otherwise(home)
    with pytest.raises(IndexStale):
        open_index(NOTES, embedder(), home)


def test_another_splitting_is_rebuilt_without_embedding_the_same_texts(home: Path):
    split_otherwise(home)
    model = BagOfWords()
    ensure_index(NOTES, model, home).vectors.close()
    assert model.texts == []
    assert outcome(NOTES, home) == "right"


@pytest.mark.parametrize(
    ("dossier", "name"), [(notes(4, changed=(1,)), MODEL_ID), (NOTES, "other")], ids=["dossier", "model"]
)
def test_what_is_stale_is_rebuilt(home: Path, dossier: Dossier, name: str):
    index = ensure_index(dossier, embedder(model_id=name), home)
    index.vectors.close()
    assert outcome(dossier, home, {"model_id": name}) == "right"


def test_a_missing_index_is_built_with_its_progress(tmp_path: Path):
    steps: list[int] = []
    index = ensure_index(NOTES, embedder(), tmp_path, lambda done, total: steps.append(done))
    assert answers(index)
    index.vectors.close()
    assert steps[-1] == 48


def test_an_index_up_to_date_is_not_built_again(home: Path):
    folder = IndexHome(home).current().path
    ensure_index(NOTES, embedder(), home).vectors.close()
    assert IndexHome(home).current().path == folder


@pytest.mark.parametrize("dossier", [NOTES, LARGE], ids=["graph in memory", "graph on disk"])
def test_opening_again_and_again_does_not_make_a_good_index_look_damaged(tmp_path: Path, dossier: Dossier):
    build_index(dossier, embedder(), tmp_path)
    assert [outcome(dossier, tmp_path) for _ in range(10)] == ["right"] * 10


def test_an_index_may_be_open_twice(home: Path):
    one, other = (open_index(NOTES, embedder(), home) for _ in range(2))
    one.vectors.close()
    assert answers(other)
    other.vectors.close()


@pytest.mark.parametrize("state", ["missing", "ready", "stale", "damaged"])
def test_the_status_tells_the_state(home: Path, state: str):
    folder = IndexHome(home).current()
    if state == "missing":
        (folder.path.parent / "CURRENT").unlink()
    elif state == "damaged":
        (folder.bm25("en") / "passages.json").unlink()
    elif state == "stale":
        split_otherwise(home)
    assert index_status(NOTES, MODEL_ID, home).state == state


def test_the_status_names_the_damaged_file(home: Path):
    (IndexHome(home).current().bm25("en") / "passages.json").unlink()
    assert index_status(NOTES, MODEL_ID, home).reason == "bm25-en/passages.json"
