"""Makes the receipt of an answer or of a note."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import metadata
from typing import Any, Literal, Protocol

from assistant.briefing.records import Footnote, Note, NoteAuthor
from assistant.briefing.request import NoteRequest
from assistant.briefing.writers.markdown import MarkdownWriter
from assistant.digests import text_digest
from assistant.program import program_version
from assistant.receipts.records import Asked, Made, Quoted, QuotedPassage, Receipt, Said
from assistant.receipts.sealing import sealed
from assistant.records import Answer, Citation, Question, State
from corpus.dossier import Dossier
from corpus.records import Language, Sentence
from index.open import OpenIndex

_DISTRIBUTION = "hdh-dossier"


class Maker(Protocol):
    """Whoever answered: an index, and a writer's name."""

    index: OpenIndex
    writer: str


def receipt_of_answer(answer: Answer, question: Question, maker: Maker) -> Receipt:
    """The sealed receipt of an answer that `maker` gave to the question."""
    asked = Asked(text=question.text, language=question.language, as_of=question.as_of, history=question.history)
    said = tuple(Said(text=statement.text, quotes=statement.citations) for statement in answer.statements)
    told = {"language": answer.language, "as_of": answer.as_of, "state": answer.state, "text": answer.text}
    return _receipt("answer", asked, told, said, answer.citations, maker)


def receipt_of_note(note: Note, request: NoteRequest, maker: Maker) -> Receipt:
    """The sealed receipt of the note that `maker` composed as requested; its text is the note in Markdown."""
    asked = Asked(
        text=request.topic, **{name: getattr(request, name) for name in type(request).model_fields if name != "topic"}
    )
    said = tuple(
        Said(text=paragraph.text, quotes=paragraph.notes, rewritten=paragraph.rewritten)
        for _, paragraph in note.paragraphs()
    )
    text = MarkdownWriter().write(note).decode()
    told = {"language": note.language, "as_of": note.as_of, "state": State.ANSWERED, "text": text}
    model = note.rewriting.model if note.rewriting and note.rewriting.rewritten else None
    return _receipt("note", asked, told, said, note.footnotes, maker, model)


def sentences_of(dossier: Dossier, passage_id: str, language: Language, start: int, end: int) -> list[Sentence]:
    """The sentences of a passage that the offsets touch."""
    passage = dossier.passage(passage_id, language)
    return [s for s in passage.sentences if s.start < end and start < s.end] if passage else []


def is_superseded(sentences: Iterable[Sentence]) -> bool:
    """Whether what one of the sentences tells has ended or been replaced."""
    return any(sentence.until or sentence.then for sentence in sentences)


def _receipt(
    kind: Literal["answer", "note"], asked: Asked, told: dict[str, Any], said: tuple[Said, ...],
    cited: Iterable[Citation | Footnote], maker: Maker, language_model: str | None = None,
) -> Receipt:  # fmt: skip
    dossier = maker.index.dossier
    quotes = tuple(_quoted(citation, dossier) for citation in cited)
    made = Made(
        at=datetime.now(UTC), dossier_version=dossier.version, model=maker.index.embedder.model_id,
        writer=NoteAuthor.LANGUAGE_MODEL if language_model else maker.writer, language_model=language_model,
        program=_program(), code=program_version(),
    )  # fmt: skip
    return sealed(
        Receipt(
            kind=kind, asked=asked, said=said, quotes=quotes, passages=tuple(_passages(quotes, dossier)), made=made,
            **told,
        )
    )  # fmt: skip


def _quoted(cited: Citation | Footnote, dossier: Dossier) -> Quoted:
    sentences = sentences_of(dossier, cited.passage_id, cited.language, cited.start, cited.end)
    return Quoted(
        number=cited.number, passage_id=cited.passage_id, language=cited.language, text=cited.quote,
        start=cited.start, end=cited.end,
        sources=tuple(dict.fromkeys(name for sentence in sentences for name in sentence.sources)),
        superseded=is_superseded(sentences),
        conflicts=tuple(dict.fromkeys(name for sentence in sentences for name in sentence.conflicts)),
    )  # fmt: skip


def _passages(quotes: tuple[Quoted, ...], dossier: Dossier) -> Iterable[QuotedPassage]:
    for passage_id, language in dict.fromkeys((quote.passage_id, quote.language) for quote in quotes):
        passage = dossier.passage(passage_id, language)
        document = dossier.document(passage.document_id, language) if passage else None
        if passage and document:
            yield QuotedPassage(
                id=passage_id, language=language, title=document.title, heading=passage.heading,
                sha256=text_digest(passage.text),
            )  # fmt: skip


def _program() -> str:
    """The program's name and, where it is installed, its version."""
    try:
        return f"{_DISTRIBUTION} {metadata.version(_DISTRIBUTION)}"
    except metadata.PackageNotFoundError:
        return _DISTRIBUTION
