"""`dossier changes`, `dossier snapshot` and `dossier watch`: what changed, from the command line."""

from __future__ import annotations

import json

import pytest

from tests.corpus.small_dossier import MOVE_EN, MOVE_FR, SmallDossier

ASKED = "When will the move of the Health Data Hub's data end?"


@pytest.fixture
def changed(tmp_path) -> SmallDossier:
    """The small dossier in which the move is put off to 2029."""
    own = SmallDossier(tmp_path / "changed")
    own.change(MOVE_FR, "est repoussé à 2028", "est repoussé à 2029")
    own.change(MOVE_EN, "is put off to 2028", "is put off to 2029")
    return own


def test_a_build_keeps_a_snapshot_that_later_changes_are_told_from(dossier, own_home, changed):
    assert dossier("index", "build", home=own_home).code == 0
    (kept,) = (own_home / "snapshots").iterdir()
    version = kept.name.removesuffix(".json.gz")

    told = dossier("changes", "--since", version, home=own_home, corpus=changed.folder)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"# What changed since snapshot {version}\n")
    assert "  - Before: The move of the Health Data Hub's data is put off to 2028.\n" in told.out
    french = dossier("changes", "--since", version[-12:], "--lang", "fr", home=own_home, corpus=changed.folder)
    assert "Après\u00a0: Le déménagement des données du Health Data Hub est repoussé à 2029." in french.out


def test_the_changes_as_json_say_which_of_the_two_was_done(dossier, tmp_path):
    told = dossier("changes", "--since", "2026-09-01", "--json", home=tmp_path / "new")

    found = json.loads(told.out)
    assert (found["basis"], found["since"]) == ("dates", "2026-09-01")
    assert {(c["kind"], c["passage_id"]) for c in found["sentences"]} == {
        ("superseded", "move#calendar"), ("new", "move#delay"),
    }  # fmt: skip
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("arguments", "said"), [
    (("changes", "--since", "never"), "“never” is neither a date"),
    (("changes", "--since", "2026-02-30"), "“2026-02-30” is neither a date"),
    (("changes", "--since", "2999-01-01"), "is still to come"),
    (("changes", "--since", "2026-01-01", "--lang", "de"), "de"),
    (("watch", "remove", "7"), "no watched question number 7"),
    (("watch", "add", " "), "The question is empty"),
    (("watch", "changes", "--since", "soon"), "“soon” is not a date"),
])  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(dossier, tmp_path, arguments, said):
    assert said in dossier(*arguments, home=tmp_path / "home").error_line


def test_snapshots_are_made_once_and_listed(dossier, tmp_path):
    home = tmp_path / "home"
    first, second = (dossier("snapshot", home=home) for _ in range(2))

    assert first.out == second.out
    assert len(list((home / "snapshots").iterdir())) == 1
    assert "2026-11-23+" in dossier("snapshot", "list", home=home).out


def test_a_watched_answer_that_changes_is_printed_after_the_build_and_kept(dossier, own_home, changed):
    added = dossier("watch", "add", ASKED, home=own_home)
    assert (added.code, added.err) == (0, "")
    assert added.out.startswith("Question 1 is watched: ")
    assert ASKED in dossier("watch", "list", home=own_home).out
    assert dossier("watch", "add", ASKED, home=own_home).error_line == "The question is watched already, as number 1."

    built = dossier("index", "build", home=own_home, corpus=changed.folder)
    assert built.code == 0
    for said in (built.out, dossier("watch", "changes", home=own_home, corpus=changed.folder).out):
        assert f"1. {ASKED}" in said
        assert "* The move of the Health Data Hub's data is put off to 2028." in said
        assert "* The move of the Health Data Hub's data is put off to 2029." in said
    again = dossier("index", "build", home=own_home, corpus=changed.folder)
    assert ASKED not in again.out
    assert dossier("watch", "remove", "1", home=own_home).out == f"Question 1 removed: “{ASKED}”\n"
    assert dossier("watch", "changes", home=own_home).out.startswith("No watched question.")


def test_a_damaged_watch_list_does_not_fail_a_build_or_an_answer(dossier, own_home, changed):
    (own_home / "watch.json").write_text("{")

    built = dossier("index", "build", home=own_home, corpus=changed.folder)
    assert built.code == 0
    assert "the watch list is damaged" in built.err
    assert "Scaleway" in dossier("ask", "Who will host the Health Data Hub?", home=own_home).out
