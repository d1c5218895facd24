"""Abbreviations of hurried typing, written out: « c koi », « pk », “wat is”, “4 the”."""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.phrases import table
from corpus.records import Language
from corpus.typography import fold


def written_out(text: str, language: Language) -> str:
    """The text with its abbreviations written out; unchanged when it has none."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    pattern, whole = _abbreviations(language)
    for match in reversed(list(pattern.finditer(folded))):
        text = f"{text[: match.start()]}{whole[match.lastindex or 0]}{text[match.end() :]}"
    return text


@cache
def _abbreviations(language: Language) -> tuple[re.Pattern[str], dict[int, str]]:
    """One pattern with a group for each abbreviation, and by group what it stands for."""
    listed = list(table(f"texting.{language}").items())
    pattern = "|".join(rf"({short})" for short, _ in listed)
    return re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w'-])"), {at: long for at, (_, long) in enumerate(listed, 1)}
