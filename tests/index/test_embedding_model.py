"""The model's folder: whole or not there, whatever happens while it is made or afterwards."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from index import e5_expansion, e5_weights, embedding_model
from index.e5_weights import E5File
from index.embedding_model import NAME, ensure_model, is_complete
from index.errors import HomeNotWritable, ModelFileDamaged, ModelPackageMissing

REPOSITORY = Path(__file__).parents[2]
KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from index import e5_expansion, e5_weights, embedding_model
e5_weights.SHA256 = sys.argv[2]
e5_weights.find_weights = lambda: Path(sys.argv[1])
e5_expansion._write_tokenizer = lambda weights, folder: os.kill(os.getpid(), signal.SIGKILL)
embedding_model.ensure_model(Path(sys.argv[3]))
"""


@pytest.fixture
def packaged(tmp_path: Path, tiny_weights: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A toy weights file in the place of the package's."""
    path = tmp_path / "package" / "weights.bin"
    path.parent.mkdir()
    path.write_bytes(tiny_weights)
    monkeypatch.setattr(e5_weights, "SHA256", hashlib.sha256(tiny_weights).hexdigest())
    monkeypatch.setattr(e5_weights, "find_weights", lambda: path)
    return path


@pytest.fixture
def home(tmp_path: Path, packaged: Path) -> Path:
    """A home in which the toy model has been expanded."""
    ensure_model(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def expansions(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders expanded into from here on."""
    folders: list[Path] = []
    expand = e5_expansion.expand

    def counting(weights: E5File, folder: Path) -> None:
        folders.append(folder)
        expand(weights, folder)

    monkeypatch.setattr(embedding_model, "expand", counting)
    return folders


def content(home: Path) -> dict[str, bytes]:
    folder = home / "models" / NAME
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def hidden(home: Path) -> list[str]:
    return [entry.name for entry in (home / "models").iterdir() if entry.is_dir() and entry.name != NAME]


def test_the_folder_is_whole_once_made(home: Path) -> None:
    assert is_complete(home / "models" / NAME)


def test_a_whole_folder_is_left_as_it_is(home: Path, expansions: list[Path]) -> None:
    ensure_model(home)
    assert expansions == []


def test_a_whole_folder_needs_neither_the_package_nor_a_lock(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_weights, "PACKAGE", "no_such_package")
    monkeypatch.setattr(embedding_model, "FileLock", None)
    assert ensure_model(home) == home / "models" / NAME


def test_two_expansions_give_the_same_bytes(home: Path, tmp_path: Path) -> None:
    ensure_model(tmp_path / "other")
    assert content(tmp_path / "other") == content(home)


def cut_weights(folder: Path) -> None:
    with (folder / "model.safetensors").open("r+b") as file:
        file.truncate(1000)


def remove_marker(folder: Path) -> None:
    (folder / "complete.json").unlink()


def garble_marker(folder: Path) -> None:
    (folder / "complete.json").write_text('{"files": 3}')


def change_tokenizer(folder: Path) -> None:
    path = folder / "tokenizer.json"
    path.write_text(path.read_text().replace("NFKC", "NFKD"))


def remove_settings(folder: Path) -> None:
    (folder / "1_Pooling" / "config.json").unlink()


def change_version(folder: Path) -> None:
    path = folder / "complete.json"
    path.write_text(path.read_text().replace('"expansion": 1', '"expansion": 0'))


@pytest.mark.parametrize(
    "damage", [cut_weights, remove_marker, garble_marker, change_tokenizer, remove_settings, change_version]
)
def test_a_damaged_folder_is_made_again(home: Path, damage: Callable[[Path], None]) -> None:
    before = content(home)
    damage(home / "models" / NAME)
    ensure_model(home)
    assert content(home) == before


def test_a_file_in_the_place_of_the_folder_is_replaced(home: Path) -> None:
    folder = home / "models" / NAME
    folder.rename(home / "aside")
    folder.write_text("not a folder")
    assert is_complete(ensure_model(home))


def test_a_large_file_is_recognised_by_its_size_and_both_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding_model, "_WHOLE_DIGEST_LIMIT", 0)
    monkeypatch.setattr(embedding_model, "_MIB", 4)
    fingerprints = set()
    for text in (b"head....tail", b"HEAD....tail", b"head....TAIL", b"head.....tail"):
        (tmp_path / "file").write_bytes(text)
        fingerprints.add(embedding_model._fingerprint(tmp_path / "file"))
    assert len(fingerprints) == 4


def test_a_kill_while_writing_leaves_nothing_that_loads(tmp_path: Path, packaged: Path) -> None:
    process = kill_while_writing(packaged, tmp_path / "home")
    assert process.returncode == -signal.SIGKILL, process.stderr
    assert not (tmp_path / "home" / "models" / NAME).exists()


def test_after_a_kill_the_next_start_succeeds_and_cleans_up(tmp_path: Path, packaged: Path) -> None:
    kill_while_writing(packaged, tmp_path / "home")
    assert hidden(tmp_path / "home") == [f".{NAME}.partial"]
    assert is_complete(ensure_model(tmp_path / "home"))
    assert hidden(tmp_path / "home") == []


def kill_while_writing(packaged: Path, home: Path) -> subprocess.CompletedProcess[bytes]:
    arguments = [str(packaged), e5_weights.SHA256, str(home)]
    return subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_WRITING, *arguments],
        cwd=REPOSITORY, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, capture_output=True, check=False,
    )  # fmt: skip


def test_a_kill_between_the_two_renames_is_repaired(home: Path) -> None:
    (home / "models" / NAME).rename(home / "models" / f".{NAME}.damaged")
    assert is_complete(ensure_model(home))
    assert hidden(home) == []


def test_what_a_kill_left_beside_a_whole_folder_is_removed(home: Path, expansions: list[Path]) -> None:
    (home / "models" / f".{NAME}.partial").mkdir()
    ensure_model(home)
    assert hidden(home) == []
    assert expansions == []


def test_starting_twice_at_once_expands_once(tmp_path: Path, packaged: Path, expansions: list[Path]) -> None:
    starts = [threading.Thread(target=ensure_model, args=(tmp_path / "home",)) for _ in range(4)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert len(expansions) == 1


def test_a_failed_expansion_leaves_nothing_behind(tmp_path: Path, packaged: Path) -> None:
    packaged.write_bytes(b"not the weights")
    with pytest.raises(ModelFileDamaged):
        ensure_model(tmp_path / "home")
    assert hidden(tmp_path / "home") == []


def test_a_missing_package_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_weights, "PACKAGE", "no_such_package")
    with pytest.raises(ModelPackageMissing):
        ensure_model(tmp_path)


def test_a_home_that_cannot_be_written_is_reported(tmp_path: Path, packaged: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(HomeNotWritable):
        ensure_model(tmp_path / "home")
