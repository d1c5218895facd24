"""A question that leans on the conversation is made whole from it; a whole one is left alone."""

from __future__ import annotations

import pytest

from assistant.records import Turn
from assistant.understanding.follow_up import resolved
from assistant.understanding.known import Known
from corpus.records import Language

HOST = {
    "fr": ("Qui va héberger le Health Data Hub ?", "Scaleway va héberger le Health Data Hub. [1]"),
    "en": ("Who will host the Health Data Hub?", "Scaleway will host the Health Data Hub. [1]"),
}
STATUS = {
    "fr": ("Scaleway est-il qualifié SecNumCloud ?", "Pas encore. [1]"),
    "en": ("Is Scaleway SecNumCloud-qualified?", "Not yet. [1]"),
}


def said(*turns: str) -> list[Turn]:
    """A conversation, the user first."""
    return [Turn(role="assistant" if at % 2 else "user", content=turn) for at, turn in enumerate(turns)]


def followed(text: str, turns: tuple[str, ...], known: Known, language: Language = "fr") -> str:
    """What is searched for a question after a conversation."""
    return resolved(text, said(*turns), known, language)


@pytest.mark.parametrize(("text", "language"), [("Et quand ?", "fr"), ("And when?", "en")])
def test_a_bare_question_word_asks_of_the_last_subject(text: str, language: Language, known: Known):
    searched = followed(text, HOST[language], known, language).lower()
    assert all(word in searched for word in ("quand" if language == "fr" else "when", "scaleway", "health data hub"))


@pytest.mark.parametrize(("text", "language"), [("Est-il français ?", "fr"), ("Is it a French company?", "en")])
def test_a_pronoun_stands_for_who_was_answered(text: str, language: Language, known: Known):
    assert followed(text, HOST[language], known, language) == f"Scaleway : {text}"


@pytest.mark.parametrize(("text", "language"), [("Et pour Bleu ?", "fr"), ("What about Bleu?", "en")])
def test_a_name_alone_takes_the_place_of_the_last_one(text: str, language: Language, known: Known):
    assert followed(text, STATUS[language], known, language) == STATUS[language][0].replace("Scaleway", "Bleu")


@pytest.mark.parametrize(
    ("text", "language"),
    [("Et la Cour des comptes, elle dit pareil ?", "fr"), ("Does the Court of Auditors say the same?", "en")],
)
def test_the_same_is_asked_of_another(text: str, language: Language, known: Known):
    asked = ("Que recommande le Sénat ?", "…") if language == "fr" else ("What does the Senate recommend?", "…")
    searched = followed(text, asked, known, language)
    assert "recommand" in searched or "recommend" in searched
    assert "Sénat" not in searched
    assert "Senate" not in searched


def test_how_much_alone_asks_for_a_price(known: Known):
    asked = ("C'était quoi, la solution intercalaire ?", "Un hébergement provisoire. [1]")
    assert followed("Et pour combien ?", asked, known) == "combien coûte la solution intercalaire ?"


@pytest.mark.parametrize(
    "text",
    [
        "Qu'est-ce que le PMSI ?",
        "Pourquoi l'article 31 de la loi SREN a-t-il été voté ?",
        "Les patients peuvent-ils s'opposer à l'usage de leurs données ?",
        "Quelle est la durée d'une autorisation de la CNIL ?",
        "Is it possible to object to the use of health data?",
        "When will the migration of the SNDS be finished?",
    ],
)
def test_a_whole_question_is_not_touched(text: str, known: Known):
    assert followed(text, HOST["fr"], known) == text


def test_hardly_any_typical_question_takes_something_from_a_conversation(known: Known):
    asked = [(q, d.language) for d in known.dossier.documents for p in d.passages for q in p.questions]
    touched = [text for text, language in asked if followed(text, HOST[language], known, language) != text]
    assert len(touched) <= 0.004 * len(asked), touched


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Qui le dirige ?", "fr"),
        ("Quel est son chiffre d'affaires ?", "fr"),
        ("Cette société est-elle française ?", "fr"),
        ("C'est une entreprise française ?", "fr"),
        ("Who is its director?", "en"),
        ("Is this company French?", "en"),
        ("How was it chosen?", "en"),
    ],
)
def test_whatever_stands_for_the_last_subject_brings_it(text: str, language: Language, known: Known):
    assert followed(text, HOST[language], known, language) == f"Scaleway : {text}"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Autre chose : que veut dire PMSI ?", "que veut dire PMSI ?"),
        ("Something else: what is the PMSI?", "what is the PMSI?"),
    ],
)
def test_a_new_subject_is_told_by_its_opening(text: str, asked: str, known: Known):
    assert followed(text, HOST["fr"], known) == asked


def test_nothing_is_borrowed_without_a_conversation(known: Known):
    assert followed("Et quand ?", (), known) == "Et quand ?"


def test_a_follow_up_of_a_follow_up_keeps_the_subject(known: Known):
    turns = (*HOST["fr"], "Et quand ?", "Le 23 avril 2026. [1]")
    assert "Health Data Hub" in followed("Et pourquoi ?", turns, known)


def test_thanks_in_between_do_not_change_the_subject(known: Known):
    turns = (*HOST["fr"], "Merci !", "Avec plaisir.")
    assert "Health Data Hub" in followed("Et quand ?", turns, known)


def test_in_another_language_the_section_quoted_tells_the_subject(known: Known):
    passage = known.dossier.passage("february-2026-change#announcement", "en")
    assert passage is not None
    turns = ("Was the departure announced on 5 or 6 February?", f"{passage.sentences[0].text} [1]")
    assert "L'annonce du 6 février 2026" in followed("Et quels ministres ?", turns, known)
