"""Building: nothing embedded twice, beside the old index, by one process at a time."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from filelock import FileLock

from corpus.dossier import Dossier
from index.build import build_index
from index.entries import EntryKind, entries
from index.errors import HomeNotWritable, IndexBusy
from index.layout import IndexHome
from index.open import open_index
from tests.index.small_dossier import Apart, BagOfWords, OutOfOrder, answers, embedder, leftovers, notes, outcome

NOTES = notes(6)
ENTRIES = len(list(entries(NOTES)))


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


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A home with nothing in it, not made yet."""
    return tmp_path / "home"


def built(dossier: Dossier, home: Path, model: BagOfWords | None = None) -> BagOfWords:
    """Builds, and gives the embedder back with the texts that it was asked for."""
    model = model or BagOfWords()
    build_index(dossier, model, home)
    return model


def stored(dossier: Dossier, home: Path) -> set[str]:
    """The ids in the vector store."""
    index = open_index(dossier, embedder(), home)
    try:
        return set().union(*(index.vectors.ids(kind) for kind in EntryKind))
    finally:
        index.vectors.close()


def test_a_first_build_embeds_every_entry_once(empty: Path):
    report = build_index(NOTES, embedder(), empty)
    assert (report.entries, report.embedded, report.kept, report.rebuilt) == (ENTRIES, ENTRIES, 0, True)


def test_the_index_holds_exactly_the_entries_of_the_dossier(home: Path):
    assert stored(NOTES, home) == {entry.id for entry in entries(NOTES)}


def test_a_second_build_embeds_nothing_and_leaves_the_index_as_it_is(home: Path):
    folder = IndexHome(home).current().path
    model = BagOfWords()
    report = build_index(NOTES, model, home)
    assert model.texts == []
    assert (report.rebuilt, report.folder, report.kept) == (False, folder, ENTRIES)


def test_questions_and_passages_are_embedded_in_their_own_roles(empty: Path):
    roles = {EntryKind.QUESTION: "query"}
    expected = {(roles.get(entry.kind, "passage"), entry.text) for entry in entries(NOTES)}
    assert set(built(NOTES, empty).texts) == expected


def test_a_changed_sentence_embeds_itself_and_its_passage_alone(home: Path):
    changed = notes(6, changed=(3,))
    old = {entry.text for entry in entries(NOTES)}
    new = [entry.text for entry in entries(changed) if entry.text not in old]
    assert sorted(text for _, text in built(changed, home).texts) == sorted(new)
    assert len(new) == 4


def test_a_changed_sentence_changes_only_its_entries(home: Path):
    before = stored(NOTES, home)
    changed = notes(6, changed=(3,))
    built(changed, home)
    after = stored(changed, home)
    assert after == {entry.id for entry in entries(changed)}
    assert len(before - after) == len(after - before) == 4


def test_an_added_document_embeds_only_its_own_entries(home: Path):
    texts = [text for _, text in built(notes(7), home).texts]
    assert len(texts) == 12
    assert all("7" in text for text in texts)


def test_a_removed_document_leaves_no_entry(home: Path):
    fewer = notes(4)
    assert built(fewer, home).texts == []
    assert stored(fewer, home) == {entry.id for entry in entries(fewer)}


def test_the_vectors_outlive_the_index(home: Path):
    shutil.rmtree(IndexHome(home).current().path)
    (IndexHome(home).path / "CURRENT").unlink()
    assert built(NOTES, home).texts == []
    assert outcome(NOTES, home) == "right"


def test_a_dossier_that_comes_back_embeds_nothing(home: Path):
    built(notes(2), home)
    assert built(NOTES, home).texts == []


def test_another_model_embeds_everything_anew(home: Path):
    other = built(NOTES, home, BagOfWords("other", dimensions=16))
    assert len(other.texts) == ENTRIES
    assert outcome(NOTES, home, {"model_id": "other", "dimensions": 16}) == "right"


def test_a_changed_dossier_is_answered_right(home: Path):
    changed = notes(6, changed=(1, 6))
    built(changed, home)
    assert outcome(changed, home) == "right"


