"""A question as somebody types it in a hurry: no capitals, no accents, a slip of the finger, an abbreviation."""

from __future__ import annotations

import random
import re

from corpus.records import Language
from corpus.typography import fold

_SHORT: dict[Language, dict[str, str]] = {
    "fr": {
        "pourquoi": "pk", "quand": "qd", "c'est quoi": "c koi", "c'est": "c", "est-ce que": "esk", "quoi": "koi",
        "pour": "pr", "dans": "ds", "avec": "avc", "toujours": "tjrs", "combien": "cb", "que": "ke", "qui": "ki",
        "données": "donnees", "santé": "sante", "vous": "vs", "nous": "ns", "beaucoup": "bcp",
    },
    "en": {
        "what is": "wats", "what": "wat", "why": "y", "are": "r", "you": "u", "for": "4", "to": "2", "because": "cos",
        "people": "ppl", "with": "w/", "before": "b4", "when": "wen", "does": "duz", "your": "ur", "the": "da",
        "about": "abt", "please": "pls",
    },
}  # fmt: skip
_SLIP_FROM = 5


def sloppy(text: str, language: Language, dice: random.Random) -> str:
    """The question typed in a hurry, in one of many ways."""
    words = text.strip(" ?.\u00a0\u202f")
    if dice.random() < 0.7:
        words = fold(words) if dice.random() < 0.7 else words.lower()
    if dice.random() < 0.4:
        words = _abbreviated(words, language, dice)
    for _ in range(dice.choice((0, 1, 1, 2))):
        words = _slipped(words, dice)
    return words + dice.choice(("", "", " ?", "?", " ??"))


def _abbreviated(text: str, language: Language, dice: random.Random) -> str:
    for long, short in _SHORT[language].items():
        if dice.random() < 0.6:
            text = re.sub(rf"\b{re.escape(long)}\b", short, text, flags=re.IGNORECASE)
    return text


def _slipped(text: str, dice: random.Random) -> str:
    """One word with a letter left out, doubled, or exchanged with the next."""
    words = text.split(" ")
    places = [at for at, word in enumerate(words) if len(word) >= _SLIP_FROM and word.isalpha()]
    if not places:
        return text
    at = dice.choice(places)
    word, cut = words[at], dice.randrange(1, len(words[at]) - 1)
    slips = (
        word[:cut] + word[cut + 1 :],
        word[:cut] + word[cut] + word[cut:],
        word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :],
    )
    words[at] = dice.choice(slips)
    return " ".join(words)
