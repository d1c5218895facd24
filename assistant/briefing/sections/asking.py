"""Which of the dossier's typical questions a person would really put to the reader of a note."""

from __future__ import annotations

import re

from corpus.records import Language
from corpus.typography import normalise

# How a question opens or turns in speech; what does neither is a line of keywords with a question mark.
_SPOKEN: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(
        r"^(?:(?:à|de|d'|en|par|sur|avec|pour|dans|contre|chez|auprès de|depuis|jusqu'à) ?)?(?:qui|que|qu'|quoi|quel"
        r"|quelle|quels|quelles|lequel|laquelle|comment|pourquoi|combien|quand|où)\b"
        r"|\best-ce\b|-(?:t-)?(?:il|elle|ils|elles|on|ce|je|nous|vous)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(?:(?:at|by|for|from|in|into|of|on|since|to|under|until|with|against|before|after) )?"
        r"(?:who|whom|whose|what|which|how|why|when|where)\b"
        r"|(?:^|, |: )(?:is|are|was|were|do|does|did|has|have|had|can|could|may|might|must|shall|should|will|would)\b",
        re.IGNORECASE,
    ),
}
_NOTED = re.compile(r":\s")
_FAMILIAR: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"\bc'est quoi\b|\bboîte\b|\bça\b", re.IGNORECASE),
    "en": re.compile(r"\bwhat's\b|\bstuff\b", re.IGNORECASE),
}
_OF_ONESELF: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"\b(?:je|moi|mon|ma|mes|m'|j')\b|\b[jm]'", re.IGNORECASE),
    "en": re.compile(r"\b(?:I|me|my|mine)\b"),
}


def is_whole(question: str, language: Language) -> bool:
    """Whether it is a whole question and no line of keywords."""
    plain = normalise(question)
    return bool(_SPOKEN[language].search(plain)) and not _NOTED.search(plain)


def is_private(question: str, language: Language) -> bool:
    """Whether someone asks for himself or in familiar words: a citizen does, a committee does not."""
    plain = normalise(question)
    return bool(_OF_ONESELF[language].search(plain) or _FAMILIAR[language].search(plain))
