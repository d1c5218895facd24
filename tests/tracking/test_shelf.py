"""Snapshots: kept once a version, whole or refused, found by version, by day and by file, pruned by rule."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.digests import text_digest
from assistant.tracking.errors import SnapshotAmbiguous, SnapshotDamaged, SnapshotUnknown
from assistant.tracking.shelf import KEPT, Shelf, read_snapshot
from assistant.tracking.snapshot import take_snapshot
from corpus.dossier import Dossier
from index.errors import HomeNotWritable
from tests.assistant.small_dossier import budget_dossier

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def dossier() -> Dossier:
    return replace(budget_dossier(), version="2026-11-23+abcdef123456")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_snapshot_gives_the_whole_dossier_back(shelf, dossier):
    path = shelf.keep(dossier)

    assert path == shelf.path / "2026-11-23+abcdef123456.json.gz"
    assert read_snapshot(path).dossier() == dossier


def test_each_passage_has_the_hash_of_its_text(dossier):
    passage = dossier.passage("plan#amount", "en")

    assert take_snapshot(dossier).hashes["plan#amount en"] == text_digest(passage.text)
    assert len(take_snapshot(dossier).hashes) == 8


def test_a_version_kept_already_is_left_alone(shelf, dossier):
    first = shelf.keep(dossier, NOON)
    shelf.keep(dossier, NOON + timedelta(days=1))

    assert read_snapshot(first).made_at == NOON
    assert list(shelf.path.iterdir()) == [first]


def test_an_altered_snapshot_is_refused(shelf, dossier):
    path = shelf.keep(dossier)
    altered = gzip.decompress(path.read_bytes()).replace(b"6,2 millions", b"6,3 millions", 1)
    path.write_bytes(gzip.compress(altered))

    with pytest.raises(SnapshotDamaged):
        shelf.of_version(dossier.version)


@pytest.mark.parametrize(
    "content",
    [b"", b"not gzip", gzip.compress(b"{}"), gzip.compress(b'{"version":"1"}')[:-9]],
    ids=["empty", "not gzip", "no snapshot", "cut short"],
)
def test_a_file_that_is_no_snapshot_is_refused_by_name_and_passed_over_by_day(shelf, dossier, content):
    shelf.keep(dossier, NOON)
    (shelf.path / "2026-11-23+other.json.gz").write_bytes(content)

    assert [kept.version for kept in shelf.kept()] == [dossier.version]
    with pytest.raises(SnapshotDamaged):
        shelf.named("2026-11-23+other")


@pytest.mark.parametrize("name", ["2026-11-23+abcdef123456", "2026-11-23+abc", "abcdef"])
def test_a_snapshot_is_named_by_its_version_or_its_beginning(shelf, dossier, name):
    shelf.keep(dossier)

    assert shelf.named(name).version == dossier.version


def test_a_snapshot_is_named_by_its_file(shelf, dossier, tmp_path):
    elsewhere = shelf.keep(dossier).rename(tmp_path / "old.json.gz")

    assert shelf.named(str(elsewhere)).version == dossier.version


@pytest.mark.parametrize("name", ["never", "abc", "", "2026-11-24"])
def test_an_unknown_name_is_an_error(shelf, dossier, name):
    shelf.keep(dossier)

    with pytest.raises(SnapshotUnknown):
        shelf.named(name)


def test_a_beginning_of_two_is_an_error_that_names_both(shelf, dossier):
    shelf.keep(dossier)
    shelf.keep(replace(dossier, version="2026-11-23+abcdef999999"))

    with pytest.raises(SnapshotAmbiguous, match=r"abcdef123456.*abcdef999999"):
        shelf.named("abcdef")


def test_the_newest_by_a_day_is_the_last_made_on_or_before_it(shelf, dossier):
    for number, day in enumerate((1, 5, 9)):
        shelf.keep(replace(dossier, version=f"v{number}"), NOON.replace(day=day))

    found = [shelf.newest_by(date(2026, 11, day)) for day in (4, 5, 8, 30)]
    assert [snapshot and snapshot.version for snapshot in found] == ["v0", "v1", "v1", "v2"]
    assert shelf.newest_by(date(2026, 10, 31)) is None


def test_the_newest_stay_and_of_older_ones_the_last_of_each_month(shelf, dossier):
    months = [datetime(2025, month, day, tzinfo=UTC) for month in (1, 2) for day in (3, 20)]
    recent = [NOON + timedelta(hours=hour) for hour in range(KEPT)]
    for made_at in months + recent:
        shelf.keep(replace(dossier, version=f"v{made_at:%Y%m%d%H}"), made_at)

    assert [kept.made_at for kept in shelf.kept()] == [months[1], months[3], *recent]


def test_a_home_that_cannot_be_written_is_said(tmp_path, dossier):
    (tmp_path / "snapshots").write_text("a file, not a folder")

    with pytest.raises(HomeNotWritable):
        Shelf(tmp_path).keep(dossier)
