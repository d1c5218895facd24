"""In which language a question is asked: French or English, by its main words; other languages are told."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder
from wordfreq import zipf_frequency

from assistant.errors import LanguageUnsupported
from corpus.records import LANGUAGES, Language
from corpus.typography import normalise
from index.words import STOP_WORDS, Aliases, plain_words

_CODES = {IsoCode639_1.FR: "fr", IsoCode639_1.EN: "en"}
_OTHERS = ("es", "de", "it", "pt", "nl", "pl", "ro", "ca")
# A question whose words are, on average, ten times as frequent in another language is in that language
# (wordfreq's Zipf scale is logarithmic). Below this many words nothing can be told.
_FOREIGN_MARGIN = 1.0
_FOREIGN_WORDS = 3
_EVERYDAY = 4.5
# A follow-up of fewer words (« Date ? ») is in the language of the conversation unless one is a function word.
_TELLING_WORDS = 3


@cache
def _detector() -> LanguageDetector:
    # The full models hold a hundred megabytes for two questions in a thousand told apart better.
    return LanguageDetectorBuilder.from_iso_codes_639_1(*_CODES).with_low_accuracy_mode().build()


def detect_language(question: str, aliases: Aliases, default: Language = "fr") -> Language:
    """The question's main language; `default` when its words do not tell.

    The dossier's own names (« Health Data Hub », « CLOUD Act ») are set aside: they are English words
    in French questions. Raises LanguageUnsupported.
    """
    if _other_script(question):
        raise LanguageUnsupported
    words = _own_words(question, aliases)
    if _is_foreign(words):
        raise LanguageUnsupported
    if not words:
        return default
    scores = {language: _letters(words)[language] + _habits(words, language) for language in LANGUAGES}
    if abs(scores["fr"] - scores["en"]) < 1e-9:
        return default
    return max(LANGUAGES, key=lambda language: scores[language])


def tells_language(question: str, aliases: Aliases) -> bool:
    """Whether the question's own words are enough to tell: several, or some that only one language has."""
    words = [word for spelt in _own_words(question, aliases) for word in plain_words(spelt)]
    own = {language: _function_words(words, language, _other(language)) for language in LANGUAGES}
    return len(words) >= _TELLING_WORDS or (own["fr"] > 0) != (own["en"] > 0)


def spoken_language(text: str) -> Language | None:
    """The language of a text by its function words alone; None when they do not tell."""
    words = plain_words(text)
    french, english = _function_words(words, "fr", "en"), _function_words(words, "en", "fr")
    return None if french == english else "fr" if french > english else "en"


def _other(language: Language) -> Language:
    return "en" if language == "fr" else "fr"


def _own_words(question: str, aliases: Aliases) -> list[str]:
    """The question's words with their accents, the dossier's names left out."""
    spelt = _spelt_words(question)
    words = [plain_words(word)[0] if plain_words(word) else "" for word in spelt]
    named = aliases.named(words)
    return [word for at, word in enumerate(spelt) if at not in named and word.isalpha()]


def _spelt_words(question: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"\w+'", "", normalise(question).lower()))


def _letters(words: list[str]) -> dict[Language, float]:
    """Each language's share by the letters of the words."""
    values = _detector().compute_language_confidence_values(" ".join(words))
    found = {_CODES[value.language.iso_code_639_1]: value.value for value in values}
    return {language: found[language] for language in LANGUAGES}


def _habits(words: list[str], language: Language) -> float:
    """A language's share by its own function words and by how usual each word is in it, from 0 to 2."""
    other = _other(language)
    folded = [word for spelt in words for word in plain_words(spelt)]
    function_words = _share(_function_words(folded, language, other), _function_words(folded, other, language))
    return function_words + _share(_mean_zipf(words, language), _mean_zipf(words, other))


def _function_words(folded: list[str], language: Language, other: Language) -> int:
    return sum(word in STOP_WORDS[language] and word not in STOP_WORDS[other] for word in folded)


def _share(ours: float, theirs: float) -> float:
    return ours / (ours + theirs) if ours + theirs else 0.0


def _is_foreign(words: list[str]) -> bool:
    """Whether another language than ours explains the words much better."""
    if len(words) < _FOREIGN_WORDS:
        return False
    ours = max(_mean_zipf(words, language) for language in LANGUAGES)
    if ours > _EVERYDAY:
        return False
    return max(_mean_zipf(words, language) for language in _OTHERS) > ours + _FOREIGN_MARGIN


def _mean_zipf(words: list[str], language: str) -> float:
    return sum(_zipf(word, language) for word in words) / len(words)


@lru_cache(maxsize=16384)
def _zipf(word: str, language: str) -> float:
    return float(zipf_frequency(word, language, wordlist="small"))


def _other_script(question: str) -> bool:
    letters = [letter for letter in question if letter.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return bool(letters) and latin * 2 < len(letters)
