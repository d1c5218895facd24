"""The figures of a text in one form, whatever the language: « 6,2 » and “6.2”, « 1 200 » and “1,200”."""

from __future__ import annotations

import re

from corpus.typography import normalise

_NUMBER = re.compile(
    r"\d+(?: \d{3}(?!\d))+(?:,\d+)?"  # « 1 200,5 »
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"  # “1,200.5”
    r"|\d+(?:[.,]\d+)*"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def numbers(text: str) -> list[str]:
    """Every number in reading order, decimal point and no thousands separator."""
    return [_canonical(number) for number in _NUMBER.findall(normalise(text))]


def _canonical(number: str) -> str:
    if _THOUSANDS.fullmatch(number):
        return number.replace(",", "")
    return number.replace(" ", "").replace(",", ".")
