"""The command itself: what it can do, said quickly and in both languages."""

from __future__ import annotations

import re

import pytest

from tests.command_line.conftest import run

LIBRARIES = (
    "torch sentence_transformers transformers chromadb gradio lingua langchain_core langchain_openai openai numpy"
)
HEAVY = re.compile(rf"\| +({LIBRARIES.replace(' ', '|')})$", re.M)


@pytest.mark.parametrize("arguments", [
    (), ("ask",), ("answer",), ("serve",), ("corpus",), ("corpus", "show"), ("index",), ("index", "clear"),
], ids=" ".join)  # fmt: skip
def test_every_verb_has_its_help(dossier, arguments):
    helped = dossier(*arguments, "--help")

    assert (helped.code, helped.err) == (0, "")
    assert "Usage:" in helped.out


def test_help_names_every_verb(dossier):
    helped = dossier("--help").out

    assert all(re.search(rf"^\W*{verb}\b", helped, re.M) for verb in ("ask", "answer", "serve", "corpus", "index"))


def test_help_is_in_french_for_who_asks_for_french(dossier):
    assert "Questions et réponses sourcées" in dossier("--help", lang="fr").out


@pytest.mark.parametrize(
    "arguments", [("ask", ""), ("corpus", "list"), ("index", "status"), ("answer", "never.jsonl", "out")], ids=" ".join
)
def test_what_needs_no_model_loads_nothing_heavy(here, corpus, arguments):
    imported = run(here, arguments, {"corpus": corpus}, "-X", "importtime").err

    assert {"torch", "sentence_transformers", "transformers", "gradio"} & set(HEAVY.findall(imported)) == set()


def test_help_loads_none_of_the_libraries_at_all(here, corpus):
    assert HEAVY.findall(run(here, ("--help",), {"corpus": corpus}, "-X", "importtime").err) == []


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_the_command_changes_nobody_s_shell(dossier, option):
    assert option not in dossier("--help").out
