from __future__ import annotations

import pytest

from assistant.briefing.records import Row, Span, Table
from assistant.briefing.writers.widths import column_shares


def table(*cells):
    return Table(caption="", header=("",) * len(cells), rows=(Row(cells=tuple(Span(text=cell) for cell in cells)),))


def test_a_column_of_sentences_is_wider_than_one_of_dates():
    dates, facts = column_shares(table("23 April 2026", "Scaleway is chosen to host the Health Data Hub after a call"))
    assert dates + facts == pytest.approx(1)
    assert dates < facts


def test_a_column_is_wide_enough_for_its_longest_word():
    *_, narrow = column_shares(table("a sentence " * 40, "and another " * 40, "Appréciation"))
    assert narrow > 0.17


def test_columns_alike_are_as_wide():
    assert column_shares(table("one", "two")) == pytest.approx([0.5, 0.5])
