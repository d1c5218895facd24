"""Asks again what a receipt was made for, over the same version of the dossier."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from assistant.briefing.records import NoteAuthor
from assistant.briefing.request import NoteRequest
from assistant.briefing.service import Briefing
from assistant.errors import WriterUnknown
from assistant.program import program_version
from assistant.receipts.making import receipt_of_answer, receipt_of_note
from assistant.receipts.records import Receipt, Reproduction
from assistant.records import Question
from assistant.service import Assistant
from assistant.writers import make_writer
from corpus.dossier import Dossier
from corpus.errors import DossierError
from index.build import Progress
from index.embedder import Embedder
from index.layout import IndexHome
from index.open import ensure_index


def reproduce(receipt: Receipt, then: Dossier, today: Dossier, home: Path, embedder: Embedder,
              progress: Progress | None = None) -> Reproduction:  # fmt: skip
    """Asks again over `then`, the version that the receipt was made from.

    No language model is asked: of a note that one has worded, the composition is compared, on which its words rest.
    """
    writer = NoteAuthor.EXTRACTIVE if receipt.made.language_model else receipt.made.writer
    if embedder.model_id != receipt.made.model:
        return Reproduction(outcome="not_asked", reason="model")
    try:
        make_writer(writer)
    except WriterUnknown:
        return Reproduction(outcome="not_asked", reason="writer")
    if then.version == today.version:
        return _compared(receipt, _once_more(receipt, Assistant(ensure_index(today, embedder, home, progress), writer)))
    with _assistant_of(then, embedder, home, writer, progress) as assistant:
        return _compared(receipt, _once_more(receipt, assistant))


@contextmanager
def _assistant_of(
    dossier: Dossier, embedder: Embedder, home: Path, writer: str, progress: Progress | None
) -> Iterator[Assistant]:
    """An assistant over another version of the dossier, whose index is made beside the one that serves."""
    with TemporaryDirectory(prefix="version-", dir=home) as folder:
        own, remembered = IndexHome(Path(folder)), IndexHome(home).cache
        own.path.mkdir()
        if remembered.is_file():
            # What the two versions have in common need not be embedded again.
            shutil.copyfile(remembered, own.cache)
        index = ensure_index(dossier, embedder, Path(folder), progress)
        try:
            yield Assistant(index, writer)
        finally:
            index.vectors.close()


def _once_more(receipt: Receipt, assistant: Assistant) -> Receipt | None:
    """The receipt of what the assistant makes now of what was asked; None when it makes nothing of it."""
    asked = receipt.asked
    if receipt.kind == "answer":
        question = Question(text=asked.text, language=asked.language, as_of=asked.as_of, history=asked.history)
        return receipt_of_answer(assistant.ask(question), question, assistant)
    told = asked.model_dump(include=set(NoteRequest.model_fields) - {"topic"})
    try:
        request = NoteRequest.model_validate({"topic": asked.text, **told, "writer": NoteAuthor.EXTRACTIVE})
        return receipt_of_note(Briefing(assistant).note(request), request, assistant)
    except (DossierError, ValidationError):
        return None


def _compared(receipt: Receipt, again: Receipt | None) -> Reproduction:
    """Whether both say the same, on the same quotes; the reason names what may have made the difference."""
    reworded = any(said.rewritten for said in receipt.said)
    if again and reworded and _resting(receipt, receipt) == _resting(again, receipt):
        return Reproduction(outcome="same", reason="rewritten")
    if again and _told(receipt) == _told(again):
        return Reproduction(outcome="same")
    same_program = receipt.made.code == program_version()
    return Reproduction(outcome="different", reason="unexplained" if same_program else "code")


def _resting(told: Receipt, made: Receipt) -> tuple[object, ...]:
    """The quotes under each paragraph, and the words of those that no language model has worded in the receipt made."""
    places = {quote.number: (quote.passage_id, quote.language, quote.start, quote.end) for quote in told.quotes}
    reworded = [said.rewritten for said in made.said]
    if len(told.said) != len(reworded):
        return ()
    return told.state, [
        (None if hidden else said.text, {places[number] for number in said.quotes})
        for said, hidden in zip(told.said, reworded, strict=True)
    ]


def _told(receipt: Receipt) -> tuple[object, ...]:
    """What must be the same; a note's text carries the day on which it was made, its paragraphs do not."""
    quotes = [(q.number, q.passage_id, q.language, q.start, q.end, q.text) for q in receipt.quotes]
    return receipt.state, receipt.text if receipt.kind == "answer" else "", receipt.said, quotes
