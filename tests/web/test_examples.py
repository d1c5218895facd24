"""The questions to begin with."""

from __future__ import annotations

import pytest

from assistant.records import Question
from assistant.service import Assistant
from assistant.web.shell import example_questions
from assistant.web.sources import WITH_SOURCES
from corpus.records import LANGUAGES, Language

EXAMPLES = [
    (language, question)
    for language in LANGUAGES
    for questions in example_questions(language).values()
    for question in questions
]


@pytest.mark.parametrize(("language", "question"), EXAMPLES)
def test_example_is_answered_in_its_language(assistant: Assistant, language: Language, question: str) -> None:
    answer = assistant.ask(Question(text=question))
    assert answer.state in WITH_SOURCES
    assert answer.language == language


def test_each_theme_has_as_many_questions_in_both_languages() -> None:
    french, english = ([len(asked) for asked in example_questions(language).values()] for language in LANGUAGES)
    assert french == english
    assert min(french) > 1
