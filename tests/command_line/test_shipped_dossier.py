"""The dossier that ships, asked from the command line in both languages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from assistant.records import Answer, State
from tests.command_line.conftest import REPOSITORY

QUESTIONS = ["Qui va héberger le Health Data Hub ?", "Who will host the Health Data Hub?"]


def made_home(folder: Path, models: Path | None) -> Path:
    """A home with what the repository's own has already made; the command makes the rest."""
    home = folder / "home"
    home.mkdir()
    if models:
        (home / "models").symlink_to(models)
    made = REPOSITORY / ".dossier" / "index"
    if made.is_dir():
        shutil.copytree(made, home / "index")
    return home


def test_who_will_host_is_answered_from_the_same_passage_in_both_languages(dossier, here, tmp_path, models):
    lines = [json.dumps({"id": number, "question": question}) for number, question in enumerate(QUESTIONS)]
    (here / "in.jsonl").write_text("\n".join(lines))

    done = dossier("answer", "in.jsonl", "out.jsonl", corpus=None, home=made_home(tmp_path, models))
    assert done.code == 0, done.err
    french, english = (Answer.model_validate_json(line) for line in (here / "out.jsonl").read_text().splitlines())
    for answer, april in ((french, "avril 2026"), (english, "April 2026")):
        assert answer.state is State.ANSWERED
        assert "Scaleway" in answer.text
        assert april in answer.text
    assert {c.passage_id for c in french.citations} == {c.passage_id for c in english.citations}
