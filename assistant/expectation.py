"""What kind of answer a question asks for, and whether a sentence holds one."""

from __future__ import annotations

import re
from enum import StrEnum

from corpus.catalogue import MONTHS
from corpus.records import LANGUAGES, Language
from corpus.typography import fold
from index.words import STOP_WORDS, Aliases, plain_words


class Expectation(StrEnum):
    """The kinds of answer that leave a mark in a sentence; ANY when the question asks for no such kind."""

    DATE = "date"
    MONEY = "money"
    DURATION = "duration"
    COUNT = "count"
    PERSON = "person"
    ANY = "any"


_MONTH = "|".join(fold(month) for language in LANGUAGES for month in MONTHS[language])
_HOW_MANY = r"combien|cb|how m(?:uch|any)|quel(?:le)?s? (?:est|sont|etait) (?:le|la|les) (?:nombre|part|proportion)"
_MONEY_WORDS = (
    r"cout\w*|prix|montant|budget|euros?|payer|paye|verse\w*|valait|vaut|valoir|tarif|salaire|gagn\w+|amende|"
    r"cost\w*|price|amount|budget|euros?|pay|paid|worth|salary|earn\w*|fine|turnover|chiffre d'affaires"
)
# Tried in order: the first pattern found in the folded question decides.
_QUESTIONS: tuple[tuple[Expectation, re.Pattern[str]], ...] = (
    (Expectation.DURATION, re.compile(
        r"combien de (?:temps|mois|jours|annees|ans|semaines)|combien d'annees|how long|how many (?:years|months|days)|"
        r"(?:quel|dans quel|sous quel) delai|quelle duree|what (?:time )?limit")),
    (Expectation.MONEY, re.compile(rf"(?:{_HOW_MANY}).*\b(?:{_MONEY_WORDS})\b|"
                                   rf"\bquel(?:le)?s?\b.{{0,20}}\b(?:prix|montant|cout|budget|salaire|tarif)\b|"
                                   r"\bwhat\b.{0,30}\b(?:price|amount|cost|budget|salary)\b")),
    (Expectation.COUNT, re.compile(rf"\b(?:{_HOW_MANY})\b")),
    (Expectation.DATE, re.compile(
        r"\bquand\b|\bkan\b|quelle (?:est la )?date|quel jour|quelle annee|depuis quand|jusqu'?a quand|a quel moment|"
        r"\bwhen\b|what (?:date|day|year)|which (?:date|day|year)|since when|until when|by when")),
    (Expectation.PERSON, re.compile(
        r"(?:quel|quelle)s? (?:est le nom|ministre|depute|directeur|directrice|president|juge|avocat)|comment s'appel|"
        r"qui (?:dirige|preside|a signe|a ete nomme|etait|est le|est la)|"
        r"who (?:heads|chairs|runs|leads|signed|was|is the)|what is the name of")),
)  # fmt: skip

_HOLDS: dict[Expectation, re.Pattern[str]] = {
    Expectation.DATE: re.compile(rf"\b(?:{_MONTH})\b|\b(?:19|20)\d\d\b"),
    Expectation.MONEY: re.compile(r"€|\beuros?\b"),
    Expectation.DURATION: re.compile(
        r"\b(?:ans?|annees?|mois|semaines?|jours?|years?|months?|weeks?|days?)\b|\b(?:19|20)\d\d\b"
    ),
    Expectation.COUNT: re.compile(
        r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|plusieurs|two|three|four|five|seven|"
        r"eight|nine|ten|eleven|twelve|fifteen|several|un seul|aucun|none)\b"
    ),
}

# « Quel [salaire] », “how many [servers]”, « comment s'appelle [l'avocat] »: the words that name what is asked for.
_ASKED = re.compile(
    r"\b(?:quel(?:le)?s?|combien d[e']|combien|cb de|which|what(?:'s| is| was| are| were)? (?:the )?|"
    r"how many|how much|comment s'appel\w+ (?:le |la |l')?|qui (?:est|preside|dirige|a)|who (?:is|chairs|runs|has)?)"
    r"\s*(.*)"
)
_ASKED_WORDS = 2
_ASKED_WITHIN = 5


def asked_words(question: str, language: Language, aliases: Aliases) -> list[str] | None:
    """The one or two words that name the thing asked for, the dossier's names left out.

    None when the question is not put in such a way; an empty list when only names follow.
    """
    match = _ASKED.search(fold(question))
    if not match:
        return None
    words = plain_words(match[1])
    named = aliases.named(words)
    unnamed = [word for at, word in enumerate(words[:_ASKED_WITHIN]) if at not in named]
    return [word for word in unnamed if word not in STOP_WORDS[language] and len(word) > 2][:_ASKED_WORDS]


def expectation(question: str) -> Expectation:
    """The kind of answer asked for, by the question's own words."""
    folded = fold(question)
    return next((kind for kind, pattern in _QUESTIONS if pattern.search(folded)), Expectation.ANY)


def holds(sentence: str, kind: Expectation, people: frozenset[str]) -> bool:
    """Whether a sentence holds an answer of that kind; `people` are the folded names of the dossier's persons."""
    folded = fold(sentence)
    if kind is Expectation.PERSON:
        return any(name in folded for name in people)
    pattern = _HOLDS.get(kind)
    return pattern is None or bool(pattern.search(folded))
