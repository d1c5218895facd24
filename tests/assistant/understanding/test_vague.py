"""What is too short to tell is asked about; what is short and precise is not."""

from __future__ import annotations

import pytest

from assistant.understanding.known import Known
from assistant.understanding.vague import is_vague


@pytest.mark.parametrize("text", ["le décret ?", "et la loi ?", "qui ?", "Pourquoi ?", "the law?", "tell me more"])
def test_what_names_nothing_is_vague(text: str, known: Known):
    assert is_vague(text, known)


@pytest.mark.parametrize(
    "text", ["date du décret SREN ?", "décret 2026-272 ?", "SecNumCloud ?", "Combien ça coûte ?", "CNIL opinion?"]
)
def test_what_is_short_and_precise_is_not(text: str, known: Known):
    assert not is_vague(text, known)
