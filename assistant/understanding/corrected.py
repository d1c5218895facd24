"""A sentence of the dossier that says not to believe what a question supposes.

« Le plafond de 180 millions est celui d'un autre marché, et non le prix du contrat de Scaleway »: who asks why that
contract costs 180 millions is answered by it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.coverage import covered, question_terms, tokens_of
from assistant.evidence import Candidate, Findings
from assistant.understanding.intake import Understood
from assistant.understanding.phrases import phrases
from corpus.typography import fold

# How much further than the nearest sentence one may be that corrects the question.
_NEAR = 0.05
_PASSAGES = 3
# The share of the question that the sentence must name, the words by which it asks aside.
_LEAST_COVERED = 0.6


def corrected_by(understood: Understood, findings: Findings) -> Findings | None:
    """What was found, its sentences only those that deny in words of the question; None when none does."""
    if not findings.candidates or re.search(phrases("premise.denied"), fold(understood.search_text)):
        return None
    best = max(candidate.similarity for candidate in findings.candidates)
    near = [c for c in findings.candidates if c.found.rank < _PASSAGES and c.similarity >= best - _NEAR]
    correcting = tuple(candidate for candidate in near if _corrects(understood, candidate, findings))
    return replace(findings, candidates=correcting) if correcting else None


def _corrects(understood: Understood, candidate: Candidate, findings: Findings) -> bool:
    """Whether the sentence names most of what the question does, and denies some of it."""
    index, language = findings.index, candidate.found.passage.language
    said = candidate.sentence.text
    if re.search(phrases("premise.of_the_dossier"), fold(said)):
        return False
    terms = question_terms(_asked(understood), understood.language, index.aliases, index.lexical[understood.language])
    asked = {term.token for term in terms if not term.concept}
    denied = [tokens_of(match[1], language, index.aliases) for match in _denials().finditer(fold(said))]
    return any(asked & tokens for tokens in denied) and (
        covered(terms, tokens_of(said, language, index.aliases)) >= _LEAST_COVERED
    )


def _asked(understood: Understood) -> str:
    return re.sub(phrases("premise.supposing"), " ", fold(understood.search_text))


@cache
def _denials() -> re.Pattern[str]:
    return re.compile(rf"{phrases('premise.denying')}\s+((?:[^\s,;:.()]+\s?){{1,6}})")
