"""What each way of searching finds for each question, in memory: a mix of them then costs milliseconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
from rich.progress import track

from assistant.service import Assistant
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language
from index.build import BATCH
from index.embedder import Embedder, Role, Vectors, load_embedder
from index.entries import Entry, EntryKind, entries
from index.lexical import LexicalIndex
from index.retriever import _NEAREST, _WORDS_K
from index.vector_cache import CachedEmbeddings
from index.words import Aliases
from tests.bench.asked import Asked

# A passage, the language that it was found in, and its score.
Hit = tuple[str, Language, float]
# For each question, what was found, best first.
Hits = list[list[Hit]]
_READ_AT_ONCE = 1000


class Source(StrEnum):
    """The ways of searching that are mixed."""

    PASSAGES = "passages"
    QUESTIONS = "questions"
    SENTENCES = "sentences"
    WORDS = "words"
    PASSAGES_UNTITLED = "passages without title"
    WORDS_UNASKED = "words without typical questions"
    WORDS_UNTITLED = "words without title and heading"
    WORDS_UNALIASED = "words without concepts"
    PASSAGES_UNCORRECTED = "passages, question uncorrected"
    QUESTIONS_UNCORRECTED = "questions, all uncorrected"
    SENTENCES_UNCORRECTED = "sentences, question uncorrected"
    PASSAGES_OWN = "passages in the question's language"
    QUESTIONS_OWN = "questions in the question's language"
    SENTENCES_OWN = "sentences in the question's language"
    PASSAGES_AS_ASKED = "passages, question as it stands"
    QUESTIONS_AS_ASKED = "questions, question as it stands"
    SENTENCES_AS_ASKED = "sentences, question as it stands"
    WORDS_AS_ASKED = "words, question as it stands"


@dataclass(frozen=True)
class Matrix:
    """The vectors of one kind of entry, one a row, with the passage and the language of each."""

    kind: EntryKind
    passages: list[str]
    languages: np.ndarray
    vectors: Vectors

    def nearest(self, queries: Vectors) -> Hits:
        """The nearest entries of each question, as many as the retriever takes."""
        cosines = queries @ self.vectors.T
        k = min(_NEAREST[self.kind], len(self.passages))
        best = np.argsort(-cosines, axis=1, kind="stable")[:, :k]
        return [
            [(self.passages[at], self.languages[at].item(), float(row[at])) for at in places]
            for row, places in zip(cosines, best, strict=True)
        ]

    def spoken(self, language: Language) -> Matrix:
        """The entries of one language alone."""
        kept = np.flatnonzero(self.languages == language)
        return replace(
            self, passages=[self.passages[at] for at in kept], languages=self.languages[kept],
            vectors=self.vectors[kept],
        )  # fmt: skip


class Bench:
    """The shipped index in memory, and beside it what it would be without one ingredient or another.

    Vectors are remembered in a file beside the index, so that a second run embeds only what changed.
    """

    def __init__(self, assistant: Assistant, home: Path) -> None:
        self.index = assistant.index
        self._cache = home / "bench" / "vectors.sqlite3"
        self._plain = load_embedder(home, adapted=False)
        found = {entry.id: entry for entry in entries(assistant.dossier)}
        kinds = (EntryKind.PASSAGE, EntryKind.QUESTION, EntryKind.SENTENCE)
        told = {kind: [entry for entry in found.values() if entry.kind is kind] for kind in kinds}
        self.shipped = {kind: _matrix(kind, told[kind], self._stored(told[kind])) for kind in kinds}
        texts = [self.index.dossier.passage(e.passage_id, e.language) for e in told[EntryKind.PASSAGE]]
        untitled = self._embedded(self._plain, [p.text if p else "" for p in texts], "passage", "passages untitled")
        asked = [entry.text for entry in told[EntryKind.QUESTION]]
        uncorrected = self._embedded(self._plain, asked, "query", "typical questions uncorrected")
        self._untitled = replace(self.shipped[EntryKind.PASSAGE], vectors=untitled)
        self._uncorrected = {
            **self.shipped,
            EntryKind.QUESTION: replace(self.shipped[EntryKind.QUESTION], vectors=uncorrected),
        }
        self._words = _lexical(self.index.dossier, self.index.lexical, self.index.aliases)

    def queries(self, asked: Sequence[Asked]) -> Vectors:
        """The questions' vectors, as the product reads them."""
        return self._embedded(self.index.embedder, [one.searched for one in asked], "query", "questions")

    def search(self, asked: Sequence[Asked]) -> dict[Source, Hits]:
        """What each way of searching finds for these questions."""
        corrected = self.queries(asked)
        plain = self._embedded(self._plain, [one.searched for one in asked], "query", "questions uncorrected")
        as_asked = self._embedded(self.index.embedder, [one.text for one in asked], "query", "questions as they stand")
        kinds = list(self.shipped)
        searched = [(one.searched, one.language) for one in asked]
        words = {source: _by_words(lexical, searched) for source, lexical in self._words.items()}
        return {
            **dict(zip(_SHIPPED, (self.shipped[kind].nearest(corrected) for kind in kinds), strict=True)),
            **dict(zip(_UNCORRECTED, (self._uncorrected[kind].nearest(plain) for kind in kinds), strict=True)),
            **dict(zip(_OWN, (_own_language(self.shipped[kind], asked, corrected) for kind in kinds), strict=True)),
            **dict(zip(_AS_ASKED, (self.shipped[kind].nearest(as_asked) for kind in kinds), strict=True)),
            Source.WORDS_AS_ASKED: _by_words(self.index.lexical, [(one.text, one.language) for one in asked]),
            Source.PASSAGES_UNTITLED: self._untitled.nearest(corrected),
            **words,
        }

    def _stored(self, told: list[Entry]) -> Vectors:
        """The vectors of the index itself."""
        ids = [entry.id for entry in told]
        known: dict[str, np.ndarray] = {}
        for start in range(0, len(ids), _READ_AT_ONCE):
            known |= self.index.vectors.vectors(told[0].kind, ids[start : start + _READ_AT_ONCE])
        return np.stack([known[name] for name in ids])

    def _embedded(self, embedder: Embedder, texts: list[str], role: Role, what: str) -> Vectors:
        remembered = CachedEmbeddings(embedder, self._cache, role)
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        vectors = np.empty((len(texts), embedder.dimensions), np.float32)
        for start in track(range(0, len(order), BATCH), f"embedding {what}"):
            batch = order[start : start + BATCH]
            vectors[batch] = remembered.embed_documents([texts[at] for at in batch])
        return vectors


