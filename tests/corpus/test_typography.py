"""Text compared in spite of its spaces, apostrophes, hyphens, accents and case."""

from __future__ import annotations

import pytest

from corpus.typography import fold, normalise, split_sentences


@pytest.mark.parametrize(("written", "plain"), [
    ("l’article", "l'article"),
    ("pseudo‑nymes", "pseudo-nymes"),
    ("2020–2026", "2020-2026"),
    ("6,2\u00a0millions\u202fd’euros", "6,2 millions d'euros"),
    ("deux\n lignes\t ici ", "deux lignes ici"),
    ("mot\u00adcou\u200bpé", "motcoupé"),
    ("e\u0301tat", "état"),
])  # fmt: skip
def test_normalised_text_has_one_kind_of_space_apostrophe_and_hyphen(written, plain):
    assert normalise(written) == plain


@pytest.mark.parametrize("text", ["État", "CNIL n° 2026-272", "«\u00a0Où\u00a0?\u00a0»", "L'œuvre coûte 6,2 M€"])
def test_normalising_leaves_letters_digits_case_and_quotes(text):
    assert normalise(text) == text.replace("\u00a0", " ")


@pytest.mark.parametrize("change", [normalise, fold])
def test_a_second_time_changes_nothing(change):
    once = change("«\u00a0L’Œuvre d’État\u00a0» – 6,2\u202fM€…")

    assert change(once) == once


@pytest.mark.parametrize(("written", "folded"), [
    ("État", "etat"),
    ("Ça va, ŒUVRE", "ca va, oeuvre"),
    ("«\u00a0oui\u00a0»", '" oui "'),
    ("“yes”", '"yes"'),
    ("L’Élysée", "l'elysee"),
])  # fmt: skip
def test_folded_text_has_neither_case_nor_accents(written, folded):
    assert fold(written) == folded


def test_no_sentence_is_made_of_nothing():
    assert split_sentences("  ") == []
