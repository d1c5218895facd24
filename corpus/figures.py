"""The figures of a text in one form, whatever the language: « 6,2 » and “6.2”, « 1 200 » and “1,200”."""

from __future__ import annotations

import re

from corpus.typography import normalise

_NUMBER = re.compile(r"\d+(?: \d{3}(?!\d))+|\d+(?:[.,]\d+)*")


def numbers(text: str) -> list[str]:
    """Every number in reading order, decimal point and no thousands separator."""
    return [_canonical(number) for number in _NUMBER.findall(normalise(text))]


def _canonical(number: str) -> str:
    joined = number.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", joined):
        return joined.replace(",", "")
    return joined.replace(",", ".")
