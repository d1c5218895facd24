"""What was found for a question: passages with the reasons why, and their sentences with how near they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.guard import holds_by
from assistant.understanding.intake import Understood
from corpus.records import LANGUAGES, Language, Passage, Sentence
from index.entries import Entry, EntryKind
from index.fusion import Evidence
from index.open import OpenIndex
from index.retriever import PassageRetriever

# A sentence says the same in both languages: the other language's vector steadies the score and keeps
# French and English answers alike.
_OWN_SHARE = 0.6


@dataclass(frozen=True)
class FoundPassage:
    """A passage, in the answer's language if it exists there, and why it was found; `rank` counts from 0."""

    passage: Passage
    evidence: Evidence
    rank: int


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be quoted; `similarity` is the cosine to the question, `vector` its own.

    `asked` is the best cosine to the question of the typical questions that the sentence answers, 0 without any.
    """

    found: FoundPassage
    position: int
    similarity: float
    vector: np.ndarray
    asked: float = 0.0

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.found.passage.sentences[self.position]


@dataclass(frozen=True)
class Findings:
    """Everything the decision and the writer may look at; `vector` is the question's embedding."""

    index: OpenIndex
    vector: np.ndarray
    passages: tuple[FoundPassage, ...]
    candidates: tuple[Candidate, ...]


def gather(understood: Understood, retriever: PassageRetriever) -> Findings:
    """The passages found for a question and those of their sentences that hold on its day."""
    index = retriever.index
    question = index.embedder.queries_array([understood.search_text])[0]
    documents = retriever.invoke(understood.search_text, language=understood.language, vector=question.tolist())
    passages = tuple(
        FoundPassage(retriever.passage(d.metadata["passage_id"], understood.language), d.metadata["evidence"], rank)
        for rank, d in enumerate(documents)
    )
    candidates = tuple(_candidates(index, passages, question, understood))
    return Findings(index, question, passages, candidates)


def _candidates(
    index: OpenIndex, passages: tuple[FoundPassage, ...], question: np.ndarray, understood: Understood
) -> list[Candidate]:
    places = [
        (found, position)
        for found in passages
        for position, sentence in enumerate(found.passage.sentences)
        if holds_by(sentence, understood.as_of)
    ]
    asked = _asked(index, passages, question)
    entries = {language: [_entry(index, f.passage, n, language) for f, n in places] for language in LANGUAGES}
    wanted = [entry.id for column in entries.values() for entry in column if entry]
    vectors = index.vectors.vectors(EntryKind.SENTENCE, wanted) if wanted else {}
    candidates: list[Candidate] = []
    for at, (found, position) in enumerate(places):
        own = entries[found.passage.language][at]
        cosines = {
            language: float(question @ vectors[entry.id])
            for language in LANGUAGES
            if (entry := entries[language][at]) and entry.id in vectors
        }
        if own and own.id in vectors:
            similarity = _blend(cosines, found.passage.language)
            near = asked.get((found.passage.id, position), 0.0)
            candidates.append(Candidate(found, position, similarity, vectors[own.id], near))
    return candidates


def _asked(index: OpenIndex, passages: tuple[FoundPassage, ...], question: np.ndarray) -> dict[tuple[str, int], float]:
    """For each sentence that answers typical questions, by passage and position, the nearest one's cosine."""
    answered = {
        Entry(EntryKind.QUESTION, spoken.id, spoken.language, at, text).id: (spoken.id, answers)
        for found in passages
        for language in LANGUAGES
        if (spoken := index.dossier.passage(found.passage.id, language))
        for at, (text, answers) in enumerate(zip(spoken.questions, spoken.answers, strict=False))
        if answers
    }
    vectors = index.vectors.vectors(EntryKind.QUESTION, list(answered)) if answered else {}
    nearest: dict[tuple[str, int], float] = {}
    for entry_id, vector in vectors.items():
        passage_id, answers = answered[entry_id]
        cosine = float(question @ vector)
        for position in answers:
            nearest[passage_id, position] = max(nearest.get((passage_id, position), 0.0), cosine)
    return nearest


def _entry(index: OpenIndex, passage: Passage, position: int, language: Language) -> Entry | None:
    """The index entry of the same sentence in a language; None when that language has no such sentence."""
    spoken = index.dossier.passage(passage.id, language)
    if spoken is None or len(spoken.sentences) != len(passage.sentences):
        return None
    return Entry(EntryKind.SENTENCE, passage.id, language, position, spoken.sentences[position].text)


def _blend(cosines: dict[Language, float], own: Language) -> float:
    others = [value for language, value in cosines.items() if language != own]
    return cosines[own] if not others else _OWN_SHARE * cosines[own] + (1 - _OWN_SHARE) * others[0]
