"""A question that gives an article the wrong number: the article that says what is asked answers it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.coverage import Term, question_terms, tokens_of, whole_text
from assistant.evidence import Candidate, Findings
from assistant.understanding.intake import Understood
from corpus.records import Passage
from corpus.typography import fold
from index.words import plain_words

_ARTICLE = re.compile(r"\barticles? ((?:[lrd]\.? ?)?\d+(?:-\d+)*)")
_NEAR = 0.03
_PASSAGES = 3
# So much of what is asked of the article must be said by the other, the law's own name among it.
_LEAST_HELD = 3


def articles(text: str) -> list[str]:
    """The numbers of the articles that a text names."""
    return _ARTICLE.findall(fold(text))


def told_by_another_article(understood: Understood, findings: Findings) -> Findings | None:
    """What was found, its sentences only those of another article that tell what is asked of this one.

    None when the question names no article, or one that a section found does.
    """
    asked = articles(understood.search_text)
    if len(asked) != 1 or not findings.candidates:
        return None
    if any(_holds(found.passage, asked[0], understood, findings) for found in findings.passages):
        return None
    best = max(candidate.similarity for candidate in findings.candidates)
    close = [c for c in findings.candidates if c.found.rank < _PASSAGES and c.similarity >= best - _NEAR]
    told = tuple(c for c in close if articles(c.sentence.text) and _says_the_same(understood, c, findings))
    return replace(findings, candidates=told) if told else None


def _holds(passage: Passage, number: str, understood: Understood, findings: Findings) -> bool:
    """Whether a passage has the article's number; a plain one, which many laws have, with the names."""
    aliases, text = findings.index.aliases, whole_text(passage, findings.index.dossier)
    names = aliases.concepts(plain_words(understood.search_text)) if number.isdigit() else []
    held = aliases.concepts(plain_words(text))
    return set(names) <= set(held) and bool(re.search(rf"\b{re.escape(number)}\b", fold(text)))


def _says_the_same(understood: Understood, candidate: Candidate, findings: Findings) -> bool:
    """Whether the sentence holds every name of the question and enough of its words."""
    aliases = findings.index.aliases
    held = tokens_of(candidate.sentence.text, candidate.found.passage.language, aliases)
    terms = _terms(understood, findings)
    return all(term.token in held for term in terms if term.concept) and (
        sum(term.token in held for term in terms) >= _LEAST_HELD
    )


def _terms(understood: Understood, findings: Findings) -> list[Term]:
    index, language = findings.index, understood.language
    asked = _ARTICLE.sub(" ", fold(understood.search_text))
    return question_terms(asked, language, index.aliases, index.lexical[language])
