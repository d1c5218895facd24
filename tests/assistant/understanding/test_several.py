"""Two questions in one are told apart; one question about two things is not."""

from __future__ import annotations

import pytest

from assistant.understanding.several import questions_in


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Qui héberge le HDH et depuis quand ?", ["Qui héberge le HDH ?", "depuis quand ?"]),
        ("De quand date le CLOUD Act, et est-il en vigueur ?", ["De quand date le CLOUD Act ?", "est-il en vigueur ?"]),
        ("Who hosts it? And is it qualified?", ["Who hosts it?", "And is it qualified?"]),
        ("Who hosts the HDH, and how much does it cost?", ["Who hosts the HDH ?", "how much does it cost?"]),
        ("What is SecNumCloud, and who grants it?", ["What is SecNumCloud ?", "who grants it?"]),
        (
            "Quand et pourquoi le marché a-t-il été abandonné ?",
            ["Quand le marché a-t-il été abandonné ?", "pourquoi le marché a-t-il été abandonné ?"],
        ),
    ],
)
def test_each_question_is_a_part(text: str, parts: list[str]):
    assert questions_in(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Qui héberge le HDH ?",
        "Quels sont le prix et la durée du marché ?",
        "Que signifient les sigles CépiDc et MDPH ?",
        "Quels décrets et quel arrêté de 2026 ont appliqué la loi SREN ?",
        "J'ai lu que Scaleway a été choisi. Est-ce vrai ?",
        "What do CépiDc and MDPH stand for?",
    ],
)
def test_one_question_stays_whole(text: str):
    assert questions_in(text) == [text]


def test_more_than_three_questions_are_left_as_they_are():
    text = "Qui a choisi Scaleway ? Pourquoi lui ? Depuis quand ? Pour combien ?"
    assert questions_in(text) == [text]
