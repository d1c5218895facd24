"""A conversation to carry away, as text, as Markdown and as a PDF."""

from __future__ import annotations

import io
from datetime import date

from markdown_it import MarkdownIt
from pypdf import PdfReader

from assistant.records import Answer, State
from assistant.web.transcript import (
    Conversation,
    Exchange,
    answer_as_markdown,
    answer_as_text,
    conversation_as_markdown,
    conversation_as_pdf,
)
from tests.web.fake_assistant import HOSTILE, TEXTS, FakeAssistant, make_answer, make_conflict, make_refusal
from tests.web.test_render import Hostile, hostile_answer

QUESTION = "Qui va héberger le Health Data Hub ?"


def asked(answer: Answer) -> Answer:
    """The answer to the question."""
    return answer.model_copy(update={"question": QUESTION})


def conversation(*answers: Answer, stopped: bool = False) -> Conversation:
    """A conversation in French of these answers."""
    return Conversation(language="fr", turns=tuple(Exchange(answer=answer, stopped=stopped) for answer in answers))


def words_of(pdf: bytes) -> str:
    """The words of a PDF, whatever its lines."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_text_has_the_question_the_sentences_and_the_sources() -> None:
    copied = answer_as_text(asked(make_answer()), FakeAssistant())
    assert copied.splitlines()[0] == QUESTION
    assert f"{TEXTS['fr'][0]} [1]" in copied
    assert (
        "[2] Health Data Hub : la migration expliquée (Presse · L'Usine digitale · avril 2026 · Résumé du dossier)"
        in (copied.replace("\xa0", " "))
    )
    assert copied.splitlines()[-1] == "D'après le dossier, au 23 novembre 2026."


def test_markdown_has_a_table_of_the_sides() -> None:
    answer = make_answer("en", State.SOURCES_DISAGREE, conflicts=(make_conflict("en"),))
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(answer_as_markdown(answer, FakeAssistant()))
    assert [token.type for token in tokens].count("tr_open") == 3
    assert "is rounded" in answer_as_markdown(answer, FakeAssistant())


def test_advice_is_carried_away_with_where_to_turn() -> None:
    copied = answer_as_text(make_refusal("en", State.PERSONAL_ADVICE), FakeAssistant())
    assert "Where to turn" in copied
    assert "https://example.org/cnil-pds" in copied


def test_refusal_is_carried_away_without_a_source() -> None:
    copied = answer_as_text(make_refusal("fr"), FakeAssistant())
    assert "Pas de réponse dans le dossier" in copied
    assert "Sources" not in copied


def test_earlier_day_and_early_end_are_told() -> None:
    told = conversation_as_markdown(
        conversation(make_answer(as_of=date(2025, 3, 1)), stopped=True), FakeAssistant()
    ).decode()
    assert "Réponse au 1er mars 2025" in told
    assert "Réponse arrêtée avant la fin." in told


def test_pdf_has_each_turn_and_the_dossiers_title() -> None:
    pdf = conversation_as_pdf(conversation(asked(make_answer()), make_refusal("en")), FakeAssistant())
    words = words_of(pdf)
    assert QUESTION in words.replace("\xa0", " ")
    assert "does not allow an answer" in words
    assert "Le dossier s'arrête au 23 novembre 2026." in words.replace("\xa0", " ").replace("’", "'")
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "La migration du Health Data Hub"
    links = [note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", [])]
    assert links == ["https://example.org/communique", "https://example.org/presse"]


def test_pdf_shows_a_disagreement() -> None:
    answer = make_answer("fr", State.SOURCES_DISAGREE, conflicts=(make_conflict("fr"),))
    words = words_of(conversation_as_pdf(conversation(answer), FakeAssistant()))
    assert "17 février 2026" in words
    assert "est un arrondi" in words


def test_no_markup_of_an_answer_becomes_a_link_or_html() -> None:
    answer = hostile_answer().model_copy(update={"question": f"{HOSTILE} [a](javascript:alert) # b"})
    copied = answer_as_markdown(answer, Hostile())
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(copied)
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or []}
    assert not kinds & {"html_block", "html_inline", "link_open", "image"}
    assert [token.markup for token in tokens if token.type == "heading_open"] == ["##", "###"]


def test_markup_of_a_conversation_is_shown_in_its_pdf() -> None:
    answer = hostile_answer().model_copy(update={"question": "#import *x* $y$ <z> \x00\x07"})
    words = words_of(conversation_as_pdf(conversation(answer), Hostile()))
    assert "#import *x* $y$ <z>" in words
    assert "<script>" in words
