"""Whether a question is too short to tell what it asks: « le décret ? », « qui ? », with nothing said before."""

from __future__ import annotations

import re

from assistant.understanding.known import Known
from assistant.understanding.phrases import words
from index.words import ANY_STOP_WORDS, plain_words

# Words that ask, and things of which the dossier has several: neither says which one.
_ASKING, _SEVERAL = words("vague.asking"), words("vague.several")


def is_vague(text: str, known: Known) -> bool:
    """Whether the question, made whole by what was said before, names nothing that could be looked for.

    A name, a figure or two telling words are enough: « date du décret SREN ? » is short and precise.
    """
    if known.aliases.named(plain_words(text)) or re.search(r"\d", text):
        return False
    telling = [w for w in plain_words(text) if w not in ANY_STOP_WORDS and w not in _ASKING and len(w) > 1]
    return not telling or all(word in _SEVERAL for word in telling)
