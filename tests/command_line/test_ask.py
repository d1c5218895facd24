"""`dossier ask`: one question, one sourced answer."""

from __future__ import annotations

import pytest

from assistant.records import Answer, State
from corpus.dossier import load_dossier
from corpus.typography import normalise
from tests.command_line.conftest import run

ENGLISH = "Who will host the Health Data Hub?"
FRENCH = "Qui va héberger le Health Data Hub ?"


@pytest.fixture(scope="module")
def answer(tmp_path_factory, corpus, home):
    """A question answered with --json."""
    asked = run(tmp_path_factory.mktemp("asked"), ("ask", "--json", ENGLISH), {"corpus": corpus, "home": home})
    assert (asked.code, asked.err) == (0, "")
    return Answer.model_validate_json(asked.out)


def test_the_json_is_an_answer(answer):
    assert (answer.question, answer.language, answer.state) == (ENGLISH, "en", State.ANSWERED)
    assert "Scaleway" in answer.text


def test_every_statement_is_cited_with_a_quote_of_the_dossier(answer, corpus):
    whole = load_dossier(corpus)

    assert answer.dossier_version == whole.version
    assert answer.statements
    assert all(statement.citations for statement in answer.statements)
    for citation in answer.citations:
        passage = whole.passage(citation.passage_id, citation.language)
        assert passage is not None
        assert normalise(passage.text[citation.start : citation.end]) == normalise(citation.quote)


def test_a_person_reads_the_answer_its_sources_and_the_day_also_when_the_index_had_to_be_made(dossier, own_home):
    (own_home / "index" / "CURRENT").unlink()

    asked = dossier("ask", FRENCH, home=own_home)
    assert (asked.code, asked.err) == (0, "")
    assert "a choisi Scaleway comme hébergeur le 23 avril 2026. [1]" in asked.out
    assert "[1] Le choix de l'hébergeur (Health Data Hub, 2026-04-23) — https://example.org/release" in asked.out
    assert asked.out.rstrip().endswith("Le dossier s'arrête au 23 novembre 2026.")
    assert (own_home / "index" / "CURRENT").is_file()


def test_a_refusal_is_no_failure_speaks_the_language_asked_for_and_lists_no_source(dossier, home):
    asked = dossier("ask", "What is the weather in Paris?", "--lang", "fr", "--as-of", "2026-05-01", home=home)

    assert (asked.code, asked.err) == (0, "")
    assert "[1]" not in asked.out
    assert "Réponse au 1er mai 2026" in asked.out
