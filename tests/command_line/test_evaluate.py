"""`dossier evaluate`: the same figures as in Python, a folder of files, one line for what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.evaluation.dataset import load_cases
from assistant.evaluation.running import evaluate
from assistant.records import State
from assistant.service import load_assistant
from assistant.settings import Settings
from tests.command_line.conftest import Result, run
from tests.command_line.test_main import HEAVY

QUESTIONS = [
    ("Who will host the Health Data Hub?", "en", ["answered", "sources_disagree"], "scaleway"),
    ("Qui va héberger le Health Data Hub ?", "fr", ["answered", "sources_disagree"], "scaleway"),
    ("Who will host the Health Data Hub?", "en", ["answered", "sources_disagree"], "ovhcloud"),
    ("How do you make pancakes without milk?", "en", ["out_of_scope", "not_in_dossier"], None),
]
FILES = {"answers.jsonl", "qrels.trec", "report.html", "run.json", "run.trec", "samples.jsonl"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset over the small dossier; its third question expects what is not so."""
    lines = [
        {
            "id": f"q{n}", "question": question, "language": language, "pair": "host" if n < 2 else f"p{n}",
            "expected_states": states, "nuggets": [{"any_of": [fact]}] if fact else [],
            "relevant": ["host#choice"] if fact else [],
        }
        for n, (question, language, states, fact) in enumerate(QUESTIONS)
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("data") / "few.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory, corpus: Path, home: Path, data: Path) -> tuple[Path, Result]:
    """A report's folder, and what the command said."""
    folder = tmp_path_factory.mktemp("reported")
    arguments = ("evaluate", data, "--report", "report", "--lang", "fr")
    return folder / "report", run(folder, arguments, {"corpus": corpus, "home": home})


def test_a_report_has_every_file_and_the_terminal_its_table(reported):
    folder, result = reported

    assert (result.code, result.err) == (0, "Report: report/report.html\n")
    assert {path.name for path in folder.iterdir()} == FILES
    assert "Réponses strictement justes" in result.out
    assert '<html lang="fr">' in (folder / "report.html").read_text(encoding="utf-8")
    assert len((folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()) == len(QUESTIONS)


def test_a_python_call_gives_the_same_figures(reported, corpus, home, data):
    settings = Settings(home=home, corpus=corpus, model=None, writer="extractive")
    figures = {f.name: f.model_dump() for f in evaluate(load_assistant(settings), load_cases(data)).figures}
    written = {f["name"]: f for f in json.loads((reported[0] / "run.json").read_text(encoding="utf-8"))["figures"]}

    for timed in ("latency_p50", "latency_p95"):
        del figures[timed], written[timed]
    assert written == figures
    assert figures["strict_correctness"]["value"] == pytest.approx(3 / 4)


def test_the_next_run_takes_the_answers_and_tells_what_changed(reported, corpus, home, data, tmp_path):
    lines = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    (tmp_path / "three.jsonl").write_text("\n".join(map(json.dumps, lines[:3])), encoding="utf-8")
    before = (reported[0] / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "answers.jsonl").write_text("\n".join(before) + "\n", encoding="utf-8")
    arguments = ("evaluate", "three.jsonl", "--report", "report", "--compare", reported[0])
    result = run(tmp_path, arguments, {"corpus": corpus, "home": home})

    assert result.code == 0, result.err
    assert "3 questions in common, 1 left out." in result.out
    assert "Now right: 0" in result.out
    assert "Now wrong: 0" in result.out
    assert (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines() == before[:3]
    assert (folder / "comparison.json").is_file()


def bad_line(folder: Path) -> Path:
    """A dataset whose second line lacks a key."""
    good = {"id": "a", "question": "Who?", "language": "en", "expected_states": [State.ANSWERED]}
    path = folder / "bad.jsonl"
    path.write_text(json.dumps(good) + "\n" + '{"id": "b"}', encoding="utf-8")
    return path


def test_a_bad_line_is_told_before_anything_is_loaded_or_made(here, corpus, tmp_path):
    path = bad_line(tmp_path)
    settings = {"corpus": corpus, "home": tmp_path / "home"}
    result = run(here, ("evaluate", path, "--report", "report"), settings)

    assert result.error_line == f"{path}:2: the key “question” is missing. Add it."
    assert list(here.iterdir()) == []
    imported = run(here, ("evaluate", path), settings, "-X", "importtime").err
    assert {"torch", "sentence_transformers", "transformers", "chromadb"} & set(HEAVY.findall(imported)) == set()


@pytest.mark.parametrize(("arguments", "told"), [
    (("never.jsonl",), "never.jsonl: this file of questions cannot be read"),
    (("dev", "--compare", "never"), "never: not a run to compare with"),
    (("dev", "--report", "file"), "file: the report cannot be written"),
    (("dev", "--lang", "de"), "choose fr or en"),
], ids=" ".join)  # fmt: skip
def test_bad_input_is_told_in_one_line(dossier, here, tmp_path, arguments, told):
    (here / "file").write_text("kept")

    assert told in dossier("evaluate", *arguments, home=tmp_path / "home").error_line
    assert not (tmp_path / "home").exists()


def test_a_run_of_other_questions_is_told_before_any_is_asked(dossier, reported, tmp_path):
    line = dossier("evaluate", "dev", "--compare", reported[0], home=tmp_path / "home").error_line

    assert line.startswith("The two runs have no question in common.")
    assert not (tmp_path / "home").exists()


def test_a_dataset_of_another_dossier_is_told_by_its_question(dossier, home):
    assert dossier("evaluate", "dev", home=home).error_line.startswith("Question dev-a001-fr: the dossier has no “")


def test_the_command_has_its_help_in_both_languages(dossier):
    assert "--compare" in dossier("evaluate", "--help").out
    assert "Évalue les réponses" in dossier("--help", lang="fr").out
