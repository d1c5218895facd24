"""Words as the lexical index counts them: folded, without elision or stop words, stemmed, aliases named alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import Stemmer

from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Actor, Language, Term
from corpus.typography import fold

_WORD = re.compile(r"\d+(?:[.,/-]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|\w+")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)'")
_POSSESSIVE = re.compile(r"'s$")
_PARTICIPLE = re.compile(r"ees?$")
_ALGORITHM = {"fr": "french", "en": "english"}

STOP_WORDS: dict[Language, frozenset[str]] = {
    language: frozenset(files("index").joinpath("stop_words", f"{language}.txt").read_text(encoding="utf-8").split())
    for language in LANGUAGES
}
ANY_STOP_WORDS = STOP_WORDS["fr"] | STOP_WORDS["en"]


def plain_words(text: str) -> list[str]:
    """The text's words, folded, without elision or possessive, in order."""
    return [_POSSESSIVE.sub("", _ELISION.sub("", word)) for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=65536)
def stem(word: str, language: Language) -> str:
    """The word's stem (Snowball); figures and references stay whole."""
    if not word.isalpha():
        return word
    if language == "fr":
        # Without its accent a feminine participle no longer looks like one: « hebergees » is « heberge ».
        word = _PARTICIPLE.sub("e", word)
    return str(_stemmer(language).stemWord(word))


@lru_cache(maxsize=2)
def _stemmer(language: Language) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_ALGORITHM[language])


class Aliases:
    """The other names of the dossier's terms and actors; each name also yields its concept's token.

    So « HDH », « PDS » and « Plateforme des données de santé » share a token, in both languages.
    """

    def __init__(self, terms: Iterable[Term], actors: Iterable[Actor]) -> None:
        groups = [(t.term_fr, t.term_en, t.acronym or "", *t.aliases) for t in terms]
        groups += [(a.name_fr, a.name_en, *a.aliases) for a in actors]
        self._concepts: dict[tuple[str, ...], str] = {}
        for names in groups:
            forms = [form for name in names for form in _forms(name)]
            if not forms:
                continue
            known = next((self._concepts[form] for form in forms if form in self._concepts), None)
            concept = known or "§" + "-".join(forms[0])
            for form in forms:
                self._concepts.setdefault(form, concept)
        self._longest = max(map(len, self._concepts), default=0)

    @classmethod
    def of(cls, dossier: Dossier) -> Aliases:
        """The aliases of a dossier's glossary and actors."""
        return cls(dossier.glossary, dossier.actors)

    def concepts(self, words: list[str]) -> list[str]:
        """The concept tokens of the names that occur in the words, longest names first."""
        return [concept for concept, _, _ in self.spans(words)]

    def named(self, words: list[str]) -> set[int]:
        """The positions of the words that belong to a name."""
        return {at for _, first, last in self.spans(words) for at in range(first, last)}

    def spans(self, words: list[str]) -> list[tuple[str, int, int]]:
        """Each name found: its concept token and the positions of its words [first, last)."""
        found: list[tuple[str, int, int]] = []
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                concept = self._concepts.get(tuple(words[at : at + length]))
                if concept:
                    found.append((concept, at, at + length))
                    at += length - 1
                    break
            at += 1
        return found


def _forms(name: str) -> list[tuple[str, ...]]:
    """The word sequences of a name: whole, and each part of « long name (short name) »."""
    parts = [name, *re.findall(r"\(([^)]+)\)", name), re.sub(r"\s*\([^)]*\)", "", name)]
    forms = [tuple(plain_words(part)) for part in parts if part.strip()]
    return [form for form in dict.fromkeys(forms) if form and not _too_common(form)]


def _too_common(form: tuple[str, ...]) -> bool:
    return len(form) == 1 and (len(form[0]) < 3 or any(form[0] in words for words in STOP_WORDS.values()))


def content_stems(text: str, language: Language) -> list[str]:
    """The stems of the text's words, stop words left out."""
    words = plain_words(text)
    content = [word for word in words if word not in STOP_WORDS[language] and (len(word) > 1 or word.isdigit())]
    return [stem(word, language) for word in content]


def tokens(text: str, language: Language, aliases: Aliases) -> list[str]:
    """The text's index tokens: its content stems, then the concepts it names."""
    return content_stems(text, language) + aliases.concepts(plain_words(text))
