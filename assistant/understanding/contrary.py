"""A question that takes for granted the contrary of what the dossier says.

« En quelle année le CLOUD Act a-t-il été supprimé ? » where the dossier says « toujours en vigueur »: the answer
names the false premise and gives what the dossier says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.coverage import passage_tokens
from assistant.evidence import Candidate, Findings
from assistant.understanding.intake import Understood
from assistant.understanding.phrases import phrases, table
from corpus.typography import fold
from index.words import plain_words

# How much further than the nearest sentence one may be that contradicts the question.
_NEAR = 0.08
_PASSAGES = 3


def contradicted_by(understood: Understood, findings: Findings) -> Findings | None:
    """What was found, its sentences only those that say the contrary of what the question takes for granted.

    None when none does, or when a sentence as near says what the question does.
    """
    supposed = _supposed(understood)
    if not supposed or not findings.candidates:
        return None
    best = max(candidate.similarity for candidate in findings.candidates)
    near = [c for c in findings.candidates if c.found.rank < _PASSAGES and c.similarity >= best - _NEAR]
    against = tuple(
        candidate
        for candidate in near
        if any(_denies(candidate.sentence.text, claim, contrary) for claim, contrary in supposed)
        and _same_subject(understood, candidate, findings)
    )
    return replace(findings, candidates=against) if against else None


def is_contrary(understood: Understood, sentence: str) -> bool:
    """Whether a sentence says the contrary of what the question takes for granted; an open question takes nothing."""
    asked = fold(understood.search_text)
    granted = re.search(phrases("premise.supposing"), asked) or re.search(phrases("premise.granting"), asked)
    return bool(granted) and any(
        _denies(sentence, claim, contrary) and not contrary.search(asked) for claim, contrary in _supposed(understood)
    )


def _supposed(understood: Understood) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """What the question may suppose, with the contrary; nothing of a question that denies."""
    asked = fold(understood.search_text)
    if re.search(phrases("premise.denied"), asked):
        return []
    return [(claim, contrary) for claim, contrary in _opposites() if claim.search(asked)]


def _denies(sentence: str, claim: re.Pattern[str], contrary: re.Pattern[str]) -> bool:
    told = fold(sentence)
    return bool(contrary.search(told)) and not claim.search(contrary.sub(" ", told))


def _same_subject(understood: Understood, candidate: Candidate, findings: Findings) -> bool:
    """Whether the section names everything that the question names."""
    aliases, passage = findings.index.aliases, candidate.found.passage
    held = passage_tokens(passage, findings.index.dossier, aliases)
    return all(name in held for name in aliases.concepts(plain_words(understood.search_text)))


@cache
def _opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What a question may suppose, each with what says the contrary."""
    return tuple((re.compile(claim), re.compile(contrary)) for claim, contrary in table("contrary").items())
