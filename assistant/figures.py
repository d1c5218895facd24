"""The figures, dates, references and names of a sentence, in a form that can be looked for in a quote."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.catalogue import MONTHS
from corpus.figures import numbers
from corpus.records import LANGUAGES
from corpus.typography import fold, normalise
from index.words import STOP_WORDS

_NAME = re.compile(r"[^\W\d_]*[A-ZÀ-ÖØ-Þ][\w'’-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|[«“\"(]\s*)$")
_MONTHS = {fold(month): str(number) for language in LANGUAGES for number, month in enumerate(MONTHS[language], 1)}
_SPELLED = {
    "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7", "huit": "8", "neuf": "9",
    "dix": "10", "onze": "11", "douze": "12", "quinze": "15", "vingt": "20", "trente": "30", "cent": "100",
    "treize": "13", "quatorze": "14", "seize": "16", "dix-sept": "17", "dix-neuf": "19", "quarante": "40",
    "cinquante": "50", "soixante": "60", "quatre-vingt": "80", "quatre-vingts": "80", "cents": "100",
    "thirteen": "13", "fourteen": "14", "sixteen": "16", "seventeen": "17", "nineteen": "19", "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "quart": "1/4", "quarts": "1/4",
    "quarters": "1/4",
    "dizaine": "10", "douzaine": "12", "quinzaine": "15", "mille": "1000",
    "two": "2", "three": "3", "four": "4", "five": "5", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "fifteen": "15", "eighteen": "18", "twenty": "20", "thirty": "30",
    "hundred": "100", "thousand": "1000", "dozen": "12", "half": "1/2", "moitie": "1/2", "tiers": "1/3",
    "million": "million", "millions": "million", "milliard": "billion", "milliards": "billion",
    "billion": "billion", "billions": "billion", "dix-huit": "18", "quarter": "1/4",
}  # fmt: skip

# Words that open a sentence with a capital and are no name.
_OPENERS = frozenset({
    "selon", "depuis", "finalement", "cependant", "toutefois", "enfin", "ensuite", "hier", "aujourd'hui", "rien",
    "personne", "chacun", "lorsque", "malgre", "grace", "outre", "apres", "d'apres", "according", "however", "finally",
    "since", "nothing", "nobody", "although", "despite", "today", "yesterday", "nevertheless", "moreover",
})  # fmt: skip


def figures(text: str) -> set[str]:
    """Every quantity, date part and reference number, decimal marks and spelling made alike.

    « 6,2 millions », “6.2 million” give {"6.2", "million"}; a month gives its name's number as
    `month:4`; « L. 1462-1 » gives its numbers.
    """
    found = set(numbers(text))
    found |= set(re.findall(r"\d+(?:-\d+)+", normalise(text)))
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", fold(text))
    words = [part for word in words for part in ([word] if word in _SPELLED else word.split("-"))]
    found |= {_SPELLED[word] for word in words if word in _SPELLED}
    return found | {f"month:{_MONTHS[word]}" for word in words if word in _MONTHS}


def names(text: str) -> set[str]:
    """Every capitalised name or acronym, folded; a sentence's first word counts only if it must be a name."""
    plain = normalise(text)
    found: set[str] = set()
    for match in _NAME.finditer(plain):
        word = match.group().rstrip("'-")
        first = bool(_SENTENCE_START.search(plain[: match.start()]))
        if first and not _must_be_name(word) and _ordinary(word):
            continue
        found |= set(_parts(word))
    return found - set(_MONTHS)


def _ordinary(word: str) -> bool:
    """Whether a sentence may open with it though no quote holds it: anything else might be a name."""
    folded = re.sub(r"^(?:[cdjlmnst]|qu)'", "", fold(word))
    return folded in _OPENERS or any(folded in words for words in STOP_WORDS.values())


def _must_be_name(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:]) or any(letter.isdigit() for letter in word)


def _parts(word: str) -> Iterable[str]:
    """The name without elision; « d'Iliad » is « iliad »."""
    folded = re.sub(r"^(?:[cdjlmnst]|qu)'", "", fold(word)).removesuffix("'s")
    if folded and folded not in STOP_WORDS["fr"] | STOP_WORDS["en"]:
        yield folded


def missing(text: str, quotes: Iterable[str]) -> set[str]:
    """The figures and names of a sentence that none of its quotes holds."""
    joined = " ".join(quotes)
    lacking = figures(text) - figures(joined)
    held = set(re.findall(r"[\w'-]+", fold(joined)))
    held |= {part for word in held for part in (*re.split(r"['-]", word), word.removesuffix("'s"))}
    return lacking | {name for name in names(text) if name not in held and not _pieces_held(name, held)}


def _pieces_held(name: str, held: set[str]) -> bool:
    pieces = re.split(r"['-]", name)
    return len(pieces) > 1 and all(piece in held for piece in pieces if piece)
