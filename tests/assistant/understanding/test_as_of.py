"""The day whose state of things a question asks about; a date that names something is none."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.records import Question
from assistant.understanding.as_of import asked_day
from assistant.understanding.intake import understand
from assistant.understanding.known import Known

ASKED = [
    ("Au 1er mars 2026, qui devait héberger le HDH ?", date(2026, 3, 1)),
    ("À la date du 3/4/2025, qui héberge le HDH ?", date(2025, 4, 3)),
    ("En janvier 2026, qui devait héberger le HDH ?", date(2026, 1, 31)),
    ("Qui dirigeait le Health Data Hub en 2021 ?", date(2021, 12, 31)),
    ("À l'été 2025, qui devait fournir l'intercalaire ?", date(2025, 9, 30)),
    ("Fin 2025, où en était la migration ?", date(2025, 12, 31)),
    ("As of 1 March 2026, who hosts the HDH?", date(2026, 3, 1)),
    ("Back in June 2025, who was hosting the data?", date(2025, 6, 30)),
    ("By the end of 2019, which company had been chosen?", date(2019, 12, 31)),
    ("On 1 January 2025, did hosts already have to comply?", date(2025, 1, 1)),
]


@pytest.mark.parametrize(("text", "day"), ASKED)
def test_the_last_day_of_what_is_named_is_asked_about(text: str, day: date):
    asked = asked_day(text)
    assert asked is not None
    assert asked.day == day


@pytest.mark.parametrize(
    "text",
    [
        "Que dit le décret du 25 mars 2026 ?",
        "L'article du 17 février 2026 était-il juste ?",
        "Que s'est-il passé le 5 février 2026 ?",
        "Quelle était la durée du contrat signé le 15 avril 2020 ?",
        "Le contrat court-il jusqu'au 1er mars 2026 ?",
        "What does the order of 12 August 2026 say?",
        "What happened in March 2026?",
        "Was the contract signed in 2020?",
    ],
)
def test_a_date_that_names_something_or_tells_when_it_happened_restricts_nothing(text: str):
    assert asked_day(text) is None


def test_the_words_that_name_the_day_are_not_searched():
    asked = asked_day("As of 1 March 2026, who hosts the HDH?")
    assert asked is not None
    assert asked.rest == "who hosts the HDH?"


def test_a_typical_question_is_searched_with_the_day_that_it_names(known: Known):
    asked = "Qu'est-ce que le Health Data Hub demandait à la CNIL en 2021 ?"
    understood = understand(Question(text=asked), known)

    assert known.is_typical(asked)
    assert understood.search_text == asked
    assert understood.as_of == known.speaks_until
