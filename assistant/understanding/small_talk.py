"""Greetings, thanks, « qui es-tu ? »: what is said to the assistant and asks the dossier nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.understanding.phrases import phrases
from corpus.records import LANGUAGES, Language
from corpus.typography import fold


class Courtesy(StrEnum):
    """What was said, the most telling first; each has its own reply in the catalogues."""

    IDENTITY = "identity"
    ABILITIES = "abilities"
    THANKS = "thanks"
    FAREWELL = "farewell"
    GREETING = "greeting"


@dataclass(frozen=True)
class SmallTalk:
    """Something said out of courtesy or curiosity, in the language of its words."""

    courtesy: Courtesy
    language: Language


_SAID: tuple[tuple[Courtesy, Language, re.Pattern[str]], ...] = tuple(
    (courtesy, language, re.compile(phrases(f"small_talk.{courtesy}.{language}")))
    for courtesy in Courtesy
    for language in LANGUAGES
)
_OF_THE_LAST = re.compile(phrases("small_talk.of_the_last"))
# Words of a phrase of courtesies run together: « salut ça va merci ».
_LONGEST = 6
_OPENING = re.compile(
    rf"^(?:{phrases('small_talk.opening')}(?: {phrases('small_talk.addressed')})*\s*(?:[,;:.!?…-]+\s*|$|(?=\w)))+"
)
_CLOSING = re.compile(rf"(?:[\s,;.!?…-]+{phrases('small_talk.closing')}[\s,;.!?…-]*)+$")


def small_talk(text: str, prefer: Language = "fr", *, first: bool = True) -> SmallTalk | None:
    """What a text says when it asks the dossier nothing; None for anything else.

    `prefer` is the language of words that both languages use, such as « ok ». `first` tells that nothing
    was said before: later « comment ça marche ? » asks about the last answer.
    """
    if not first and _OF_THE_LAST.match(fold(text)):
        return None
    parts = [part.strip(" -'\"") for part in re.split(r"[,;:.!?…\n]+|\s-\s|[:;]-?[)(dp]", fold(text))]
    said = [_said(part, prefer) for part in parts if part]
    if not said or None in said:
        return None
    order = list(Courtesy)
    return min((talk for talk in said if talk), key=lambda talk: order.index(talk.courtesy))


def _said(part: str, prefer: Language) -> SmallTalk | None:
    """What a phrase says; of two phrases run together, what the first says."""
    found = [SmallTalk(courtesy, language) for courtesy, language, pattern in _SAID if pattern.fullmatch(part)]
    if found:
        return min(found, key=lambda talk: talk.language != prefer)
    words = part.split()
    for cut in range(1, len(words) if len(words) <= _LONGEST else 1):
        halves = [_said(" ".join(half), prefer) for half in (words[:cut], words[cut:])]
        if all(halves):
            return halves[0]
    return None


def without_courtesies(text: str) -> str:
    """The text without the greeting before and the thanks after what it asks; all of it when nothing else is left."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    opening, closing = _OPENING.match(folded), _CLOSING.search(folded)
    start = opening.end() if opening else 0
    end = closing.start() if closing and closing.start() > start else len(text)
    asked = text[start:end].strip()
    mark = "" if not closing or asked.endswith("?") or "?" not in text[end:] else " ?"
    return f"{asked}{mark}" if any(letter.isalnum() for letter in asked) else text
