"""`dossier index build | status | clear`."""

from __future__ import annotations

import re

import pytest

from tests.corpus.small_dossier import HOST_EN, HOST_FR, SmallDossier


def test_a_first_build_computes_every_entry_and_says_where_they_are(build):
    home, built = build

    assert (built.code, built.err) == (0, "")
    entries, computed, folder = re.fullmatch(
        r"Index ready: (\d+) entries, (\d+) of them computed now \((.+)\)\.\n", built.out
    ).groups()
    assert 0 < int(computed) <= int(entries)
    assert folder.startswith(f"{home}/index/")


def test_a_second_build_has_nothing_to_do(dossier, home):
    again = dossier("index", "build", home=home)

    assert (again.code, again.err) == (0, "")
    assert again.out.startswith("The index is already up to date: ")


def test_a_sentence_more_is_all_that_the_next_build_computes(dossier, own_home, tmp_path):
    own = SmallDossier(tmp_path / "own")
    for file in (HOST_FR, HOST_EN):
        own.change(file, "[^press] {on=2026-03}", "[^press] {on=2026-03}\nScaleway est en France. [^press]")

    built = dossier("index", "build", home=own_home, corpus=own.folder)
    assert built.code == 0
    assert int(re.search(r"(\d+) of them computed", built.out)[1]) <= 4


def test_the_status_of_a_ready_index_says_what_it_was_made_from(dossier, home):
    status = dossier("index", "status", home=home)

    assert (status.code, status.err) == (0, "")
    ready, made_from = status.out.splitlines()
    assert ready.startswith(f"The index is ready ({home}/index/")
    assert "Dossier 2026-11-23+" in made_from
    assert "multilingual-e5-small" in made_from
    assert "passages 8" in made_from


def test_the_status_is_in_french_for_who_asks_for_french(dossier, home):
    assert dossier("index", "status", home=home, lang="fr").out.startswith("L'index est prêt (")


def test_the_status_of_no_index_is_a_failure_that_makes_nothing(dossier, tmp_path):
    status = dossier("index", "status", home=tmp_path / "new")

    assert status.code == 1
    assert status.out.startswith(f"No index ({tmp_path / 'new'}/index).")
    assert not (tmp_path / "new").exists()


def test_the_status_of_an_index_of_another_dossier_is_stale(dossier, home, tmp_path):
    own = SmallDossier(tmp_path / "own")
    own.change("glossary.yaml", "acronym: HDH", "acronym: PDS")

    status = dossier("index", "status", home=home, corpus=own.folder)
    assert status.code == 1
    assert "no longer matches" in status.out


def test_the_status_of_a_damaged_index_names_the_file_and_the_next_build_mends_it(dossier, own_home):
    spoilt = next(file for file in own_home.rglob("bm25-fr/*") if file.is_file() and file.stat().st_size)
    spoilt.write_bytes(spoilt.read_bytes()[:-1])

    status = dossier("index", "status", home=own_home)
    assert status.code == 1
    assert f"The index is damaged: bm25-fr/{spoilt.name}" in status.out
    assert dossier("index", "build", home=own_home).code == 0
    assert dossier("index", "status", home=own_home).code == 0


@pytest.mark.parametrize("times", [1, 2])
def test_clearing_removes_the_index_and_may_be_done_twice(dossier, own_home, times):
    for _ in range(times):
        cleared = dossier("index", "clear", home=own_home)

    assert (cleared.code, cleared.err) == (0, "")
    assert cleared.out == f"Index removed ({own_home}/index).\n"
    assert [file.name for file in (own_home / "index").iterdir() if file.name != "build.lock"] == []
    assert (own_home / "models").is_dir()


def test_clearing_where_there_is_nothing_is_no_failure_and_makes_no_index(dossier, tmp_path):
    cleared = dossier("index", "clear", home=tmp_path / "new")

    assert (cleared.code, cleared.err) == (0, "")
    assert [path.name for path in (tmp_path / "new").rglob("*") if path.is_file() and path.suffix != ".lock"] == []
