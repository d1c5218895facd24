"""Names, dates and figures in the order in which a text has them: who did what to whom, and which number is whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.figures import names
from corpus.catalogue import MONTHS
from corpus.figures import numbers
from corpus.records import LANGUAGES
from corpus.typography import fold, normalise

_MONTH = "|".join(fold(month) for language in LANGUAGES for month in MONTHS[language])
_DATE = re.compile(rf"\b(?:(?:1er|\d{{1,2}}) )?(?:{_MONTH})(?: \d{{4}})?\b")
# English writes these with a capital; they name nobody.
ADJECTIVES = frozenset({"french", "american", "european", "british", "german", "chinese", "us"})
_DETERMINER = re.compile(r"^(?:l'|d'|le |la |les |un |une |the |an? )", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_SHORT = 7
_FRONT = 10
_PREPOSITION = re.compile(
    r"(?:and |et )?(?:in|before|after|under|from|since|for|according|at|during|as of|within"
    r"|en|dans|selon|d'apres|apres|avant|depuis|sauf|sous|devant|lors|pour|parmi)\b"
)
_BY = r"\b(?:by|par)(?: (?:the|le|la|les|l'|une?|an?))?(?: |(?<=')){}"


def name_words(text: str, beside: str = "") -> list[str]:
    """The words of the text's names, in reading order, as often as they stand there.

    A word that only opens the sentence is no name when the text `beside` has it without a capital.
    """
    plain = {part for word in re.findall(r"[^\W_]+", normalise(beside)) if word.islower() for part in _parts(word)}
    named = {part for name in names(text) for part in _parts(name)} - ADJECTIVES
    opening = set(_parts(text)[:2]) & plain
    return [word for word in _parts(text) if word in named - opening]


def dates(text: str) -> list[str]:
    """The dates with a month that the text spells, in reading order."""
    return _DATE.findall(fold(text))


def quantities(text: str) -> list[str]:
    """Every other number, in reading order."""
    return numbers(_DATE.sub(" ", fold(text)))


def same_order(said: str, quote: str) -> bool:
    """Whether names come in the quote's order, and so do dates and so do figures.

    A date may move in front of a name, and a passive may turn a sentence round. What stands in brackets, or is a
    circumstance set apart by commas, may stand anywhere.
    """
    free = _free(said, quote)
    mine, theirs = _BRACKETS.sub(" ", said), _BRACKETS.sub(" ", quote)
    fixed = [figure for figure in quantities(mine) if figure not in free]
    return (
        _in_order(dates(mine), dates(theirs))
        and _in_order(fixed, quantities(theirs))
        and _names_whole(said, quote)
        and (_names_in_order(mine, theirs, free) or _turned_round(mine, theirs, free))
    )


def _names_whole(said: str, quote: str) -> bool:
    """Whether name words stand side by side only where the quote has them so: a name is neither cut nor mixed."""
    named = set(name_words(said, quote))
    beside = [pair for pair in pairwise(_parts(said)) if named.issuperset(pair)]
    return set(beside) <= set(pairwise(_parts(quote)))


def _free(said: str, quote: str) -> set[str]:
    """The words that may stand anywhere: a circumstance may begin or cease to be one, not trade places with a part."""
    mine, theirs = _circumstances(said), _circumstances(quote)
    moved = [{*name_words(said), *quantities(said)} & part for part in (mine - theirs, theirs - mine)]
    return mine & theirs if all(moved) else mine | theirs


def _names_in_order(said: str, quote: str, free: set[str]) -> bool:
    front, rest = _fronted(said, quote)
    before, _ = _fronted(quote, said)
    if before and not set(name_words(front, quote)) <= set(name_words(before, said)):
        front, rest = "", said
    everything = _parts(quote)
    return all(
        _in_order([name for name in name_words(part, quote) if name not in free], everything) for part in (front, rest)
    )


def _fronted(said: str, quote: str) -> tuple[str, str]:
    """The circumstance that opens a sentence, before its subject, and what follows its comma; else nothing, and all."""
    front, comma, rest = normalise(said).partition(", ")
    first = _parts(_DETERMINER.sub("", front))[:1]
    if not comma or not first or len(_parts(front)) > _FRONT or first[0] in name_words(quote, said):
        return "", said
    return front, rest


def _circumstances(text: str) -> set[str]:
    """The words that stand only in stretches between commas which a preposition opens, too short for a sentence."""
    parts = [_DATE.sub(" ", part) for part in re.split(r",\s|\.$", fold(text))]
    apart = [part for part in parts if _PREPOSITION.match(part) and len(_parts(part)) <= _SHORT]
    rest = {word for part in parts if part not in apart for word in _parts(part)}
    return {word for part in apart for word in _parts(part)} - rest


def _turned_round(said: str, quote: str, free: set[str]) -> bool:
    """Whether the one is the other in the passive: the same names, the agent's after « by », which only one has."""
    mine, theirs = list(dict.fromkeys(name_words(said, quote))), list(dict.fromkeys(name_words(quote, said)))
    one, other = _agents(said), _agents(quote)
    agents = set() if one - other and other - one else one ^ other
    kept = [name for name in theirs if name not in agents]
    return bool(agents) and _in_order([name for name in mine if name not in agents | free], kept)


def _agents(text: str) -> set[str]:
    """The names by whom something is done, with the words that belong to them."""
    folded = fold(text)
    named = list(dict.fromkeys(name_words(text)))
    led = [name for name in named if re.search(_BY.format(re.escape(name)), folded)]
    return {word for name in led for word in _whole_name(name, named, folded)}


def _whole_name(first: str, named: list[str], folded: str) -> list[str]:
    """The name's first word and those that follow it at once."""
    found = [first]
    while following := re.search(rf"\b{re.escape(found[-1])} (?:de |d'|of |of the )?(\w+)", folded):
        if following[1] not in named or following[1] in found:
            break
        found.append(following[1])
    return found


def _in_order(said: Sequence[str], quoted: Sequence[str]) -> bool:
    """Whether the second sequence has everything that the first has, in the same order."""
    rest = iter(quoted)
    return all(any(word == other for other in rest) for word in said)


def _parts(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))
