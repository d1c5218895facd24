"""Answers with sentences of the dossier, unchanged: no language model, nothing invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.coverage import Term, covered, question_terms, tokens_of
from assistant.decision import people
from assistant.drafts import Draft, Quote
from assistant.evidence import Candidate, Findings
from assistant.expectation import Expectation, expectation, holds
from assistant.understanding.intake import Understood
from assistant.writers.base import Writer
from index.words import content_stems

MOST_SENTENCES = 4
# Two questions about different things have about this cosine.
_UNLIKE = 0.75


@dataclass(frozen=True)
class Weights:
    """What makes a sentence a good answer; measured on the development questions (`dossier evaluate dev`)."""

    similarity: float = 8.0
    passage: float = 3.0
    cover: float = 0.6
    asked: float = 3.0
    kind: float = 0.6
    preferred: float = 0.15
    unpreferred: float = -0.3
    drop: float = 0.7
    same_vector: float = 0.965
    same_words: float = 0.75
    lead_within: float = 1.4


@dataclass(frozen=True)
class _Scored:
    candidate: Candidate
    score: float
    said: frozenset[str]


class ExtractiveWriter(Writer):
    """Chooses one to four sentences that answer, best first, no two saying the same."""

    name: ClassVar[str] = "extractive"

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights or Weights()

    def write(self, understood: Understood, findings: Findings) -> Iterator[Draft]:
        """The chosen sentences, each its own quote."""
        for candidate in self.choose(understood, findings):
            passage = candidate.found.passage
            text = candidate.sentence.text
            yield Draft(text, (Quote(passage.id, passage.language, text),))

    def choose(self, understood: Understood, findings: Findings) -> list[Candidate]:
        """The sentences to quote, best first; none when there is no candidate."""
        ranked = self._rank(understood, findings)
        chosen: list[_Scored] = []
        for scored in self._with_lead(ranked):
            if len(chosen) == MOST_SENTENCES:
                break
            if not any(self._same(scored, other) for other in chosen):
                chosen.append(scored)
        return [scored.candidate for scored in chosen]

    def _with_lead(self, ranked: list[_Scored]) -> list[_Scored]:
        """The sentences near enough to the best one, best first.

        The first sentence of the best one's section, which states its main fact, comes second when
        it is a little further away.
        """
        if not ranked:
            return []
        best = ranked[0]
        near = [scored for scored in ranked if scored.score >= best.score - self._weights.drop]
        leads = (s for s in ranked if s.candidate.position == 0 and s.candidate.found is best.candidate.found)
        lead = next((s for s in leads if s.score >= best.score - self._weights.lead_within), best)
        rest = [scored for scored in near[1:] if scored is not lead]
        return near if lead in near else [best, lead, *rest]

    def _rank(self, understood: Understood, findings: Findings) -> list[_Scored]:
        index, language = findings.index, understood.language
        terms = question_terms(understood.search_text, language, index.aliases, index.lexical[language])
        kind = expectation(understood.search_text)
        names = people(findings)
        scored = [self._score(candidate, terms, kind, names, findings) for candidate in findings.candidates]
        return sorted(scored, key=lambda s: (-s.score, s.candidate.found.rank, s.candidate.position))

    def _score(
        self, candidate: Candidate, terms: list[Term], kind: Expectation, names: frozenset[str], findings: Findings
    ) -> _Scored:
        passage, sentence, w = candidate.found.passage, candidate.sentence, self._weights
        aliases = findings.index.aliases
        held = tokens_of(f"{passage.heading} {sentence.text}", passage.language, aliases)
        score = w.similarity * candidate.similarity + w.passage * candidate.found.evidence.score
        score += w.cover * covered(terms, held)
        score += w.asked * max(0.0, candidate.asked - _UNLIKE)
        if kind is not Expectation.ANY:
            score += w.kind * holds(sentence.text, kind, names)
        score += self._side_bonus(candidate, findings)
        said = frozenset(content_stems(sentence.text, passage.language))
        return _Scored(candidate, score, said)

    def _side_bonus(self, candidate: Candidate, findings: Findings) -> float:
        """More for the better-founded side of a disagreement, less for the other."""
        conflicts = findings.index.dossier.conflicts
        stated = [(conflicts[name].preferred, side) for name, side in candidate.sentence.conflicts.items()]
        settled = [preferred == side for preferred, side in stated if isinstance(preferred, int)]
        if not settled:
            return 0.0
        return self._weights.preferred if all(settled) else self._weights.unpreferred

    def _same(self, one: _Scored, other: _Scored) -> bool:
        """Whether two sentences say the same: nearly the same vector, or the words of one in the other."""
        if float(one.candidate.vector @ other.candidate.vector) > self._weights.same_vector:
            return True
        shorter = min(len(one.said), len(other.said)) or 1
        return len(one.said & other.said) / shorter > self._weights.same_words
