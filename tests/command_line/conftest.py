"""The real command in a process of its own, a small dossier, and an index of it built once for all tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.corpus.small_dossier import SmallDossier

REPOSITORY = Path(__file__).parents[2]
LIMIT_SECONDS = 300


@dataclass(frozen=True)
class Result:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def error_line(self) -> str:
        """The one line of a failed command, which says nothing else."""
        assert self.code != 0, self.out
        assert self.out == ""
        assert self.err.endswith("\n")
        assert len(self.err.splitlines()) == 1, self.err
        assert self.err.strip()
        return self.err.rstrip("\n")


Command = Callable[..., Result]


def environment(**settings: object) -> dict[str, str]:
    """This process's environment with these settings of the product alone, speaking English by default."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOSSIER_")}
    path = [str(REPOSITORY), *filter(None, [kept.get("PYTHONPATH")])]
    kept |= {"PYTHONPATH": os.pathsep.join(path), "LANG": "C.UTF-8", "COLUMNS": "200"}
    kept.pop("LC_ALL", None)
    return kept | {f"DOSSIER_{name.upper()}": str(value) for name, value in settings.items() if value is not None}


def run(folder: Path, arguments: tuple[object, ...], settings: dict[str, object], *options: str) -> Result:
    """Runs the command in a folder until it ends."""
    done = subprocess.run(
        [sys.executable, *options, "-m", "assistant.command_line.main", *map(str, arguments)],
        cwd=folder, env=environment(**settings), capture_output=True, timeout=LIMIT_SECONDS, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def models() -> Path | None:
    """Expanded models that need not be made again: HDH_TEST_MODELS, else the repository's own, if any."""
    named = os.environ.get("HDH_TEST_MODELS")
    folder = Path(named) if named else REPOSITORY / ".dossier" / "models"
    return folder.resolve() if folder.is_dir() else None


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small dossier, which no test changes."""
    return SmallDossier(tmp_path_factory.mktemp("dossier") / "corpus").folder


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory, models: Path | None, corpus: Path) -> tuple[Path, Result]:
    """A home with the small dossier's index, and what its first build said."""
    home = tmp_path_factory.mktemp("built") / "home"
    home.mkdir()
    if models:
        (home / "models").symlink_to(models)
    return home, run(home.parent, ("index", "build"), {"home": home, "corpus": corpus})


@pytest.fixture(scope="session")
def home(build: tuple[Path, Result]) -> Path:
    """A home with the small dossier's index, which tests only read."""
    folder, built = build
    assert built.code == 0, built.err
    return folder


@pytest.fixture
def own_home(home: Path, tmp_path: Path) -> Path:
    """A copy of the built home for one test to spoil; the models stay shared."""
    copy = tmp_path / "own-home"
    shutil.copytree(home / "index", copy / "index")
    (copy / "models").symlink_to((home / "models").resolve())
    return copy


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The empty folder that commands are run in."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def dossier(here: Path, corpus: Path) -> Command:
    """Runs the command on the small dossier, without a home unless one is given."""

    def command(*arguments: object, **settings: object) -> Result:
        return run(here, arguments, {"corpus": corpus} | settings)

    return command
