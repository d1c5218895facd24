"""Receipts: sealed to the character, checked against the dossier of today and of then, given again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant import chain
from assistant.briefing.records import Audience, SectionKind
from assistant.briefing.request import NoteRequest
from assistant.briefing.writers.markdown import MarkdownWriter
from assistant.decision import Verdict
from assistant.digests import text_digest
from assistant.receipts.errors import ReceiptNotWritable, ReceiptUnreadable
from assistant.receipts.making import receipt_of_answer, receipt_of_note
from assistant.receipts.records import Receipt, Verification
from assistant.receipts.report import report
from assistant.receipts.reproducing import reproduce
from assistant.receipts.sealing import as_text, check_target, read_receipt, sealed, write_receipt
from assistant.receipts.verifying import verify
from assistant.records import Question, State
from assistant.service import Assistant
from assistant.tracking.shelf import Shelf
from corpus.records import LANGUAGES
from index.open import OpenIndex
from tests.assistant.small_dossier import bag_of_words, budget_dossier
from tests.briefing.small_note import small_note
from tests.tracking.two_versions import retold, with_passage, with_sentence

QUESTION = Question(text="Combien valait le marché intercalaire estimé ?", language="fr")
AMOUNT = "Le marché intercalaire était estimé à 6,2 millions d'euros."


@pytest.fixture(autouse=True)
def _answers_everything(monkeypatch):
    monkeypatch.setattr(chain, "decide", lambda understood, findings: Verdict(State.ANSWERED, 1.0))


@pytest.fixture
def assistant(small_index: OpenIndex) -> Assistant:
    return Assistant(small_index)


@pytest.fixture
def receipt(assistant: Assistant) -> Receipt:
    return receipt_of_answer(assistant.ask(QUESTION), QUESTION, assistant)


@pytest.fixture
def shelf(tmp_path) -> Shelf:
    return Shelf(tmp_path / "home")


def verified(receipt: Receipt, today, shelf: Shelf) -> Verification:
    return verify(receipt, sealed=True, today=today, shelf=shelf)


def of_amount(found: Verification):
    return next(check for check in found.quotes if check.quote == AMOUNT)


def test_a_receipt_holds_the_question_the_answer_its_quotes_and_what_made_it(receipt, assistant):
    answer = assistant.ask(QUESTION)

    assert (receipt.asked.text, receipt.text, receipt.state) == (QUESTION.text, answer.text, answer.state)
    assert [(q.number, q.passage_id, q.start, q.end, q.text) for q in receipt.quotes] == [
        (c.number, c.passage_id, c.start, c.end, c.quote) for c in answer.citations
    ]
    assert {p.sha256 for p in receipt.passages} >= {text_digest(budget_dossier().passage("plan#amount", "fr").text)}
    assert (receipt.made.dossier_version, receipt.made.model, receipt.made.writer) == (
        "1", "bag-of-words", "extractive",
    )  # fmt: skip
    assert len(receipt.made.code) == 12


def test_a_receipt_is_read_as_it_was_written(receipt, tmp_path):
    write_receipt(receipt, tmp_path / "receipt.json")

    assert read_receipt(tmp_path / "receipt.json") == (receipt, True)


def test_one_altered_character_anywhere_is_caught(receipt, tmp_path):
    path, text = tmp_path / "receipt.json", as_text(receipt)
    unseen = []
    for position, letter in enumerate(text):
        path.write_text(f"{text[:position]}{'x' if letter != 'x' else 'y'}{text[position + 1 :]}", newline="\n")
        try:
            unseen += [position] if read_receipt(path)[1] else []
        except ReceiptUnreadable:
            continue
    assert unseen == []


@pytest.mark.parametrize("altered", [
    lambda text: text.replace("6,2 millions", "6,3 millions", 1),
    lambda text: text.replace('"plan#amount"', '"plan#dropped"', 1),
    lambda text: text.replace(": ", ":\t", 1),
    lambda text: text + "\n",
    lambda text: text.replace("\n", "\r\n"),
    lambda text: json.dumps(json.loads(text)),
    lambda text: text.replace('"format": 1,', '"format": 1,\n "format": 1,', 1),
])  # fmt: skip
def test_an_alteration_that_leaves_a_receipt_readable_is_caught(receipt, tmp_path, altered):
    path = tmp_path / "receipt.json"
    path.write_text(altered(as_text(receipt)), newline="")

    found, whole = read_receipt(path)
    assert not whole
    assert not verify(found, sealed=whole, today=budget_dossier(), shelf=Shelf(tmp_path)).stands


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'"\\ud800"', b"[" * 100_000, b"\x00"])
def test_what_is_no_receipt_is_said(tmp_path, content):
    (tmp_path / "receipt.json").write_bytes(content)

    for path in (tmp_path / "receipt.json", tmp_path / "never.json", tmp_path):
        with pytest.raises(ReceiptUnreadable):
            read_receipt(path)


def test_a_receipt_that_cannot_be_written_is_said_before_and_after(receipt, tmp_path):
    for path in (tmp_path, tmp_path / "never" / "receipt.json"):
        with pytest.raises(ReceiptNotWritable):
            check_target(path)
        with pytest.raises(ReceiptNotWritable):
            write_receipt(receipt, path)


def test_everything_stands_in_the_dossier_it_was_made_from(receipt, shelf):
    found = verified(receipt, budget_dossier(), shelf)

    assert {check.verdict for check in found.quotes} == {"stands"}
    assert (found.stands, found.false_then) == (True, ())
    assert of_amount(found).superseded_then


def test_a_quote_superseded_since_is_reported_with_what_replaced_it(assistant, shelf):
    question = Question(text="Scaleway a-t-il été choisi ?", language="fr")
    receipt = receipt_of_answer(assistant.ask(question), question, assistant)
    later = with_sentence(budget_dossier(), "host#choice", 0, until="2026-06", then="plan#dropped")

    found = verified(receipt, later, shelf)
    check = next(check for check in found.quotes if check.passage_id == "host#choice")
    assert (check.verdict, check.until, check.where) == ("superseded", "2026-06", "plan#dropped")
    assert check.now == "Le marché intercalaire a été abandonné le 5 février 2026."
    assert not found.stands
    assert "✗ [1] host#choice (fr) – superseded since June 2026, which the receipt does not say" in report(found, "en")


@pytest.mark.parametrize(("today", "verdict", "now"), [
    (with_sentence(budget_dossier(), "plan#amount", 0, text=AMOUNT.replace("6,2", "6,4")), "changed",
     AMOUNT.replace("6,2", "6,4")),
    (with_passage(budget_dossier(), "plan#amount", lambda _: None), "removed",
     "Selon la presse, le marché intercalaire vaut 6 millions d'euros."),
    (with_sentence(budget_dossier(), "plan#amount", 0, conflicts={"budget": 2, "other": 1}), "contested", "Ou 7 ?"),
])  # fmt: skip
def test_a_quote_changed_removed_or_contested_since_is_reported_with_what_is_said_now(
    receipt, shelf, today, verdict, now
):
    other = today.conflicts["budget"].model_copy(update={"id": "other", "question_fr": "Ou 7 ?"})
    found = verified(receipt, replace(today, conflicts={**today.conflicts, "other": other}), shelf)

    assert (of_amount(found).verdict, of_amount(found).now) == (verdict, now)
    assert not found.stands


def test_a_quote_stands_when_only_its_place_and_its_neighbours_changed(receipt, shelf):
    moved = with_passage(budget_dossier(), "plan#amount", lambda p: retold(p, (p.sentences[1], p.sentences[0])))

    check = of_amount(verified(receipt, moved, shelf))
    assert (check.verdict, check.passage_changed) == ("stands", True)


def test_a_receipt_sealed_anew_with_an_invented_quote_is_false_in_its_own_version(receipt, shelf):
    shelf.keep(budget_dossier())
    forged = receipt.quotes[0].model_copy(update={"text": "Le marché valait 9 millions d'euros."})
    found = verified(
        sealed(receipt.model_copy(update={"quotes": (forged, *receipt.quotes[1:])})),
        replace(budget_dossier(), version="2"), shelf,
    )  # fmt: skip

    assert found.false_then == (forged.number,)
    assert not found.stands


def test_without_a_whole_snapshot_of_its_version_it_is_not_asked_again(receipt, shelf):
    def never(_):
        raise AssertionError

    today = replace(budget_dossier(), version="2")
    found = verify(receipt, sealed=True, today=today, shelf=shelf, reproduce=never)
    assert (found.false_then, found.reproduction.reason) == (None, "snapshot")
    shelf.keep(budget_dossier()).write_bytes(b"damaged")
    assert verify(receipt, sealed=True, today=today, shelf=shelf, reproduce=never).reproduction.reason == "snapshot"


def test_asked_again_over_its_own_version_it_says_the_same_though_the_dossier_has_changed(receipt, tmp_path):
    today = with_sentence(budget_dossier(), "plan#amount", 0, text=AMOUNT.replace("6,2", "6,4"))

    for version in (budget_dossier(), today):
        again = reproduce(receipt, budget_dossier(), version, tmp_path, bag_of_words())
        assert (again.outcome, again.reason) == ("same", "")
    assert not list(tmp_path.glob("version-*"))


def test_another_answer_is_told_apart_and_a_changed_program_named(receipt, tmp_path):
    other = receipt.model_copy(update={"text": "Autre chose."})
    older = other.model_copy(update={"made": receipt.made.model_copy(update={"code": "older"})})
    reasons = [reproduce(made, budget_dossier(), budget_dossier(), tmp_path, bag_of_words()) for made in (other, older)]

    assert [(again.outcome, again.reason) for again in reasons] == [("different", "unexplained"), ("different", "code")]


@pytest.mark.parametrize(("made", "reason"), [({"model": "another"}, "model"), ({"writer": "another"}, "writer")])
def test_what_was_made_with_what_is_not_here_is_not_asked_again(receipt, tmp_path, made, reason):
    other = receipt.model_copy(update={"made": receipt.made.model_copy(update=made)})

    again = reproduce(other, budget_dossier(), budget_dossier(), tmp_path, bag_of_words())
    assert (again.outcome, again.reason) == ("not_asked", reason)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_a_line_for_each_quote_in_either_language(receipt, shelf, language):
    lines = report(verified(receipt, budget_dossier(), shelf), language).splitlines()

    assert [line.split("]")[0] for line in lines if "[" in line] == [f"✓ [{q.number}" for q in receipt.quotes]
    assert lines[-1] == {"fr": "Tout tient.", "en": "Everything stands."}[language]


def test_a_note_has_its_receipt_too(assistant):
    note = small_note("en")
    request = NoteRequest(topic=note.topic, audience=Audience.PRESS, sections=(SectionKind.CONTEXT,))
    receipt = receipt_of_note(note, request, assistant)

    assert (receipt.kind, receipt.text) == ("note", MarkdownWriter().write(note).decode())
    assert (receipt.asked.text, receipt.asked.audience, receipt.asked.sections) == (
        note.topic, "press", (SectionKind.CONTEXT,),
    )  # fmt: skip
    assert [quote.text for quote in receipt.quotes] == [footnote.quote for footnote in note.footnotes]
    assert receipt.made.at <= datetime.now(UTC)
