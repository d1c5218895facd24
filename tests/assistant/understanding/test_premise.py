"""What a question takes for granted and no passage cited holds is told."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.drafts import Verified
from assistant.records import Question
from assistant.understanding.intake import Understood
from assistant.understanding.known import Known
from assistant.understanding.premise import unsaid
from corpus.records import Language
from tests.assistant.small_dossier import told

CHOICE = ("scaleway-selection#choice", 0)


def missing(text: str, known: Known, language: Language = "fr") -> tuple[str, ...]:
    """What the choice of Scaleway does not hold of a question."""
    asked = Understood(Question(text=text), text, language, date(2026, 11, 23))
    statements: list[Verified] = told(known.dossier, CHOICE, language=language)
    return unsaid(asked, statements, known.dossier, known)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Pourquoi Docaposte a-t-il été choisi ?", "fr", ("Docaposte",)),
        ("Why was Docaposte chosen?", "en", ("Docaposte",)),
        ("Pourquoi Scaleway a-t-il été choisi en 2031 ?", "fr", ("2031",)),
        ("Was Scaleway chosen on 3 May 2026?", "en", ("3 May 2026",)),
        ("Scaleway a-t-il été choisi pour 77 millions d'euros ?", "fr", ("77 millions",)),
    ],
)
def test_a_name_a_date_or_an_amount_that_is_nowhere_is_told(
    text: str, language: Language, expected: tuple[str, ...], known: Known
):
    assert missing(text, known, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi Scaleway a-t-il été choisi le 23 avril 2026 ?",
        "Pourquoi le HDH a-t-il choisi Scaleway ?",
        "Pourquoi la PDS a-t-elle choisi Scaleway en avril 2026 ?",
    ],
)
def test_what_the_passage_holds_in_any_form_is_not(text: str, known: Known):
    assert missing(text, known) == ()


def test_a_refusal_has_no_premise_to_correct(known: Known):
    asked = Understood(Question(text="Docaposte ?"), "Docaposte ?", "fr", date(2026, 11, 23))
    assert unsaid(asked, [], known.dossier, known) == ()
