"""Where an index lies: served whole or not at all, swapped in one step, older ones removed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.records import LANGUAGES
from index.entries import EntryKind
from index.errors import IndexDamaged, IndexMissing
from index.layout import IndexFolder, IndexHome, write_atomically
from index.lexical import LexicalIndex
from index.vectors import VectorStore
from index.words import Aliases
from tests.index.small_dossier import leftovers, notes


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> IndexFolder:
    """An index without entries, sealed."""
    folder = IndexFolder(tmp_path_factory.mktemp("made"))
    VectorStore(folder.chroma).close()
    for language in LANGUAGES:
        LexicalIndex.build(notes(1), language, Aliases([], [])).save(folder.bm25(language))
    folder.seal("model", "version", dict.fromkeys(EntryKind, 0))
    return folder


class Home(IndexHome):
    """An index home that has a sealed index at hand."""

    def __init__(self, path: Path, made: IndexFolder) -> None:
        super().__init__(path)
        self._made = made

    def staged(self) -> IndexFolder:
        """A whole index, not yet published."""
        staging = self.staging()
        shutil.copytree(self._made.path, staging.path, dirs_exist_ok=True)
        return staging

    def published(self) -> IndexFolder:
        """A whole index that serves."""
        return self.publish(self.staged())


@pytest.fixture
def home(tmp_path: Path, made: IndexFolder) -> Home:
    return Home(tmp_path, made)


def indexes(home: Home) -> list[Path]:
    return sorted(path for path in home.path.iterdir() if (path / "manifest.json").is_file())


def test_nothing_built_is_an_index_missing(home: Home):
    with pytest.raises(IndexMissing):
        home.current()


def test_a_staged_index_does_not_serve(home: Home):
    home.staged()
    with pytest.raises(IndexMissing):
        home.current()


def test_a_published_index_serves_and_is_whole(home: Home):
    folder = home.published()
    assert home.current().path == folder.path
    assert (folder.verify().model_id, folder.verify().dossier_version) == ("model", "version")


def test_publishing_leaves_no_work_behind(home: Home):
    home.published()
    assert leftovers(home.path.parent) == []


def test_publishing_keeps_the_previous_index_for_its_readers(home: Home):
    first, second = home.published(), home.published()
    assert indexes(home) == [first.path, second.path]


def test_publishing_removes_older_indexes(home: Home):
    _, second, third = home.published(), home.published(), home.published()
    assert indexes(home) == [second.path, third.path]


def test_an_index_that_was_never_named_current_is_removed_by_the_next(home: Home):
    home.staged().path.rename(home.path / "20260101T000000000000")
    final = home.published()
    assert indexes(home) == [final.path]


def test_staging_removes_what_a_killed_build_left(home: Home):
    (home.path / "building-1" / "chroma").mkdir(parents=True)
    home.staging()
    assert not (home.path / "building-1").exists()


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"20200101T000000000000", b"../index", b"/", b"\xff\xfe\x00", b"a\0b", b"x" * 300]
)
def test_a_current_that_names_no_index_is_an_index_missing(home: Home, content: bytes):
    home.published()
    (home.path / "CURRENT").write_bytes(content)
    with pytest.raises(IndexMissing):
        home.current()


@pytest.mark.parametrize("content", [b"", b"gone", b"\xff\xfe\x00", b"x" * 300])
def test_publishing_mends_a_damaged_current(home: Home, content: bytes):
    home.published()
    (home.path / "CURRENT").write_bytes(content)
    assert home.published().path == home.current().path


def test_no_manifest_is_an_index_damaged(home: Home):
    folder = home.published()
    (folder.path / "manifest.json").unlink()
    with pytest.raises(IndexDamaged) as error:
        folder.verify()
    assert error.value.params["reason"] == "manifest.json"


def without(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda manifest: manifest.pop(key)


def having(**keys: Any) -> Callable[[dict[str, Any]], None]:
    return lambda manifest: manifest.update(keys)


@pytest.mark.parametrize(
    "change",
    [without("files"), without("model_id"), having(unknown=1), having(format=99), having(counts={"pages": 1})],
)
def test_a_manifest_of_another_form_is_an_index_damaged(home: Home, change: Callable[[dict[str, Any]], None]):
    path = home.published().path / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(IndexDamaged):
        home.current().verify()


def test_the_first_file_that_is_not_as_written_is_named(home: Home):
    folder = home.published()
    (folder.bm25("fr") / "passages.json").write_text("{}", encoding="utf-8")
    with pytest.raises(IndexDamaged) as error:
        folder.verify()
    assert error.value.params["reason"] == "bm25-fr/passages.json"


def test_clearing_removes_every_index_and_the_remembered_vectors(home: Home):
    home.published()
    home.published()
    home.staging()
    home.cache.write_bytes(b"")
    home.clear()
    assert [path for path in home.path.iterdir() if path != home.lock] == []


def test_clearing_nothing_is_no_error(home: Home):
    home.clear()


def test_a_file_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "CURRENT"
    write_atomically(path, "old")
    monkeypatch.setattr(Path, "replace", lambda self, target: target)
    write_atomically(path, "new")
    assert path.read_text() == "old"
