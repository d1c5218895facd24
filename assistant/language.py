"""In which language a question is asked: French or English, by its main words; other languages are told."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder
from lingua import Language as Lingua

from assistant.errors import LanguageUnsupported
from corpus.records import LANGUAGES, Language
from index.words import STOP_WORDS, Aliases, plain_words

_CODES = {IsoCode639_1.FR: "fr", IsoCode639_1.EN: "en"}
_OTHERS = ("SPANISH", "GERMAN", "ITALIAN", "PORTUGUESE", "DUTCH", "POLISH", "ROMANIAN", "CATALAN")
# Below: measured on the development questions, none of which is refused, and on 40 questions in other languages.
_FOREIGN_CONFIDENCE = 0.9
_OURS_CONFIDENCE = 0.05
_FOREIGN_WORDS = 3


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_iso_codes_639_1(*_CODES).build()


@cache
def _wide_detector() -> LanguageDetector:
    others = [getattr(Lingua, name) for name in _OTHERS]
    languages = (Lingua.FRENCH, Lingua.ENGLISH, *others)
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()


def detect_language(question: str, aliases: Aliases, default: Language = "fr") -> Language:
    """The question's main language; `default` when its words do not tell.

    The dossier's own names (« Health Data Hub », « CLOUD Act ») are set aside: they are English words
    in French questions. Raises LanguageUnsupported.
    """
    if _other_script(question):
        raise LanguageUnsupported
    rest = " ".join(_own_words(question, aliases))
    if _is_foreign(rest):
        raise LanguageUnsupported
    votes = {language: _stop_words(question, language) for language in LANGUAGES}
    if not rest:
        return default
    values = {_CODES[v.language.iso_code_639_1]: v.value for v in _detector().compute_language_confidence_values(rest)}
    # Function words weigh as much as letters do: « c quoi le SNDS » has two of one language, none of the other.
    total = sum(votes.values()) or 1
    scores = {language: values[language] + votes[language] / total for language in LANGUAGES}
    french, english = scores["fr"], scores["en"]
    if abs(french - english) < 1e-9:
        return default
    return "fr" if french > english else "en"


def _own_words(question: str, aliases: Aliases) -> list[str]:
    words = plain_words(question)
    named = {at for _, first, last in aliases.spans(words) for at in range(first, last)}
    return [word for at, word in enumerate(words) if at not in named and word.isalpha()]


def _stop_words(question: str, language: Language) -> int:
    other: Language = "en" if language == "fr" else "fr"
    only = STOP_WORDS[language] - STOP_WORDS[other]
    return sum(word in only for word in re.findall(r"[^\W\d_]+", " ".join(plain_words(question))))


def _is_foreign(rest: str) -> bool:
    if len(rest.split()) < _FOREIGN_WORDS:
        return False
    values = _wide_detector().compute_language_confidence_values(rest)
    ours = sum(v.value for v in values if v.language in (Lingua.FRENCH, Lingua.ENGLISH))
    return values[0].value >= _FOREIGN_CONFIDENCE and ours <= _OURS_CONFIDENCE


def _other_script(question: str) -> bool:
    letters = [letter for letter in question if letter.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return bool(letters) and latin * 2 < len(letters)
