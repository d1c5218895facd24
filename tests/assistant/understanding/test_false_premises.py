"""A refused question whose premise the dossier tells otherwise is answered by what it tells."""

from __future__ import annotations

import pytest

from assistant.records import Answer, Question, State
from assistant.service import Assistant
from corpus.catalogue import text
from corpus.records import Language


def asked(question: str, language: Language, assistant: Assistant) -> Answer:
    return assistant.ask(Question(text=question, language=language))


def noted(answer: Answer) -> list[str]:
    return [note.text for note in answer.notes]


@pytest.mark.parametrize(
    ("language", "question", "told"),
    [
        ("fr", "pourquoi la cnam a accepté en février 2021 de recopier toute sa base chez microsoft", "opposé"),
        ("en", "why did the cnam agree in february 2021 to copy its whole database over to microsoft", "opposed"),
    ],
)
def test_another_deed_than_the_one_supposed_is_told(language: Language, question: str, told: str, assistant: Assistant):
    answer = asked(question, language, assistant)

    assert told in answer.statements[0].text
    assert len(noted(answer)) == 1


def test_another_doer_than_the_one_supposed_is_told(assistant: Assistant):
    question = "Pourquoi Agnès Buzyn avait-elle juré à la CNIL, en novembre 2020, qu'on partirait de chez Microsoft ?"
    answer = asked(question, "fr", assistant)

    assert "Véran" in answer.statements[0].text
    assert noted(answer) == [text("answer.otherwise", "fr")]


@pytest.mark.parametrize(
    ("language", "question", "told"),
    [
        ("fr", "Que prévoit l'article 45 de la loi SREN pour les données sensibles de l'État ?", "article 31"),
        ("en", "What does article 45 of the SREN law lay down for the State's sensitive data?", "rticle 31"),
    ],
)
def test_another_article_than_the_one_named_is_told(language: Language, question: str, told: str, assistant: Assistant):
    answer = asked(question, language, assistant)

    assert told in answer.statements[0].text
    assert noted(answer) == [text("answer.otherwise", language)]


def test_a_sentence_that_denies_the_questions_words_is_told(assistant: Assistant):
    question = "What is the reason the order of 12 August 2026 only took effect on 22 August?"
    answer = asked(question, "en", assistant)

    assert "15 August 2026" in answer.statements[0].text
    assert noted(answer) == [text("answer.contradicted", "en")]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fr", "Pourquoi Microsoft a-t-il attaqué l'État en justice après l'annonce du 6 février 2026 ?"),
        ("en", "Why did Microsoft take the State to court after the announcement of 6 February 2026?"),
        ("fr", "Pourquoi l'article 32 de la loi SREN plaît-il aux hôpitaux de Lyon ?"),
        ("en", "What does article 12 of the SREN law lay down for schools?"),
        ("fr", "Pourquoi OVHcloud n'a-t-il pas été choisi à la place de Scaleway ?"),
    ],
)
def test_what_the_dossier_tells_nothing_of_stays_refused(language: Language, question: str, assistant: Assistant):
    assert asked(question, language, assistant).state is not State.ANSWERED


@pytest.mark.parametrize(
    ("language", "question", "is_noted"),
    [
        ("fr", "Quand Philippe Latombe a-t-il gagné contre le cadre de transfert avec les États-Unis ?", True),
        ("en", "When did Philippe Latombe win against the EU-US data framework?", True),
        ("fr", "Les Licornes célestes ont-elles gagné en urgence ?", False),
        ("en", "Did Les Licornes célestes win in urgent proceedings?", False),
    ],
)
def test_an_answer_notes_what_a_question_grants_and_not_what_it_leaves_open(
    language: Language, question: str, is_noted: bool, assistant: Assistant
):
    answer = asked(question, language, assistant)

    assert answer.statements
    assert (text("answer.contradicted", language) in noted(answer)) is is_noted
