"""Whether somebody acts or is acted on: « the country that X recognised » is not « the country that recognised X »."""

from __future__ import annotations

import re

from assistant.rewording.anchors import ADJECTIVES, name_words
from assistant.rewording.words import akin
from corpus.typography import fold
from index.words import ANY_STOP_WORDS

_DETERMINERS = r"(?:the |a |an |le |la |les |l'|un |une )?"
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|est|sont|etait|etaient|ete|etre|fut)\b")


def turned(said: str, quote: str) -> bool:
    """Whether a name that stands before a word of the quote stands right after it, as its object, or the reverse."""
    return _meets(_acted_on(said) - _acted_on(quote), _acting(quote)) or _meets(
        _acting(said) - _acting(quote), _acted_on(quote)
    )


def _acting(text: str) -> set[tuple[str, str]]:
    """Each name with the word that follows it, « has », « a » and the like apart, where no passive stands between."""
    found: set[tuple[str, str]] = set()
    folded = fold(text)
    for name in set(name_words(text)):
        for match in re.finditer(rf"\b{re.escape(name)} ((?:(?:has|have|had|a|ont|avait) )?)(\w+)", folded):
            if not _BEING.fullmatch(match[2]) and match[2] not in ANY_STOP_WORDS:
                found.add((name, match[2]))
    return found


def _acted_on(text: str) -> set[tuple[str, str]]:
    """Each name with the word right before it, a determiner apart: a preposition would stand between them."""
    found: set[tuple[str, str]] = set()
    folded = fold(text)
    named = {*name_words(text), *ADJECTIVES}
    whole = "|".join(map(re.escape, sorted(named)))
    for match in re.finditer(rf"\b(\w+) {_DETERMINERS}((?:(?:{whole})\b ?)+)", folded):
        if match[1] not in ANY_STOP_WORDS | named:
            found |= {(name, match[1]) for name in match[2].split()}
    return found


def _meets(some: set[tuple[str, str]], others: set[tuple[str, str]]) -> bool:
    return any(name == other and akin(word, form) for name, word in some for other, form in others)
