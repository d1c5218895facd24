"""Whether a text says something: case, accents, spaces, apostrophes and hyphens aside, figures whole."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from corpus.records import LANGUAGES, Language
from corpus.typography import fold, normalise
from index.words import STOP_WORDS, plain_words

PATTERN_PREFIX = "re:"

# A figure is never part of a longer one: « 6 » is not said by « 16 », « 1,6 » or « 1 200 006 ».
_NOT_AFTER_A_FIGURE = r"(?<!\d[.,])"
_NOT_AFTER_THOUSANDS = r"(?<!(?<!\d)\d )(?<!(?<!\d)\d\d )(?<!(?<!\d)\d\d\d )"
_NOT_BEFORE_A_FIGURE = r"(?!\d)(?![.,]\d)"
_NOT_BEFORE_THOUSANDS = r"(?! \d{3}(?!\d))"


def says(text: str, form: str) -> bool:
    """Whether the text holds a form: a string that begins where a word does, or a `re:` pattern."""
    return bool(pattern(form).search(_folded(text)))


def says_any(text: str, forms: tuple[str, ...]) -> bool:
    """Whether the text holds one of the forms."""
    return any(says(text, form) for form in forms)


@lru_cache(maxsize=8192)
def pattern(form: str) -> re.Pattern[str]:
    """What to search a folded text for; raises re.error for a `re:` that is no pattern.

    A string may end inside a word, so that « abandon » finds « abandonné ».
    """
    if form.startswith(PATTERN_PREFIX):
        return re.compile(_folded_pattern(form.removeprefix(PATTERN_PREFIX)), re.IGNORECASE)
    return re.compile(whole_figures(fold(form)))


def whole_figures(text: str, *, whole_words: bool = False) -> str:
    """The pattern of a text that begins where a word does and cuts no figure; `whole_words` also ends so."""
    if not text:
        return r"(?!)"
    before = r"(?<!\w)" if re.match(r"\w", text) else ""
    after = r"(?!\w)" if whole_words and re.search(r"\w$", text) else ""
    if text[0].isdigit():
        before += _NOT_AFTER_A_FIGURE + (_NOT_AFTER_THOUSANDS if re.match(r"\d{3}(?!\d)", text) else "")
    if text[-1].isdigit():
        after += _NOT_BEFORE_A_FIGURE + (_NOT_BEFORE_THOUSANDS if re.search(r"(?<!\d)\d{1,3}$", text) else "")
    return f"{before}{re.escape(text)}{after}"


def spoken_language(text: str, claimed: Language) -> Language:
    """The language whose own small words the text has most of; the claimed one when neither wins."""
    words = plain_words(text)
    shared = STOP_WORDS["fr"] & STOP_WORDS["en"]
    votes = {spoken: sum(word in STOP_WORDS[spoken] - shared for word in words) for spoken in LANGUAGES}
    return max(LANGUAGES, key=lambda spoken: (votes[spoken], spoken == claimed))


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return fold(text)


def _folded_pattern(written: str) -> str:
    r"""A pattern folded but for the case, which tells `\s` from `\S`."""
    straight = re.sub("[“”„«»]", '"', re.sub("[œŒ]", "oe", normalise(written)))
    return "".join(letter for letter in unicodedata.normalize("NFKD", straight) if not unicodedata.combining(letter))
