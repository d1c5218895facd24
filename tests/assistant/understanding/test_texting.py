"""Abbreviations of hurried typing are written out, and nothing else is touched."""

from __future__ import annotations

import pytest

from assistant.understanding.known import Known
from assistant.understanding.language import detect_language
from assistant.understanding.texting import plainly_typed, written_out
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
        ("fr", "keske jpeux faire mtn, ya koi", "qu'est-ce que je peux faire maintenant, il y a quoi"),
        ("fr", "esq cest fini", "est-ce que c'est fini"),
        ("en", "whos running teh hub rn", "who is running the hub now"),
        ("en", "cud they c my data n sell it", "could they see my data and sell it"),
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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("wats emc2", "en"), ("can insurers c my data", "en"), ("wats the diff btw hds n secnumcloud", "en"),
        ("ya koi ds emc2", "fr"), ("c ki la cnil", "fr"), ("esq scaleway c francais", "fr"),
    ],
)  # fmt: skip
def test_abbreviations_tell_the_language(text: str, language: Language, known: Known):
    assert detect_language(plainly_typed(text), known.aliases) == language


def test_no_typical_question_is_changed(shipped: Dossier):
    asked = [(q, d.language) for d in shipped.documents for p in d.passages for q in p.questions]
    assert [question for question, language in asked if written_out(question, language) != question] == []