def test_progress_counts_entries_up_to_all_of_them(empty: Path):
    steps: list[tuple[int, int]] = []
    build_index(NOTES, embedder(), empty, lambda done, total: steps.append((done, total)))
    assert steps[0] == (0, ENTRIES)
    assert steps[-1] == (ENTRIES, ENTRIES)
    assert steps == sorted(steps)


@pytest.mark.parametrize("texts", [0, 30, 64])
def test_a_failing_build_leaves_the_old_index_serving(home: Path, texts: int):
    folder = IndexHome(home).current().path
    with pytest.raises(OutOfOrder):
        build_index(notes(20), embedder(fails_after=texts), home)
    assert IndexHome(home).current().path == folder
    assert outcome(NOTES, home) == "right"


def test_the_build_after_a_failing_one_embeds_only_the_rest_and_leaves_nothing_behind(empty: Path):
    failing = BagOfWords(fails_after=64)
    with pytest.raises(OutOfOrder):
        build_index(NOTES, failing, empty)
    model = built(NOTES, empty)
    assert len(failing.texts) + len(model.texts) == ENTRIES
    assert leftovers(empty) == []
    assert outcome(NOTES, empty) == "right"


def test_a_second_builder_is_told_that_the_index_is_being_built(empty: Path):
    first = Apart(build_index, NOTES, BagOfWords(batch_s=0.3), empty)
    while not list(IndexHome(empty).path.glob("building-*")):
        time.sleep(0.01)
    with pytest.raises(IndexBusy):
        build_index(NOTES, embedder(), empty)
    assert first.result().rebuilt
    assert outcome(NOTES, empty) == "right"


def test_a_second_builder_that_waits_finds_the_index_made(empty: Path):
    started, go_on = threading.Event(), threading.Event()

    def hold(_done: int, _total: int) -> None:
        started.set()
        go_on.wait(10)

    first = threading.Thread(target=build_index, args=(NOTES, embedder(), empty, hold))
    first.start()
    started.wait(10)
    threading.Timer(0.2, go_on.set).start()
    model = BagOfWords()
    report = build_index(NOTES, model, empty, wait_s=20)
    first.join(10)
    assert (report.rebuilt, model.texts) == (False, [])


def test_a_lock_left_by_a_dead_process_stops_nobody(empty: Path):
    IndexHome(empty).path.mkdir(parents=True)
    IndexHome(empty).lock.write_text("")
    assert build_index(NOTES, embedder(), empty).rebuilt


def test_the_lock_is_free_after_a_failing_build(empty: Path):
    with pytest.raises(OutOfOrder):
        build_index(NOTES, embedder(fails_after=0), empty)
    with FileLock(IndexHome(empty).lock, timeout=0):
        pass


def test_a_reader_goes_on_answering_while_another_index_is_published(home: Path):
    reader = open_index(NOTES, embedder(), home)
    built(notes(6, changed=(2,)), home)
    try:
        assert answers(reader)
    finally:
        reader.vectors.close()


def test_a_reader_at_work_does_not_disturb_the_build(home: Path):
    reader = open_index(NOTES, embedder(), home)
    done = threading.Event()
    right: list[bool] = []

    def read() -> None:
        while not done.is_set():
            right.append(answers(reader))

    thread = threading.Thread(target=read)
    thread.start()
    changed = notes(6, changed=(2,))
    built(changed, home)
    done.set()
    thread.join(10)
    reader.vectors.close()
    assert right
    assert all(right)
    assert outcome(changed, home) == "right"


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_home_that_cannot_be_a_folder_is_not_writable(tmp_path: Path, place: str):
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeNotWritable):
        build_index(NOTES, embedder(), tmp_path / place)


def test_a_home_on_a_read_only_disk_is_not_writable(empty: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(HomeNotWritable):
        build_index(NOTES, embedder(), empty)


@pytest.mark.parametrize("existing", ["home", "home/index"])
def test_a_home_that_may_not_be_written_is_not_writable(existing: str):
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / existing).mkdir(parents=True)
        (Path(folder) / existing).chmod(0o555)
        assert Apart(build_without_rights, Path(folder) / "home").result() == "HomeNotWritable"


def build_without_rights(home: Path) -> None:
    """Root may write everywhere, so that the build runs as somebody else."""
    if os.geteuid() == 0:
        os.setuid(65534)
    build_index(NOTES, embedder(), home)
