"""Advice, opinions and texts to write are told from questions about one's rights."""

from __future__ import annotations

import pytest

from assistant.understanding.advice import asks_advice, asks_writing
from corpus.dossier import Dossier


@pytest.mark.parametrize(
    "text",
    [
        "Dois-je m'opposer au Health Data Hub ?",
        "J'ai un cancer, vous me conseillez de m'opposer ?",
        "À ton avis, fallait-il choisir Scaleway ?",
        "Tu trouves ça normal ?",
        "Quel est le meilleur hébergeur ?",
        "Should I opt out?",
        "Do you think it was right to choose Microsoft?",
        "How much can I claim in court?",
        "Who was the best minister?",
    ],
)
def test_what_to_do_or_to_think_is_advice(text: str):
    assert asks_advice(text)


@pytest.mark.parametrize(
    "text",
    [
        "Comment puis-je m'opposer à l'usage de mes données ?",
        "Ai-je le droit de refuser ?",
        "À qui dois-je écrire pour exercer mes droits ?",
        "Dois-je donner une raison pour m'opposer ?",
        "May I object to the use of my data?",
        "Which data protection officer should I contact?",
    ],
)
def test_how_to_use_ones_rights_is_no_advice(text: str):
    assert not asks_advice(text)


@pytest.mark.parametrize("text", ["Rédige-moi une plainte", "Peux-tu m'écrire une lettre ?", "Write me a poem"])
def test_a_text_to_write_is_told(text: str):
    assert asks_writing(text)


def test_hardly_any_typical_question_is_taken_for_advice(shipped: Dossier):
    asked = [question for d in shipped.documents for p in d.passages for question in p.questions]
    assert [question for question in asked if asks_advice(question) or asks_writing(question)] == []
