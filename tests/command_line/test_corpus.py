"""`dossier corpus check | list | show`."""

from __future__ import annotations

import pytest

from tests.corpus.small_dossier import HOST_EN, MOVE_FR, SmallDossier


@pytest.fixture
def spoilt(tmp_path):
    """A small dossier with two unknown sources in one file."""
    own = SmallDossier(tmp_path / "spoilt")
    own.change(HOST_EN, "2026. [^release]", "2026. [^gossip]")
    own.change(HOST_EN, "March 2026. [^press]", "March 2026. [^rumour]")
    return own


def test_a_sound_dossier_passes_the_check_and_is_counted(dossier):
    checked = dossier("corpus", "check")

    assert (checked.code, checked.err) == (0, "")
    cells = [line.replace("│", " ").split() for line in checked.out.splitlines()]
    assert ["sentences", "6", "6"] in cells
    assert ["conflicts", "1"] in cells


def test_the_shipped_dossier_passes_the_check(dossier):
    checked = dossier("corpus", "check", corpus=None)

    assert (checked.code, checked.err) == (0, "")


def test_each_defect_is_a_line_with_its_file_and_line_and_the_last_line_counts_them(dossier, spoilt):
    checked = dossier("corpus", "check", corpus=spoilt.folder)

    *defects, last = checked.err.splitlines()
    assert checked.code == 1
    assert [line.split(": ")[0] for line in defects] == [
        f"{HOST_EN}:{spoilt.line(HOST_EN, start)}"
        for start in ("The Health Data Hub chose", "The Health Data Hub chose", "Four", "Four")
    ]
    assert last == "4 defect(s)."


def test_defects_are_told_in_french_to_who_asks_for_french(dossier, spoilt):
    assert "source «\u00a0gossip\u00a0» inconnue" in dossier("corpus", "check", corpus=spoilt.folder, lang="fr").err


@pytest.mark.parametrize("file", ["sources.yaml", "dossier.yaml", "actors.yaml"])
def test_a_data_file_that_cannot_be_read_fails_the_check_with_a_line(dossier, tmp_path, file):
    own = SmallDossier(tmp_path / "own")
    own.write(file, "a: [1\n")

    checked = dossier("corpus", "check", corpus=own.folder)
    assert checked.code == 1
    assert checked.err.splitlines()[0].startswith(f"{file}:2: ")
    assert checked.err.splitlines()[1:] == ["1 defect(s)."]


@pytest.mark.parametrize("command", [
    ["ask", "Who will host the Health Data Hub?"], ["index", "build"], ["index", "status"], ["corpus", "list"],
    ["corpus", "show", "host"],
])  # fmt: skip
def test_every_command_refuses_a_broken_document_and_names_its_line(dossier, here, spoilt, command):
    line = dossier(*command, corpus=spoilt.folder).error_line

    assert line.startswith(f"{HOST_EN}:{spoilt.line(HOST_EN, 'The Health Data Hub chose')}: ")
    assert "2 defect(s)" in line
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(("spoil", "said"), [
    (lambda own: own.change(MOVE_FR, "rank: press", "rank: press: x"), f"{MOVE_FR}:6: "),
    (lambda own: own.change(MOVE_FR, "rank: press\n", ""), f"{MOVE_FR}:1: "),
    (lambda own: own.change(MOVE_FR, "{#delay}", "{#calendar}"), f"{MOVE_FR}:20: "),
    (lambda own: own.remove(MOVE_FR), "documents/guides/move.en.md:1: "),
], ids=["front matter", "missing key", "duplicate anchor", "missing language"])  # fmt: skip
def test_a_document_that_cannot_be_read_is_named_with_its_line(dossier, tmp_path, spoil, said):
    own = SmallDossier(tmp_path / "own")
    spoil(own)

    assert dossier("corpus", "list", corpus=own.folder).error_line.startswith(said)


@pytest.mark.parametrize(("language", "title"), [("fr", "Le choix de l'hébergeur"), ("en", "The choice of the host")])
def test_the_documents_are_listed_in_the_language_of_who_asks(dossier, language, title):
    listed = dossier("corpus", "list", lang=language)

    assert listed.code == 0
    rows = [line for line in listed.out.splitlines() if "2026" in line]
    assert len(rows) == 2
    assert "host" in rows[0]
    assert "2026-04-23" in rows[0]
    assert title in rows[0]


def test_a_document_is_shown_whole_with_its_sources(dossier):
    shown = dossier("corpus", "show", "host")

    assert shown.code == 0
    assert shown.out.startswith("The choice of the host\n")
    assert "chose Scaleway as its host on 23 April 2026.  [release]" in shown.out
    assert "(host#candidates)" in shown.out
    assert "? Who will host the Health Data Hub?" in shown.out


def test_a_section_is_shown_alone_and_in_the_language_asked_for(dossier):
    shown = dossier("corpus", "show", "host#candidates", "--lang", "fr")

    assert "Quatre candidats" in shown.out
    assert "host#choice" not in shown.out


@pytest.mark.parametrize("name", ["never", "host#never", "#choice", ""])
def test_an_unknown_document_or_section_is_named(dossier, name):
    line = dossier("corpus", "show", name).error_line

    assert line.startswith(f"{name}: ")
    assert "dossier corpus list" in line
