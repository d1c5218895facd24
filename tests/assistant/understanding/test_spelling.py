"""Misspelt names and words are read as the dossier's; words that people use are left as they are."""

from __future__ import annotations

import pytest

from assistant.understanding.known import Known
from corpus.dossier import Dossier


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("skaleway", "scaleway"),
        ("secnumclod", "secnumcloud"),
        ("secnum cloud", "SecNumCloud"),
        ("helth data hub", "health data hub"),
        ("healthdatahub", "Health Data Hub"),
        ("ovh cloud", "OVHcloud"),
        ("le décrt SREN", "le decret SREN"),
    ],
)
def test_a_slip_is_read_as_the_dossiers_word(typed: str, read: str, known: Known):
    assert known.spelling.corrected(typed) == read


@pytest.mark.parametrize("text", ["Quelles découvertes médicales ?", "Can I opt out?", "un appartement loué vide"])
def test_words_that_people_use_are_left(text: str, known: Known):
    assert known.spelling.corrected(text) == text


def test_no_typical_question_is_changed(shipped: Dossier, known: Known):
    asked = [question for d in shipped.documents for p in d.passages for question in p.questions]
    assert [question for question in asked if known.spelling.corrected(question) != question] == []
