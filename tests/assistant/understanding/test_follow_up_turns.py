"""Turns of phrase by which a question goes on from the last: « ok et comment… », « t'es sûr ? », “before her?”."""

from __future__ import annotations

import pytest

from assistant.understanding.known import Known
from corpus.records import Language
from tests.assistant.understanding.test_follow_up import followed

EMC2 = {
    "fr": ("C'est quoi EMC2 ?", "EMC2 est un entrepôt de données de santé. [1]"),
    "en": ("What is EMC2?", "EMC2 is a health data warehouse. [1]"),
}
DIRECTOR = {
    "fr": ("Qui dirige le Health Data Hub en ce moment ?", "Héla Ghariani dirige le Health Data Hub. [1]"),
    "en": ("Who runs the Health Data Hub these days?", "Héla Ghariani heads the Health Data Hub. [1]"),
}
OBJECTING = {
    "fr": ("Est-ce que je peux m'opposer à l'usage de mes données ?", "Oui. [1]"),
    "en": ("Can I object to the use of my data?", "Yes. [1]"),
}
MINISTERS = {
    "fr": ("Quels ministres ont fait l'annonce ?", "Stéphanie Rist et David Amiel ont fait l'annonce. [1]"),
    "en": ("Which ministers made the announcement?", "Stéphanie Rist and David Amiel made the announcement. [1]"),
}


@pytest.mark.parametrize(
    ("text", "language", "searched"),
    [
        ("Ok et comment je fais ?", "fr", "comment faire pour m'opposer à l'usage de mes données ?"),
        ("oui mais comment faire", "fr", "comment faire pour m'opposer à l'usage de mes données ?"),
        ("OK so how do I go about it?", "en", "how do I object to the use of my data ?"),
    ],
)
def test_how_to_asks_for_the_way_to_do_the_last_thing(text: str, language: Language, searched: str, known: Known):
    assert followed(text, OBJECTING[language], known, language) == searched


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("T'es sûr ?", "fr"), ("Tu peux m'expliquer ça plus simplement ?", "fr"), ("Et tes sources ?", "fr"),
        ("Are you sure about that?", "en"), ("Can you tell me more about it?", "en"), ("How so?", "en"),
    ],
)  # fmt: skip
def test_a_doubt_asks_the_last_question_again(text: str, language: Language, known: Known):
    assert followed(text, EMC2[language], known, language) == EMC2[language][0]


@pytest.mark.parametrize(
    ("text", "language", "searched"),
    [
        ("Et avant elle, c'était qui ?", "fr", "Qui dirige le Health Data Hub avant Héla Ghariani ?"),
        ("And who was it before her?", "en", "Who runs the Health Data Hub before Héla Ghariani ?"),
    ],
)
def test_before_her_asks_the_last_question_of_another_time(text: str, language: Language, searched: str, known: Known):
    assert followed(text, DIRECTOR[language], known, language) == searched


@pytest.mark.parametrize(
    ("text", "language", "searched"),
    [
        ("Et la CNIL a dit oui quand ?", "fr", "EMC2 : la CNIL a dit oui quand ?"),
        ("And when did the CNIL agree?", "en", "EMC2 : when did the CNIL agree?"),
        ("ok et pourquoi chez Microsoft ?", "fr", "EMC2 : pourquoi chez Microsoft ?"),
        ("ok and why at Microsoft?", "en", "EMC2 : why at Microsoft?"),
    ],
)
def test_what_somebody_did_is_asked_of_the_thing_spoken_of(text: str, language: Language, searched: str, known: Known):
    assert followed(text, EMC2[language], known, language) == searched


@pytest.mark.parametrize(
    ("text", "language", "searched"),
    [
        ("Et c'est qui qui le délivre, SecNumCloud ?", "fr", "c'est qui qui le délivre, SecNumCloud ?"),
        ("C'est qui ça, Philippe Latombe ?", "fr", "C'est qui ça, Philippe Latombe ?"),
        ("Et c'est quoi SecNumCloud ?", "fr", "c'est quoi SecNumCloud ?"),
        ("Is it compulsory, SecNumCloud?", "en", "Is it compulsory, SecNumCloud?"),
        ("And what is SecNumCloud?", "en", "what is SecNumCloud?"),
    ],
)
def test_a_question_that_names_its_subject_last_is_whole(text: str, language: Language, searched: str, known: Known):
    assert followed(text, EMC2[language], known, language) == searched


@pytest.mark.parametrize(
    ("text", "language"), [("Elle en pense quoi, la CNIL ?", "fr"), ("What does it say about that, the CNIL?", "en")]
)
def test_about_it_still_is_the_last_subject(text: str, language: Language, known: Known):
    assert followed(text, EMC2[language], known, language).startswith("EMC2")


@pytest.mark.parametrize(("text", "language"), [("Ils sont de quel parti ?", "fr"), ("What is their party?", "en")])
def test_a_plural_stands_for_all_who_were_answered(text: str, language: Language, known: Known):
    assert followed(text, MINISTERS[language], known, language) == f"Stéphanie Rist, David Amiel : {text}"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [("Elles ont gagné ?", "fr", {"gagné", "recours", "emc2"}), ("Did they win?", "en", {"win", "actions", "emc2"})],
)
def test_a_verb_alone_is_asked_of_all_that_was_asked(text: str, language: Language, words: set[str], known: Known):
    asked = {"fr": "Comment finissent les recours contre EMC2 ?", "en": "How do the actions against EMC2 end?"}
    searched = followed(text, (asked[language], "…"), known, language).lower()
    assert all(word in searched for word in words)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Même question pour Bleu", "fr"), ("Same question for Bleu", "en"), ("Quid de Bleu ?", "fr")],
)
def test_the_same_question_is_asked_of_another(text: str, language: Language, known: Known):
    asked = {"fr": "Scaleway est-il qualifié SecNumCloud ?", "en": "Is Scaleway SecNumCloud-qualified?"}[language]
    assert followed(text, (asked, "…"), known, language) == asked.replace("Scaleway", "Bleu")
