"""The dossier of the provisional contract, and versions of it with one thing changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from corpus.dossier import Dossier
from corpus.records import Document, Passage, Sentence


def with_sentence(dossier: Dossier, passage_id: str, position: int, **marks: Any) -> Dossier:
    """Another version, in which a sentence has other marks in both languages."""

    def sentences(passage: Passage) -> tuple[Sentence, ...]:
        changed = passage.sentences[position].model_copy(update=marks)
        return (*passage.sentences[:position], changed, *passage.sentences[position + 1 :])

    return with_passage(dossier, passage_id, lambda p: retold(p, sentences(p)))


def with_passage(dossier: Dossier, passage_id: str, change: Any) -> Dossier:
    """Another version, in which a passage of either language is what `change` makes of it (None removes it)."""

    def passages(document: Document) -> tuple[Passage, ...]:
        made = (change(passage) if passage.id == passage_id else passage for passage in document.passages)
        return tuple(passage for passage in made if passage is not None)

    documents = tuple(d.model_copy(update={"passages": passages(d)}) for d in dossier.documents)
    return replace(dossier, version="2", documents=documents)


def with_document(dossier: Dossier, document_id: str, **keys: Any) -> Dossier:
    """Another version, in which a document's front matter says something else."""
    documents = tuple(d.model_copy(update=keys) if d.id == document_id else d for d in dossier.documents)
    return replace(dossier, version="2", documents=documents)


def retold(passage: Passage, sentences: tuple[Sentence, ...]) -> Passage:
    """The passage with these sentences, put in their places."""
    placed: list[Sentence] = []
    at = 0
    for sentence in sentences:
        placed.append(sentence.model_copy(update={"start": at}))
        at += len(sentence.text) + 1
    return passage.model_copy(update={"sentences": tuple(placed), "text": " ".join(s.text for s in placed)})
