"""What must come with a quoted sentence: the fact that replaced it, and the other side of a disagreement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.drafts import Draft, Quote, Verified
from assistant.guard import holds_by, quoted_sentences
from corpus.dossier import Dossier
from corpus.records import Language, Passage, Sentence


def companions(answer: list[Verified], dossier: Dossier, language: Language, as_of: date) -> Iterator[Draft]:
    """Drafts to add to an answer, in order, each once; they go through the guard like any other."""
    told = {(q.passage_id, n) for statement in answer for q in statement.quotes for n in q.sentences}
    sentences = [s for statement in answer for quote in statement.quotes for s in quoted_sentences(quote, dossier)]
    for sentence in sentences:
        for passage, position in [
            *_successors(sentence, dossier, language),
            *_other_sides(sentence, dossier, language),
        ]:
            companion = passage.sentences[position]
            if (passage.id, position) not in told and holds_by(companion, as_of):
                told.add((passage.id, position))
                yield Draft(companion.text, (Quote(passage.id, passage.language, companion.text),))


def _successors(sentence: Sentence, dossier: Dossier, language: Language) -> Iterator[tuple[Passage, int]]:
    """The first sentence of the passage that says what replaced the fact."""
    passage = dossier.passage(sentence.then, language) if sentence.then else None
    if passage:
        yield passage, 0


def _other_sides(sentence: Sentence, dossier: Dossier, language: Language) -> Iterator[tuple[Passage, int]]:
    """For each side of a conflict that the sentence does not state, the sentence that states it."""
    for name, stated in sentence.conflicts.items():
        for number, side in enumerate(dossier.conflicts[name].sides, 1):
            passage = dossier.passage(side.passage, language)
            if number != stated and passage:
                yield from _telling(passage, name, number)


def _telling(passage: Passage, conflict: str, side: int) -> Iterator[tuple[Passage, int]]:
    position = next((n for n, s in enumerate(passage.sentences) if s.conflicts.get(conflict) == side), None)
    if position is not None:
        yield passage, position
