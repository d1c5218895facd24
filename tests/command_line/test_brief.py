"""`dossier brief`: a note in a file or on standard output, and one clear line when there can be none."""

from __future__ import annotations

import pytest

from tests.command_line.conftest import REPOSITORY, run


@pytest.fixture
def brief(tmp_path):
    """Runs `dossier brief` over the shipped dossier."""

    def asked(*arguments):
        return run(tmp_path, ("brief", *arguments), {"home": REPOSITORY / ".dossier"})

    return asked


def test_a_note_is_printed_in_markdown(brief):
    made = brief("Le choix de Scaleway", "--lang", "fr", "--length", "short")
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("# Note à l'attention du ministre\u00a0: Le choix de Scaleway\n")
    assert "[^1]: " in made.out


def test_a_note_goes_into_the_file_whose_suffix_names_its_format(brief, tmp_path):
    made = brief("The choice of Scaleway", "--lang", "en", "--audience", "press", "-o", "note.html")
    assert (made.code, made.out) == (0, "")
    assert made.err.strip() == "Note written: note.html"
    assert (tmp_path / "note.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_note_takes_its_looks_from_a_file_of_ones_own(brief, tmp_path):
    (tmp_path / "own.css").write_text("h1 { color: teal; }")
    made = brief(
        "Le choix de Scaleway", "--lang", "fr", "--length", "short", "--format", "html", "--template", "own.css"
    )
    assert made.code == 0
    assert "<style>h1 { color: teal; }</style>" in made.out


def test_a_topic_of_another_subject_is_refused_in_one_line(brief):
    assert "La réforme des retraites" in brief("La réforme des retraites", "--lang", "fr").error_line


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("Scaleway", "--format", "rtf"), "rtf"),
        (("Scaleway", "--format", "pdf"), "-o"),
        (("Scaleway", "--format", "html", "--template", "missing.css"), "missing.css"),
        (("Scaleway", "--template", "own.css"), "own.css"),
        (("Scaleway", "--lang", "de"), "de"),
        (("Scaleway", "--as-of", "soon"), "soon"),
        (("Scaleway", "--length", "endless"), "endless"),
        (("Scaleway", "-o", "missing/note.md"), "missing"),
        (("  ",), "empty"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(brief, arguments, named):
    assert named in brief(*arguments).error_line
