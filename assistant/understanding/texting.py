"""Abbreviations of hurried typing, written out: « c koi », « pk », “wat is”, “4 the”."""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.phrases import table
from corpus.records import LANGUAGES, Language
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


def plainly_typed(text: str) -> str:
    """The text as its language is told from: written out in the language that has most of its abbreviations.

    Where both have as many, these words are left out: « c » is French for « c'est » and English for “see”.
    """
    folded = fold(text)
    found = {language: list(_abbreviations(language)[0].finditer(folded)) for language in LANGUAGES}
    first, second = sorted(LANGUAGES, key=lambda language: -len(found[language]))
    if not found[first] or len(folded) != len(text):
        return text
    if len(found[first]) > len(found[second]):
        return written_out(text, first)
    hidden = {at for matches in found.values() for match in matches for at in range(*match.span())}
    rest = "".join(letter for at, letter in enumerate(text) if at not in hidden)
    return rest if len(rest.split()) > 1 else text


@cache
def _abbreviations(language: Language) -> tuple[re.Pattern[str], dict[int, str]]:
    """One pattern with a group for each abbreviation, and by group what it stands for."""
    listed = list(table(f"texting.{language}").items())
    pattern = "|".join(rf"({short})" for short, _ in listed)
    return re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w'-])"), {at: long for at, (_, long) in enumerate(listed, 1)}
