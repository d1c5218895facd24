"""A question about an event that the dossier tells otherwise: another deed, or another doer.

« Pourquoi la CNAM a-t-elle accepté en février 2021 la copie de sa base ? », where it opposed that copy: all that the
question names is there but the deed. What people wrongly suppose has more verbs than a list, so the verb is not read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.coverage import Term, passage_tokens, question_terms
from assistant.evidence import Candidate, Findings
from assistant.understanding.intake import Understood
from assistant.understanding.known import Known, Name
from assistant.understanding.phrases import phrases
from corpus.spelled_dates import spelled_dates
from corpus.typography import fold, normalise

_LEAST_NEAR = 0.7
# The nearest sentences differ by less than this; one about another doer comes a little after.
_AS_NEAR, _NEAR = 0.012, 0.08
_MOST_MISSING = 0.5
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")


def told_otherwise(understood: Understood, findings: Findings, known: Known) -> Findings | None:
    """What was found, its sentences only those that tell the event which the question supposes.

    None when the question supposes no event, or none that the dossier tells.
    """
    asked = fold(understood.search_text)
    if not findings.candidates or not _supposes().search(asked) or _denied().search(asked):
        return None
    best = max(candidate.similarity for candidate in findings.candidates)
    if best < _LEAST_NEAR:
        return None
    told = tuple(c for c in findings.candidates if _tells(understood, c, best, findings, known))
    return replace(findings, candidates=told) if told else None


def _tells(understood: Understood, candidate: Candidate, best: float, findings: Findings, known: Known) -> bool:
    """Whether a sentence tells the event: its days, and every name of it but one doer's at most."""
    distance = best - candidate.similarity
    if distance > _NEAR:
        return False
    days = _days(understood)
    if not all(_on(day, candidate) for day in days):
        return False
    held = passage_tokens(candidate.found.passage, findings.index.dossier, findings.index.aliases)
    asked = known.named(understood.search_text)
    absent = [name for name in asked if name.concept not in held]
    specific = len(days) + len([name for name in asked if name.concept != known.subject])
    if not absent:
        return distance <= _AS_NEAR and specific > 1 and _only_the_deed_is_missing(understood, held, findings)
    dated = any(len(day) > len("2026") for day in days)
    return len(absent) == 1 and dated and _has_another(absent[0], candidate, asked, known)


def _only_the_deed_is_missing(understood: Understood, held: frozenset[str], findings: Findings) -> bool:
    """Whether the section lacks one or two words of the question, those aside by which it asks."""
    words = [term for term in _terms(understood, findings) if not term.concept and not term.token.isdigit()]
    missing = [term for term in words if term.token not in held]
    return 0 < len(missing) <= max(1.0, _MOST_MISSING * len(words))


def _terms(understood: Understood, findings: Findings) -> list[Term]:
    """The terms of the question without the words by which it asks."""
    index, language = findings.index, understood.language
    asked = _supposes().sub(" ", fold(understood.search_text))
    return question_terms(asked, language, index.aliases, index.lexical[language])


def _has_another(absent: Name, candidate: Candidate, asked: list[Name], known: Known) -> bool:
    """Whether the sentence names another doer of the same kind, whom the question does not."""
    others = [name for name in known.named(candidate.sentence.text) if name not in asked]
    return absent.is_actor and any(name.group == absent.group and name.concept != known.subject for name in others)


def _days(understood: Understood) -> list[str]:
    """The days, months of a year and years that the question names."""
    asked = understood.search_text
    whole = [day for day in spelled_dates(asked, understood.language) if re.match(r"\d{4}-", day)]
    return whole + [y for y in _YEAR.findall(normalise(asked)) if not any(day.startswith(y) for day in whole)]


def _on(day: str, candidate: Candidate) -> bool:
    sentence, language = candidate.sentence, candidate.found.passage.language
    told = [*spelled_dates(sentence.text, language), *_YEAR.findall(normalise(sentence.text))]
    return any(other.startswith(day) for other in told)


@cache
def _denied() -> re.Pattern[str]:
    """What turns the question into its contrary: the dossier may well say so too."""
    return re.compile(phrases("premise.denied"))


@cache
def _supposes() -> re.Pattern[str]:
    """The turns of phrase that take an event for granted: « pourquoi », “now that”."""
    return re.compile(phrases("premise.supposing"))
