"""What the understanding of a question knows of the dossier: its names, how they are spelt, its last day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.understanding.spelling import Spelling
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language
from corpus.typography import normalise
from index.words import Aliases, plain_words

# Names of one group stand in for each other: « Et pour Bleu ? » asks of Bleu what was asked of Scaleway.
_GROUPS = {"company": "company", "person": "person"}
_BODY, _TERM = "body", "term"


_MARKS = re.compile(r"(?:\s*\[\d+\])+\s*")
_SPACED = re.compile(r"[^\s,;:.?!«»“”\"()]+")


@dataclass(frozen=True)
class Name:
    """A name of the dossier: the token that its forms share, its group, how each language writes it."""

    concept: str
    group: str
    fr: str
    en: str

    def spelt(self, language: Language) -> str:
        """The name in a language."""
        return self.fr if language == "fr" else self.en

    @property
    def is_actor(self) -> bool:
        """Whether it names somebody who acts, and not a thing or a word."""
        return self.group != _TERM


@dataclass(frozen=True)
class Known:
    """The dossier as a question is read.

    `names` are by concept token, `subject` is the dossier's own, `sentences` give the passage of each sentence,
    `typical` are the words of each typical question.
    """

    aliases: Aliases
    names: dict[str, Name]
    subject: str
    spelling: Spelling
    sentences: dict[str, str]
    typical: frozenset[tuple[str, ...]]
    dossier: Dossier

    @property
    def speaks_until(self) -> date:
        """The dossier's last day."""
        return self.dossier.speaks_until

    @classmethod
    def of(cls, dossier: Dossier, aliases: Aliases) -> Known:
        """What a dossier tells; `subject` is the concept named by most of its passages."""
        names: dict[str, Name] = {}
        for name in _names(dossier, aliases):
            names.setdefault(name.concept, name)
        subject, spelling = _subject(dossier, aliases), Spelling.of(dossier)
        return cls(aliases, names, subject, spelling, _sentences(dossier), _typical(dossier), dossier)

    def is_typical(self, question: str) -> bool:
        """Whether the dossier lists this very question among those that a section answers."""
        return tuple(plain_words(question)) in self.typical

    def heading(self, answer: str, language: Language) -> str:
        """The heading of the section that an answer quotes first; empty when it quotes none."""
        said = (normalise(part) for part in _MARKS.split(answer))
        quoted = next((self.sentences[text] for text in said if text in self.sentences), None)
        passage = self.dossier.passage(quoted, language) if quoted else None
        return passage.heading if passage else ""

    def named(self, text: str) -> list[Name]:
        """The names in a text, each once, in reading order."""
        return list(dict.fromkeys(name for _, name in self.places(text)))

    def places(self, text: str) -> list[tuple[int, Name]]:
        """The names in a text and the characters at which the words that hold them start."""
        return [(start, name) for start, _, name in self.spans(text)]

    def spans(self, text: str) -> list[tuple[int, int, Name]]:
        """The names in a text, each with the characters [start, end) of the words that hold it."""
        words = [
            (match.start(), match.end(), word)
            for match in _SPACED.finditer(text)
            for word in plain_words(match.group())
        ]
        return [
            (words[first][0], words[last - 1][1], self.names[concept])
            for concept, first, last in self.aliases.spans([word for *_, word in words])
            if concept in self.names
        ]


def _sentences(dossier: Dossier) -> dict[str, str]:
    passages = (passage for language in LANGUAGES for passage in dossier.passages(language))
    return {normalise(sentence.text): passage.id for passage in passages for sentence in passage.sentences}


def _typical(dossier: Dossier) -> frozenset[tuple[str, ...]]:
    passages = (passage for language in LANGUAGES for passage in dossier.passages(language))
    return frozenset(tuple(plain_words(question)) for passage in passages for question in passage.questions)


def _names(dossier: Dossier, aliases: Aliases) -> Iterable[Name]:
    for actor in dossier.actors:
        short = next((alias for alias in actor.aliases if alias.isupper()), None)
        yield from _name(aliases, _GROUPS.get(actor.kind, _BODY), short or actor.name_fr, short or actor.name_en)
    for term in dossier.glossary:
        yield from _name(aliases, _TERM, term.acronym or term.term_fr, term.acronym or term.term_en)


def _name(aliases: Aliases, group: str, french: str, english: str) -> Iterable[Name]:
    concepts = aliases.concepts(plain_words(french))
    if concepts:
        yield Name(concepts[0], group, french, english)


def _subject(dossier: Dossier, aliases: Aliases) -> str:
    counts: dict[str, int] = {}
    for passage in dossier.passages("fr"):
        for concept in set(aliases.concepts(plain_words(passage.text))):
            counts[concept] = counts.get(concept, 0) + 1
    return max(counts, key=lambda concept: counts[concept], default="")
