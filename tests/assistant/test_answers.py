"""What the assistant answers from the dossier that ships."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from assistant.records import Answer, Question, State
from assistant.service import Assistant
from corpus.typography import normalise

HOST = {"fr": "Qui va héberger le Health Data Hub ?", "en": "Who will host the Health Data Hub?"}
CHOSEN = {"fr": "avril 2026", "en": "April 2026"}
CHOICE = re.compile(r"chois|choix|cho[os]se|select|sélection|remplac|replac|will host|va héberger|hébergera")
ANSWERS = (State.ANSWERED, State.SOURCES_DISAGREE)


def ask(assistant: Assistant, text: str, as_of: date | None = None) -> Answer:
    """The answer to a question; asked once a day and session."""
    return _asked(assistant, text, as_of)


@cache
def _asked(assistant: Assistant, text: str, as_of: date | None) -> Answer:
    return assistant.ask(Question(text=text, as_of=as_of))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_scaleway_was_chosen_in_april_2026_to_host_the_hub(assistant: Assistant, language: str):
    answer = ask(assistant, HOST[language])
    assert (answer.state, answer.language) == (State.ANSWERED, language)
    assert "Scaleway" in answer.statements[0].text
    assert CHOSEN[language] in answer.statements[0].text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_host_is_told_in_words_of_the_passage_cited(assistant: Assistant, language: str):
    for cited in ask(assistant, HOST[language]).citations:
        passage = assistant.dossier.passage(cited.passage_id, cited.language)
        assert passage is not None
        assert cited.quote in passage.text


def test_both_languages_cite_the_same_passage_for_the_host(assistant: Assistant):
    french, english = (ask(assistant, HOST[language]) for language in ("fr", "en"))
    assert french.citations[0].passage_id == english.citations[0].passage_id


def test_the_interim_contract_was_put_at_6_2_million_and_dropped(assistant: Assistant):
    answer = ask(assistant, "Combien valait le marché intercalaire ?")
    assert answer.state in ANSWERS
    assert "6,2 millions d'euros" in normalise(answer.statements[0].text)
    assert any(word in answer.text for word in ("abandonné", "annulé"))


@pytest.mark.parametrize(
    "text",
    [
        "Quel est le salaire du directeur du Health Data Hub ?",
        "What is the salary of the director of the Health Data Hub?",
        "What is the weather in Paris?",
        "Quel temps fait-il à Paris ?",
    ],
)
def test_what_the_dossier_does_not_tell_is_refused_without_a_source(assistant: Assistant, text: str):
    answer = ask(assistant, text)
    assert answer.state in (State.NOT_IN_DOSSIER, State.OUT_OF_SCOPE)
    assert (answer.citations, answer.statements, answer.conflicts) == ((), (), ())
    assert answer.text


@pytest.mark.parametrize("text", ["Dois-je m'opposer au Health Data Hub ?", "Should I opt out of the Health Data Hub?"])
def test_advice_is_refused_without_a_source(assistant: Assistant, text: str):
    answer = ask(assistant, text)
    assert (answer.state, answer.citations) == (State.PERSONAL_ADVICE, ())


@pytest.mark.parametrize("text", ["", "???", "a" * 2001, "Qui \x00 ?", "¿Quién va a alojar los datos de salud hoy?"])
def test_what_is_no_question_gives_an_error_of_one_line(assistant: Assistant, text: str):
    answer = ask(assistant, text)
    assert (answer.state, answer.citations, answer.statements) == (State.ERROR, (), ())
    assert answer.text
    assert "\n" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        *HOST.values(),
        "Qui a été choisi pour remplacer Microsoft ?",
        "Which company replaces Microsoft?",
        "Scaleway a-t-il été choisi pour le Health Data Hub ?",
        "Was Scaleway chosen for the Health Data Hub?",
    ],
)
def test_before_the_choice_nobody_names_scaleway_as_chosen(assistant: Assistant, text: str):
    answer = ask(assistant, text, date(2026, 4, 22))
    assert [c.quote for c in answer.citations if "Scaleway" in c.quote and CHOICE.search(c.quote)] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Quand le marché devait-il être attribué ?", date(2026, 3, 1)),
        ("La migration devait-elle finir à l'été 2026 ?", date(2026, 2, 20)),
    ],
)
def test_before_the_choice_no_disagreement_is_settled_by_it(assistant: Assistant, text: str, day: date):
    told = ask(assistant, text, day).model_dump_json(exclude={"question"})
    assert "choix de Scaleway" not in told
    assert "23 avril 2026" not in told


@pytest.mark.parametrize(
    "text",
    [
        "Quel jour Scaleway a-t-il été choisi ?",
        "Combien de critères techniques ont servi à choisir Scaleway ?",
        "Que dit l'arrêté du 12 août 2026 ?",
    ],
)
def test_what_had_not_happened_on_the_day_is_not_in_the_dossier(assistant: Assistant, text: str):
    answer = ask(assistant, text, date(2026, 1, 31))
    assert (answer.state, answer.citations) == (State.NOT_IN_DOSSIER, ())


def test_an_answer_for_a_day_says_which(assistant: Assistant):
    assert ask(assistant, HOST["fr"], date(2026, 4, 22)).as_of == date(2026, 4, 22)


def test_an_answer_speaks_until_the_dossiers_last_day(assistant: Assistant):
    answer = ask(assistant, HOST["fr"])
    assert (answer.as_of, answer.dossier_version) == (assistant.speaks_until, assistant.dossier.version)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_language_asked_for_is_the_answers(assistant: Assistant, language: str):
    for text in HOST.values():
        answer = assistant.ask(Question.model_validate({"text": text, "language": language}))
        assert {answer.language, *(c.language for c in answer.citations)} == {language}


def test_a_question_in_capitals_or_without_accents_gets_the_same_first_passage(assistant: Assistant):
    plain = ask(assistant, HOST["fr"]).citations[0].passage_id
    for text in ("QUI VA HÉBERGER LE HEALTH DATA HUB ?", "qui va heberger le health data hub"):
        assert ask(assistant, text).citations[0].passage_id == plain


def test_a_passage_is_looked_up_in_the_other_language_when_it_has_to_be(assistant: Assistant):
    found = assistant.passage("scaleway-selection#choice", "en")
    assert found is not None
    assert found.language == "en"
    assert assistant.passage("scaleway-selection#none", "en") is None
