"""A damaged index is never served, never crashes the process, and is built again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus.dossier import Dossier
from index.build import build_index
from index.entries import EntryKind, entries
from index.layout import IndexHome
from index.open import index_status
from tests.index.small_dossier import Apart, BagOfWords, embedder, notes, outcome, question, repaired

SMALL = notes(3)
LARGE = notes(40, sentences=13)
"""Over 1,000 sentences: Chroma has persisted that collection's graph, and reads it."""
DATABASE = "chroma/chroma.sqlite3"
WORDS = [
    f"bm25-{language}/{name}"
    for language in ("fr", "en")
    for name in (
        "data.csc.index.npy", "indices.csc.index.npy", "indptr.csc.index.npy", "params.index.json", "passages.json",
        "vocab.index.json",
    )
]  # fmt: skip
GRAPH = ["data_level0.bin", "header.bin", "index_metadata.pickle", "length.bin", "link_lists.bin"]
GARBAGE = np.random.default_rng(7).bytes(2_000_000)


def delete(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    path.write_bytes(GARBAGE[: path.stat().st_size])


DAMAGES = [delete, empty, halve, overwrite]
Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(SMALL, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(LARGE, tmp_path_factory.mktemp("large"))


def made(dossier: Dossier, home: Path) -> Path:
    build_index(dossier, embedder(), home)
    return home


def copy(original: Path, home: Path) -> Path:
    """A copy of a home; gives the folder of its index."""
    shutil.copytree(original, home)
    return IndexHome(home).current().path


def graph_folder(index: Path) -> Path:
    """The folder of the one graph that Chroma has persisted."""
    (metadata,) = index.glob("chroma/*/index_metadata.pickle")
    return metadata.parent


def outcomes(dossier: Dossier, homes: list[Path]) -> list[str]:
    return [outcome(dossier, home) for home in homes]


def test_these_tests_damage_every_file_of_an_index(large: Path):
    index = IndexHome(large).current().path
    graphs = set(index.glob("chroma/*/*"))
    assert {path.name for path in graph_folder(index).iterdir()} == set(GRAPH)
    others = {path.relative_to(index).as_posix() for path in set(index.rglob("*")) - graphs if path.is_file()}
    assert others == {"manifest.json", DATABASE, *WORDS}


@pytest.mark.parametrize("name", ["manifest.json", *WORDS])
def test_a_damaged_file_is_noticed_and_the_index_built_again(small: Path, tmp_path: Path, name: str):
    homes = [tmp_path / damage.__name__ for damage in DAMAGES]
    for damage, home in zip(DAMAGES, homes, strict=True):
        damage(copy(small, home) / name)
    assert Apart(outcomes, SMALL, homes).result() == ["damaged"] * len(DAMAGES)
    assert Apart(repaired, SMALL, homes[-1]).result() == "right"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_is_noticed_and_the_index_built_again(small: Path, tmp_path: Path, damage: Damage):
    damage(copy(small, tmp_path / "home") / DATABASE)
    assert Apart(outcome, SMALL, tmp_path / "home").result() == "damaged"
    assert Apart(repaired, SMALL, tmp_path / "home").result() == "right"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_current_is_no_index_and_is_built_again(small: Path, tmp_path: Path, damage: Damage):
    damage(copy(small, tmp_path / "home").parent / "CURRENT")
    assert Apart(outcome, SMALL, tmp_path / "home").result() == "missing"
    assert Apart(repaired, SMALL, tmp_path / "home").result() == "right"


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_remembered_vectors_do_not_stop_an_index_from_serving(small: Path, tmp_path: Path, damage: Damage):
    damage(copy(small, tmp_path / "home").parent / "vectors.sqlite3")
    assert outcome(SMALL, tmp_path / "home") == "right"


@pytest.mark.parametrize("name", GRAPH)
def test_a_damaged_graph_is_noticed(large: Path, tmp_path: Path, name: str):
    homes = [tmp_path / damage.__name__ for damage in DAMAGES]
    for damage, home in zip(DAMAGES, homes, strict=True):
        damage(graph_folder(copy(large, home)) / name)
    assert Apart(outcomes, LARGE, homes).result() == ["damaged"] * len(DAMAGES)


def test_a_damaged_graph_is_built_again(large: Path, tmp_path: Path):
    folder = graph_folder(copy(large, tmp_path / "home"))
    for path in folder.iterdir():
        overwrite(path)
    assert Apart(repaired, LARGE, tmp_path / "home").result() == "right"


def test_a_graph_that_is_gone_is_noticed(large: Path, tmp_path: Path):
    shutil.rmtree(graph_folder(copy(large, tmp_path / "home")))
    assert Apart(outcome, LARGE, tmp_path / "home").result() == "damaged"


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_a_graph_that_is_not_read_yet_harms_no_answer(small: Path, tmp_path: Path, damage: Damage):
    for path in copy(small, tmp_path / "home").glob("chroma/*/*"):
        damage(path)
    assert Apart(outcome, SMALL, tmp_path / "home").result() in ("right", "damaged")


@pytest.mark.parametrize("part", [0.2, 0.4, 0.6, 0.8, 0.95])
def test_a_database_cut_short_is_noticed(small: Path, tmp_path: Path, part: float):
    path = copy(small, tmp_path / "home") / DATABASE
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    assert Apart(outcome, SMALL, tmp_path / "home").result() == "damaged"


def vector_of_a_question() -> bytes:
    """The first typical question's vector as the database holds it."""
    return bytes(BagOfWords().queries_array([question(1)])[0].tobytes())


def id_of_a_question() -> bytes:
    """The first typical question's id as the database holds it."""
    return next(entry.id for entry in entries(SMALL) if entry.kind is EntryKind.QUESTION).encode()


@pytest.mark.parametrize("row", [vector_of_a_question, id_of_a_question])
def test_a_damaged_row_of_the_database_is_noticed(small: Path, tmp_path: Path, row: Callable[[], bytes]):
    path = copy(small, tmp_path / "home") / DATABASE
    data = path.read_bytes()
    assert row() in data
    path.write_bytes(data.replace(row(), b"\xc1" * len(row())))
    assert Apart(outcome, SMALL, tmp_path / "home").result() == "damaged"


def test_the_status_of_an_emptied_database_is_damaged_even_after_it_was_opened(small: Path, tmp_path: Path):
    empty(copy(small, tmp_path / "home") / DATABASE)
    assert Apart(outcome, SMALL, tmp_path / "home").result() == "damaged"
    assert index_status(SMALL, embedder().model_id, tmp_path / "home").state == "damaged"
