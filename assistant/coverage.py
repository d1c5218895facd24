"""How much of what a question names is named by the evidence, rare words weighing more than common ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from wordfreq import zipf_frequency

from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language, Passage
from index.lexical import LexicalIndex
from index.words import STOP_WORDS, Aliases, plain_words, stem

# wordfreq's Zipf scale: 7 is « de », 3 is rare; a word that nobody uses (0) is misspelt, or a name.
_COMMON, _UNKNOWN = 7.0, 1.0


@dataclass(frozen=True)
class Term:
    """A content word or a name of the question; `weight` in (0, 1] tells how telling it is."""

    token: str
    weight: float
    concept: bool


def question_terms(question: str, language: Language, aliases: Aliases, lexical: LexicalIndex) -> list[Term]:
    """The question's names, and its content words outside them, misspelt ones corrected to the dossier's words."""
    words = plain_words(question)
    named = aliases.named(words)
    terms = {concept: Term(concept, max(0.05, lexical.rarity(concept)), True) for concept in aliases.concepts(words)}
    for at, word in enumerate(words):
        if at in named or word in STOP_WORDS[language] or (len(word) < 2 and not word.isdigit()):
            continue
        token = known_token(word, language, lexical)
        terms.setdefault(token, Term(token, _weight(word, language), False))
    return list(terms.values())


def covered(terms: list[Term], held: frozenset[str]) -> float:
    """The share of the terms' weight that the evidence holds, in [0, 1]; 1 for a question without terms."""
    total = sum(term.weight for term in terms)
    return sum(term.weight for term in terms if term.token in held) / total if total else 1.0


def heaviest_missing(terms: list[Term], held: frozenset[str]) -> float:
    """The weight of the most telling term that the evidence lacks; 0 when it lacks none."""
    return max((term.weight for term in terms if term.token not in held), default=0.0)


def tokens_of(text: str, language: Language, aliases: Aliases) -> frozenset[str]:
    """Every stem and concept of a text."""
    words = plain_words(text)
    return frozenset(stem(word, language) for word in words) | frozenset(aliases.concepts(words))


def passage_tokens(passage: Passage, dossier: Dossier, aliases: Aliases) -> frozenset[str]:
    """The tokens of a passage, its headings and its typical questions."""
    return tokens_of(whole_text(passage, dossier), passage.language, aliases)


def whole_text(passage: Passage, dossier: Dossier) -> str:
    """A passage with its document's title, its heading and its typical questions."""
    document = dossier.document(passage.document_id, passage.language)
    return " ".join((document.title if document else "", passage.heading, passage.text, *passage.questions))


def _weight(word: str, language: Language) -> float:
    """From 0.1 for an everyday word to 1 for a rare one."""
    zipf = _zipf(word, language)
    return min(1.0, max(0.1, (_COMMON - zipf) / (_COMMON - 2.0)))


@lru_cache(maxsize=16384)
def _zipf(word: str, language: Language) -> float:
    return float(zipf_frequency(word, language))


def known_token(word: str, language: Language, lexical: LexicalIndex) -> str:
    """The word's stem; for a word of no language, the stem of the dossier's that is one slip away."""
    token = stem(word, language)
    if token in lexical.frequencies or len(word) < 5 or not word.isalpha():
        return token
    if max(_zipf(word, spoken) for spoken in LANGUAGES) > _UNKNOWN:
        return token
    best = process.extractOne(token, lexical.frequencies.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=1)
    return str(best[0]) if best else token
