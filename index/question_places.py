"""Asks each typical question of the dossier as it stands: does the search bring its own section first?"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import LANGUAGES, Language
from index.build import Progress
from index.open import OpenIndex
from index.retriever import PassageRetriever

_BATCH = 64


@dataclass(frozen=True)
class Misplaced:
    """A typical question that another section answers better; `line` is its own section's."""

    path: str
    line: int
    question: str
    first: str


@dataclass(frozen=True)
class QuestionPlaces:
    """How many questions were asked in each language, and those whose section did not come first."""

    asked: dict[Language, int]
    misplaced: dict[Language, list[Misplaced]]

    def first(self, language: Language) -> int:
        """How many questions found their own section first."""
        return self.asked[language] - len(self.misplaced[language])

    def share(self, language: Language) -> float:
        """The share of them, from 0 to 1; 1 when there is no question."""
        return self.first(language) / self.asked[language] if self.asked[language] else 1.0


def question_places(index: OpenIndex, progress: Progress | None = None) -> QuestionPlaces:
    """Looks up every typical question of the index's dossier; embeds each once (about a minute for 2,500)."""
    places = QuestionPlaces(dict.fromkeys(LANGUAGES, 0), {language: [] for language in LANGUAGES})
    retriever = PassageRetriever(index=index, k=1)
    questions = [
        (document.language, document.path, passage, question)
        for document in index.dossier.documents
        for passage in document.passages
        for question in passage.questions
    ]
    for start in range(0, len(questions), _BATCH):
        batch = questions[start : start + _BATCH]
        vectors = index.embedder.queries_array([question for *_, question in batch]).tolist()
        for (language, path, passage, question), vector in zip(batch, vectors, strict=True):
            found = retriever.invoke(question, language=language, vector=vector)
            first = str(found[0].id) if found else "—"
            places.asked[language] += 1
            if first != passage.id:
                places.misplaced[language].append(Misplaced(path, passage.line, question, first))
        if progress:
            progress(start + len(batch), len(questions))
    return places
