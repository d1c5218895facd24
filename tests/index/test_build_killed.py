"""A build killed at any moment leaves an index that answers or none at all, and the next build finishes."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import layout
from index.build import build_index
from index.layout import IndexFolder, IndexHome
from tests.index.small_dossier import Apart, BagOfWords, embedder, leftovers, notes, outcome

OLD, NEW = notes(12, start=101), notes(12)
FEW_OLD, FEW_NEW = notes(2, start=101), notes(2)
SLOW = BagOfWords(batch_s=0.05)
MOMENTS = 8
SWAP = {
    "before the manifest": "old", "after the manifest": "old", "before the folder has its name": "old",
    "after the folder has its name": "old", "before CURRENT": "old", "with CURRENT half written": "old",
    "after CURRENT": "new", "with an older index half removed": "new",
}  # fmt: skip


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an index of the old dossier, to copy."""
    folder = tmp_path_factory.mktemp("old")
    build_index(OLD, embedder(), folder)
    return folder


@pytest.fixture(scope="module")
def few_old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with few entries, and an older index that the next build is to remove."""
    folder = tmp_path_factory.mktemp("few")
    build_index(FEW_OLD, embedder(), folder)
    current = IndexHome(folder).current().path
    shutil.copytree(current, current.with_name("20200101T000000000000"))
    return folder


@pytest.fixture(scope="module")
def build_s(old: Path, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a build takes when nobody kills it."""
    home = tmp_path_factory.mktemp("timed")
    shutil.copytree(old, home, dirs_exist_ok=True)
    build = Apart(build_index, NEW, SLOW, home)
    start = time.perf_counter()
    assert build.result().rebuilt
    return time.perf_counter() - start


def served(home: Path, old: Any, new: Any) -> str:
    """Which dossier the index answers for: `old`, `new`, or `none` when there is no index."""
    found = (outcome(old, home), outcome(new, home))
    names = {("right", "stale"): "old", ("stale", "right"): "new", ("missing", "missing"): "none"}
    return names.get(found, f"{found}")


def assert_next_build_finishes(home: Path, new: Any) -> None:
    assert build_index(new, embedder(), home).folder == IndexHome(home).current().path
    assert outcome(new, home) == "right"
    assert leftovers(home) == []


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
def test_a_first_build_killed_at_any_moment_leaves_no_index_or_a_whole_one(tmp_path: Path, build_s: float, moment: int):
    Apart(build_index, NEW, SLOW, tmp_path).kill(build_s * moment / MOMENTS)
    assert served(tmp_path, OLD, NEW) in ("none", "new")
    assert_next_build_finishes(tmp_path, NEW)


@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
def test_a_build_killed_at_any_moment_leaves_the_old_index_or_the_new_one(
    old: Path, tmp_path: Path, build_s: float, moment: int
):
    home = Path(shutil.copytree(old, tmp_path / "home"))
    Apart(build_index, NEW, SLOW, home).kill(build_s * moment / MOMENTS)
    assert served(home, OLD, NEW) in ("old", "new")
    assert_next_build_finishes(home, NEW)


@pytest.mark.parametrize("moment", SWAP)
def test_a_build_killed_around_the_swap_leaves_the_old_index_or_the_new_one(few_old: Path, tmp_path: Path, moment: str):
    home = Path(shutil.copytree(few_old, tmp_path / "home"))
    assert Apart(build_and_die, home, moment).result() == f"exit code {-signal.SIGKILL}"
    assert served(home, FEW_OLD, FEW_NEW) == SWAP[moment]
    assert_next_build_finishes(home, FEW_NEW)


@pytest.mark.parametrize("moment", [name for name in SWAP if "older" not in name])
def test_a_first_build_killed_around_the_swap_leaves_no_index_or_the_new_one(tmp_path: Path, moment: str):
    assert Apart(build_and_die, tmp_path, moment).result() == f"exit code {-signal.SIGKILL}"
    assert served(tmp_path, FEW_OLD, FEW_NEW) == SWAP[moment].replace("old", "none")
    assert_next_build_finishes(tmp_path, FEW_NEW)


def test_what_a_killed_build_had_embedded_is_not_embedded_again(tmp_path: Path):
    assert Apart(build_and_die, tmp_path, "before the manifest").result() == f"exit code {-signal.SIGKILL}"
    model = BagOfWords()
    build_index(FEW_NEW, model, tmp_path)
    assert model.texts == []


def test_killed_builds_leave_no_folders_behind_once_one_has_finished(tmp_path: Path):
    for moment in ("before the manifest", "after the folder has its name", "with CURRENT half written"):
        Apart(build_and_die, tmp_path, moment).result()
    report = build_index(FEW_NEW, embedder(), tmp_path)
    assert [path for path in IndexHome(tmp_path).path.iterdir() if path.is_dir()] == [report.folder]


def build_and_die(home: Path, moment: str) -> None:
    """Builds the index of a few notes in a process that is killed at the moment."""
    patch = pytest.MonkeyPatch()
    match moment.split(" ", 1):
        case ["before" | "after" as when, "the manifest"]:
            patch.setattr(IndexFolder, "seal", dying(when, IndexFolder.seal))
        case ["before" | "after" as when, "the folder has its name"]:
            patch.setattr(Path, "rename", dying(when, Path.rename))
        case ["with", "an older index half removed"]:
            patch.setattr(shutil, "rmtree", half_removed)
        case [when, _]:
            patch.setattr(layout, "write_atomically", dying(when, layout.write_atomically, "CURRENT"))
    build_index(FEW_NEW, embedder(), home)


def dying(when: str, function: Callable[..., Any], name: str = "") -> Callable[..., Any]:
    """The function, killed before it begins, once it is done, or `with` half of the text of a file written."""

    def run(path: Any, *arguments: Any, **keys: Any) -> Any:
        if name and path.name != name:
            return function(path, *arguments, **keys)
        if when == "with":
            path.with_name(f"{name}.{os.getpid()}.partial").write_text(arguments[0][:5])
        if when == "after":
            function(path, *arguments, **keys)
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    return run


def half_removed(folder: Path, **_: Any) -> None:
    """Removes the vectors of an index and is killed before the rest."""
    (folder / "chroma" / "chroma.sqlite3").unlink()
    os.kill(os.getpid(), signal.SIGKILL)
