"""The receipt of a real note over the shipped dossier: it stands, and the note is composed the same again."""

from __future__ import annotations

import pytest

from assistant.briefing.request import NoteRequest
from assistant.briefing.service import Briefing
from assistant.receipts.making import receipt_of_note
from assistant.receipts.records import Receipt
from assistant.receipts.reproducing import reproduce
from assistant.receipts.sealing import read_receipt, write_receipt
from assistant.receipts.verifying import verify
from assistant.service import Assistant
from assistant.tracking.shelf import Shelf
from tests.conftest import REPOSITORY

REQUEST = NoteRequest(topic="Le choix de Scaleway", language="fr", length="short")


@pytest.fixture(scope="module")
def receipt(assistant: Assistant) -> Receipt:
    return receipt_of_note(Briefing(assistant).note(REQUEST), REQUEST, assistant)


def test_every_quote_of_a_note_stands_and_it_is_composed_the_same_again(receipt, assistant, tmp_path):
    write_receipt(receipt, tmp_path / "note.json")
    read, whole = read_receipt(tmp_path / "note.json")

    found = verify(
        read, sealed=whole, today=assistant.dossier, shelf=Shelf(tmp_path),
        reproduce=lambda then: reproduce(
            read, then, assistant.dossier, REPOSITORY / ".dossier", assistant.index.embedder
        ),
    )  # fmt: skip
    assert len(found.quotes) == len(receipt.quotes) > 3
    assert (found.stands, found.false_then, found.reproduction.outcome) == (True, (), "same")


@pytest.mark.parametrize("topic", ["La recette de la tarte aux pommes", "x" * 400])
def test_a_note_that_cannot_be_made_again_differs_and_is_no_failure(receipt, assistant, topic):
    other = receipt.model_copy(update={"asked": receipt.asked.model_copy(update={"text": topic})})

    again = reproduce(other, assistant.dossier, assistant.dossier, REPOSITORY / ".dossier", assistant.index.embedder)
    assert again.outcome == "different"