_SHIPPED = (Source.PASSAGES, Source.QUESTIONS, Source.SENTENCES)
_UNCORRECTED = (Source.PASSAGES_UNCORRECTED, Source.QUESTIONS_UNCORRECTED, Source.SENTENCES_UNCORRECTED)
_OWN = (Source.PASSAGES_OWN, Source.QUESTIONS_OWN, Source.SENTENCES_OWN)
_AS_ASKED = (Source.PASSAGES_AS_ASKED, Source.QUESTIONS_AS_ASKED, Source.SENTENCES_AS_ASKED)


def _matrix(kind: EntryKind, told: list[Entry], vectors: Vectors) -> Matrix:
    return Matrix(kind, [entry.passage_id for entry in told], np.array([entry.language for entry in told]), vectors)


def _own_language(matrix: Matrix, asked: Sequence[Asked], queries: Vectors) -> Hits:
    found = {language: matrix.spoken(language).nearest(queries) for language in LANGUAGES}
    return [found[one.language][at] for at, one in enumerate(asked)]


def _by_words(lexical: dict[Language, LexicalIndex], searched: list[tuple[str, Language]]) -> Hits:
    return [
        [(passage_id, language, score) for passage_id, score in lexical[language].scores(text, _WORDS_K).items()]
        for text, language in searched
    ]


def _lexical(
    dossier: Dossier, shipped: dict[Language, LexicalIndex], aliases: Aliases
) -> dict[Source, dict[Language, LexicalIndex]]:
    """The lexical index as shipped, and without one of its ingredients."""
    unasked = _without(dossier, passage={"questions": ()})
    untitled = _without(dossier, document={"title": ""}, passage={"heading": ""})
    made = {
        Source.WORDS_UNASKED: (unasked, aliases),
        Source.WORDS_UNTITLED: (untitled, aliases),
        Source.WORDS_UNALIASED: (dossier, Aliases((), ())),
    }
    return {
        Source.WORDS: shipped,
        **{
            source: {language: LexicalIndex.build(told, language, named) for language in LANGUAGES}
            for source, (told, named) in made.items()
        },
    }


def _without(
    dossier: Dossier, document: dict[str, object] | None = None, passage: dict[str, object] | None = None
) -> Dossier:
    """The dossier with these fields of its documents and passages replaced."""
    documents = (
        one.model_copy(
            update={**(document or {}), "passages": tuple(p.model_copy(update=passage) for p in one.passages)}
        )
        for one in dossier.documents
    )
    return replace(dossier, documents=tuple(documents))
