"""Two or three questions in one: « Qui héberge … et depuis quand ? » is answered in turn."""

from __future__ import annotations

import re

from assistant.understanding.phrases import phrases
from corpus.typography import fold
from index.words import ANY_STOP_WORDS, plain_words

MOST_QUESTIONS = 3
# « Quels décrets et quel arrêté de 2026 … ? » is one question: its first part alone asks nothing.
_LEAST = 2

_ASKING = phrases("several.asking")
_JOINT = re.compile(rf"(?:\s*[,;]\s*|\s+)(?:et|puis|ainsi que|and|then|and then)\s+(?={_ASKING})|\s*;\s*(?={_ASKING})")
_STOP = re.compile(r"(?<=\?)\s+(?=\S)")
_OPENS = re.compile(rf"^(?:et |mais |and |but |so |alors |,\s*)*{_ASKING}")
_ASKS = re.compile(rf"(?:^|[\s,(]){_ASKING}")
# « Et est-ce vrai ? », “Is that right?” ask for no fact of their own.
_EMPTY = re.compile(rf"^(?:et |and )?{phrases('several.empty')}\b")
# « Qu'est-ce que X », « qui l'a signé », “what is X”: one telling word makes them whole.
_STANDING = re.compile(r"\b(?:est|sont|etait|is|are|was|were)\b|\bqui (?:l'|le |la |les )")
_BARE = re.compile(rf"^{phrases('several.bare')}$")


def questions_in(text: str) -> list[str]:
    """The questions that a text asks, in order, at most three; the text itself when it asks but one."""
    parts = [piece for sentence in _STOP.split(text) for piece in _joined(sentence)]
    parts = [part for part in _twinned(parts) if any(letter.isalnum() for letter in part)]
    if not 1 < len(parts) <= MOST_QUESTIONS or not all(map(_is_question, parts)):
        return [text]
    return parts


def _joined(sentence: str) -> list[str]:
    folded = fold(sentence)
    if len(folded) != len(sentence):
        return [sentence]
    pieces: list[str] = []
    start = 0
    for match in _JOINT.finditer(folded):
        if not _stands(folded[start : match.start()]):
            continue
        pieces.append(_closed(sentence[start : match.start()]))
        start = match.end()
    return [*pieces, sentence[start:].strip()]


def _stands(piece: str) -> bool:
    """Whether the words before « et quand… » are a question of their own, or a bare question word."""
    if _BARE.match(piece.strip()):
        return True
    return bool(_ASKS.search(piece)) and len(_meaning(piece)) >= (1 if _STANDING.search(piece) else _LEAST)


def _closed(piece: str) -> str:
    return f"{piece.strip(' ,;')} ?"


def _twinned(parts: list[str]) -> list[str]:
    """« Quand et pourquoi le marché a-t-il été abandonné ? »: the bare first word asks of what the second names."""
    if len(parts) < 2 or not _BARE.match(fold(parts[0]).rstrip(" ?")):
        return parts
    second = _OPENS.match(fold(parts[1]))
    rest = parts[1][second.end() :] if second else ""
    return [f"{parts[0].rstrip(' ?')} {rest.strip()}", *parts[1:]] if rest else parts


def _is_question(part: str) -> bool:
    """Whether a part asks, and for something: a question word or an inversion, and a word that means something."""
    folded = fold(part)
    if not _ASKS.search(folded) or _EMPTY.match(folded):
        return False
    return bool(_meaning(part)) or bool(_OPENS.match(folded))


def _meaning(part: str) -> list[str]:
    return [word for word in plain_words(part) if word not in ANY_STOP_WORDS]
