"""A question that supposes the contrary of what the dossier says is answered by what the dossier says."""

from __future__ import annotations

import pytest

from assistant.records import Question, State
from assistant.service import Assistant
from corpus.catalogue import text
from corpus.records import Language


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("fr", "En quelle année les Américains ont-ils supprimé le CLOUD Act ?", "toujours en vigueur"),
        ("en", "What year did the Americans scrap the CLOUD Act?", "still in force"),
    ],
)
def test_the_false_premise_is_named_before_what_the_dossier_says(
    language: Language, asked: str, told: str, assistant: Assistant
):
    answer = assistant.ask(Question(text=asked, language=language))

    assert answer.state in (State.ANSWERED, State.SOURCES_DISAGREE)
    assert told in answer.statements[0].text
    assert [note.text for note in answer.notes] == [text("answer.contradicted", language)]


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("fr", "Combien de projets la CNIL a-t-elle refusés en 2022 ?"),
        ("en", "Which bank refused to lend money to Scaleway?"),
    ],
)
def test_a_question_that_nothing_contradicts_stays_refused(language: Language, asked: str, assistant: Assistant):
    assert assistant.ask(Question(text=asked, language=language)).state is State.NOT_IN_DOSSIER
