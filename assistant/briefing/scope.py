"""Whether the dossier is about a topic at all.

A topic names what it is about and asks for no fact, so the decision on questions does not fit it: what counts
is whether its words are those of the passages that lead it, and how near it is to what was found.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from assistant.briefing.relevance import Relevance
from assistant.briefing.word_translation import WordTranslation
from assistant.coverage import Term, covered, passage_tokens, question_terms
from assistant.evidence import Findings
from assistant.understanding.intake import Understood
from corpus.records import OTHER_LANGUAGE, Language
from index.fusion import Signal

# Learned and measured by tests/bench/fit_topics.py; see docs/decisions/briefing-notes.md.
_WEIGHTS = {"named": 4.225, "near": 32.433, "unknown": -1.692}
_BIAS = -28.269
_LEADS = 3
# A word is meant by a passage whose other language holds translations of it at least so likely together.
_TRANSLATED = 0.2


@dataclass(frozen=True)
class Measures:
    """What tells whether a dossier is about a topic.

    `named` is the share of the topic's words, by weight, that its leading passages name (0 to 1); `near` the mean
    of the best cosines with a typical question, a passage and a sentence; `unknown` the weight of its most
    telling word that the dossier never uses (0 to 1).
    """

    named: float
    near: float
    unknown: float

    @property
    def probability(self) -> float:
        """The probability that the dossier is about the topic."""
        total = _BIAS + sum(weight * float(getattr(self, name)) for name, weight in _WEIGHTS.items())
        return 1.0 / (1.0 + math.exp(-total))


def measure(understood: Understood, findings: Findings, relevance: Relevance, translation: WordTranslation) -> Measures:
    """The measures of a topic for which something was found."""
    index, language = findings.index, understood.language
    terms = question_terms(understood.search_text, language, index.aliases, index.lexical[language])
    first = passage_tokens(findings.passages[0].passage, index.dossier, index.aliases)
    meant = _meant(terms, relevance.leads[:_LEADS], findings, language, translation)
    known = index.lexical[language].frequencies
    best = (
        max(found.evidence.raw.get(Signal.QUESTION, 0.0) for found in findings.passages),
        max(found.evidence.raw.get(Signal.PASSAGE, 0.0) for found in findings.passages),
        max(candidate.similarity for candidate in findings.candidates),
    )
    return Measures(
        named=max(covered(terms, first), covered(terms, meant)),
        near=sum(best) / len(best),
        unknown=max((term.weight for term in terms if term.token not in known), default=0.0),
    )


def _meant(
    terms: list[Term], leads: tuple[str, ...], findings: Findings, language: Language, translation: WordTranslation
) -> frozenset[str]:
    """The terms' tokens that the leading passages hold, or hold in translation."""
    own, other = (_held(leads, findings, spoken) for spoken in (language, OTHER_LANGUAGE[language]))
    translations = translation.into_the_other[language]
    likely = {t.token: sum(p for token, p in translations.get(t.token, ()) if token in other) for t in terms}
    return own | {token for token, probability in likely.items() if probability >= _TRANSLATED}


def _held(passages: tuple[str, ...], findings: Findings, language: Language) -> frozenset[str]:
    index = findings.index
    spoken = (index.dossier.passage(name, language) for name in passages)
    return frozenset().union(*(passage_tokens(p, index.dossier, index.aliases) for p in spoken if p))
