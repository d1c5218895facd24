"""Abbreviations of hurried typing are written out, and nothing else is touched."""

from __future__ import annotations

import pytest

from assistant.understanding.texting import written_out
from corpus.dossier import Dossier
from corpus.records import Language


@pytest.mark.parametrize(
    ("language", "typed", "read"),
    [
        ("fr", "c koi le HDH ?", "c'est quoi le HDH ?"),
        ("fr", "Pk kils ont changé ?", "pourquoi qu'ils ont changé ?"),
        ("fr", "c la meme chose ke avant", "c'est la meme chose que avant"),
        ("fr", "l'art. 31 de la loi SREN, art L. 1461-1", "l'article 31 de la loi SREN, article L. 1461-1"),
        ("en", "SREN art. 31", "SREN article 31"),
        ("en", "wat is the HDH 4 the French", "what is the HDH for the French"),
        ("en", "y did they leave, r u sure", "why did they leave, are you sure"),
    ],
)
def test_an_abbreviation_is_written_out(language: Language, typed: str, read: str):
    assert written_out(typed, language) == read


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Qu'est-ce que c'est ?"), ("en", "Are there 4 bidders in Y2K?"), ("en", "the art of 31 words")],
)
def test_other_words_are_left(language: Language, text: str):
    assert written_out(text, language) == text


def test_no_typical_question_is_changed(shipped: Dossier):
    asked = [(q, d.language) for d in shipped.documents for p in d.passages for q in p.questions]
    assert [question for question, language in asked if written_out(question, language) != question] == []
