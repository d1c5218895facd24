"""The receipt of a real note over the shipped dossier: it stands, and the note is composed the same again."""

from __future__ import annotations

import pytest

from assistant.briefing.linking import linked
from assistant.briefing.records import NoteAuthor
from assistant.briefing.request import NoteRequest
from assistant.briefing.service import Briefing
from assistant.receipts.making import receipt_of_note
from assistant.receipts.records import Receipt, Reproduction
from assistant.receipts.reproducing import reproduce
from assistant.receipts.sealing import as_text, read_receipt, write_receipt
from assistant.receipts.verifying import verify
from assistant.service import Assistant
from assistant.tracking.shelf import Shelf
from tests.conftest import REPOSITORY
from tests.language_model.fake_server import KEY, Answering, each, serving

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


@pytest.fixture(scope="module")
def worded(assistant: Assistant) -> Receipt:
    """The receipt of the same note, worded anew by a language model."""
    with serving(Answering(each(lambda quote: linked("En outre,", quote, "fr")))) as served:
        maker = Assistant(assistant.index, language_model=served.model())
        return receipt_of_note(Briefing(maker).note(REQUEST), REQUEST, maker)


def again(receipt: Receipt, assistant: Assistant) -> Reproduction:
    return reproduce(receipt, assistant.dossier, assistant.dossier, REPOSITORY / ".dossier", assistant.index.embedder)


def test_a_receipt_names_the_model_that_worded_the_note_and_no_key(worded):
    assert (worded.made.writer, worded.made.language_model) == ("language-model", "small-model")
    assert any(said.rewritten for said in worded.said)
    assert KEY not in as_text(worded)


def test_of_a_note_worded_by_a_model_the_quotes_are_verified_and_the_words_are_not_given_again(worded, assistant):
    found = again(worded, assistant)
    assert (found.outcome, found.reason) == ("same", "rewritten")


def test_a_model_that_was_asked_for_by_name_is_not_asked_again(worded, assistant):
    asked = worded.asked.model_copy(update={"writer": NoteAuthor.LANGUAGE_MODEL})
    assert again(worded.model_copy(update={"asked": asked}), assistant).outcome == "same"


def test_a_note_worded_by_a_model_that_rests_on_other_quotes_differs(worded, assistant):
    at = next(n for n, said in enumerate(worded.said) if said.rewritten)
    other = worded.said[at].model_copy(update={"quotes": worded.said[at + 1].quotes})
    told = tuple(other if n == at else said for n, said in enumerate(worded.said))
    assert again(worded.model_copy(update={"said": told}), assistant).outcome == "different"


def test_a_paragraph_that_no_model_worded_must_still_be_the_same(worded, assistant):
    at = next(n for n, said in enumerate(worded.said) if not said.rewritten)
    other = worded.said[at].model_copy(update={"text": "Autre chose."})
    told = tuple(other if n == at else said for n, said in enumerate(worded.said))
    assert again(worded.model_copy(update={"said": told}), assistant).outcome == "different"
