"""The way of a question with a writer that may say anything: what the dossier does not hold never comes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from langchain_core.runnables import Runnable

from assistant import chain
from assistant.chain import answer_chain
from assistant.decision import Verdict, nearest_questions
from assistant.drafts import Draft, Quote
from assistant.errors import QuestionEmpty, WriterUnknown
from assistant.evidence import Findings, gather
from assistant.records import Answer, Question, State
from assistant.understanding.intake import Understood
from assistant.writers import make_writer
from assistant.writers.base import Writer
from corpus.records import Language
from index.open import OpenIndex, ensure_index
from index.retriever import PassageRetriever
from tests.assistant.small_dossier import bag_of_words, document, dossier_of, passage, understood

AMOUNT = "Le marché intercalaire était estimé à 6,2 millions d'euros."
CLAIM = "Selon la presse, le marché intercalaire vaut 6 millions d'euros."
CHOICE = "Scaleway a été choisi le 23 avril 2026."
QUESTION = Question(text="Combien valait le marché intercalaire ?", id="1")


class Scripted(Writer):
    """Writes what it is told to, true or not."""

    name = "scripted"

    def __init__(self, *drafts: tuple[str, str, str], language: Language = "fr") -> None:
        self._drafts = [Draft(text, (Quote(place, language, words),)) for text, place, words in drafts]

    def write(self, understood: Understood, findings: Findings) -> Iterator[Draft]:
        yield from self._drafts


@pytest.fixture
def _answers_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "decide", lambda understood, findings: Verdict(State.ANSWERED, 1.0))


def scripted(index: OpenIndex, *drafts: tuple[str, str, str]) -> Runnable[Question, Answer]:
    """The chain with a writer of these drafts."""
    return answer_chain(index, Scripted(*drafts))


@pytest.mark.usefixtures("_answers_everything")
def test_what_a_writer_says_with_its_quote_comes_out(small_index: OpenIndex):
    made = scripted(small_index, ("C'est Scaleway.", "host#choice", CHOICE)).invoke(QUESTION)
    assert (made.state, made.text) == (State.ANSWERED, "C'est Scaleway. [1]")


@pytest.mark.usefixtures("_answers_everything")
@pytest.mark.parametrize(
    "invented",
    [
        ("Il vaut 9 millions d'euros.", "plan#amount", AMOUNT),
        (AMOUNT, "plan#amount", AMOUNT.replace("6,2", "6,3")),
        (AMOUNT, "plan#none", AMOUNT),
        (AMOUNT, "host#choice", AMOUNT),
    ],
)
def test_a_writer_that_invents_is_not_heard(invented: tuple[str, str, str], small_index: OpenIndex):
    made = scripted(small_index, invented).invoke(QUESTION)
    assert (made.state, made.citations, made.statements) == (State.NOT_IN_DOSSIER, (), ())


@pytest.mark.usefixtures("_answers_everything")
def test_what_replaced_a_fact_and_the_other_side_come_with_it(small_index: OpenIndex):
    made = scripted(small_index, (AMOUNT, "plan#amount", AMOUNT)).invoke(QUESTION)
    assert made.state is State.SOURCES_DISAGREE
    assert [c.passage_id for c in made.citations] == ["plan#amount", "plan#dropped", "article#claim"]


@pytest.mark.usefixtures("_answers_everything")
def test_the_better_founded_side_comes_first(small_index: OpenIndex):
    made = scripted(small_index, (CLAIM, "article#claim", CLAIM)).invoke(QUESTION)
    assert [c.passage_id for c in made.citations][:2] == ["plan#amount", "article#claim"]


@pytest.mark.usefixtures("_answers_everything")
def test_nothing_later_than_the_day_is_said(small_index: OpenIndex):
    early = QUESTION.model_copy(update={"as_of": date(2025, 12, 31)})
    made = scripted(small_index, (AMOUNT, "plan#amount", AMOUNT), (CHOICE, "host#choice", CHOICE)).invoke(early)
    assert [c.passage_id for c in made.citations] == ["plan#amount"]


@pytest.mark.usefixtures("_answers_everything")
def test_a_stream_grows_statement_by_statement_into_the_whole_answer(small_index: OpenIndex):
    made = scripted(small_index, (AMOUNT, "plan#amount", AMOUNT))
    grown = list(made.stream(QUESTION))
    assert [len(snapshot.statements) for snapshot in grown] == [1, 2, 3]
    assert grown[-1] == made.invoke(QUESTION)


@pytest.mark.usefixtures("_answers_everything")
def test_a_batch_answers_each_question_in_order(small_index: OpenIndex):
    made = scripted(small_index, (CHOICE, "host#choice", CHOICE))
    asked = [QUESTION.model_copy(update={"id": name}) for name in "cab"]
    assert [answer.id for answer in made.batch(asked)] == ["c", "a", "b"]


@pytest.mark.usefixtures("_answers_everything")
def test_markup_in_a_document_stays_text(tmp_path: Path):
    hostile = "Le marché <script>alert('1')</script> &amp; <b>gras</b> est public."
    index = ensure_index(dossier_of(document(passage("d#p", hostile))), bag_of_words(), tmp_path)
    made = scripted(index, (hostile, "d#p", hostile)).invoke(QUESTION)
    assert (made.statements[0].text, made.citations[0].quote) == (hostile, hostile)


def test_a_question_that_is_none_is_refused_before_anything_is_searched(small_index: OpenIndex):
    with pytest.raises(QuestionEmpty):
        scripted(small_index).invoke(Question(text="?"))


def test_an_unknown_writer_is_told_with_the_known_ones():
    with pytest.raises(WriterUnknown) as refused:
        make_writer("poet")
    assert "extractive" in refused.value.message("fr")


def found(index: OpenIndex, text: str, as_of: date | None = None, language: Language = "fr") -> Findings:
    """What is found for a question."""
    asked = understood(text, language) if as_of is None else understood(text, language, as_of)
    return gather(asked, PassageRetriever(index=index))


def test_sentences_later_than_the_day_are_no_candidates(small_index: OpenIndex):
    early = found(small_index, "Qui a été choisi ?", date(2026, 4, 22))
    assert "host#choice" not in {candidate.found.passage.id for candidate in early.candidates}
    late = found(small_index, "Qui a été choisi ?", date(2026, 4, 23))
    assert "host#choice" in {candidate.found.passage.id for candidate in late.candidates}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_candidates_speak_the_questions_language(language: Language, small_index: OpenIndex):
    told = found(small_index, "Scaleway 2026 millions", language=language)
    assert {candidate.found.passage.language for candidate in told.candidates} == {language}


def test_a_passage_is_found_once_for_both_languages(small_index: OpenIndex):
    ids = [item.passage.id for item in found(small_index, "marché intercalaire contract").passages]
    assert len(ids) == len(set(ids))


def test_suggested_questions_are_the_dossiers_nearest_one_a_passage_nearest_first(tmp_path: Path):
    asked = {
        "d#a": ("alpha bravo charlie", "sierra tango"),
        "d#b": ("alpha bravo", "alpha victor"),
        "d#c": ("alpha mike",),
        "d#d": ("zoulou",),
    }
    parts = [passage(place, f"Texte {place}.", questions=questions) for place, questions in asked.items()]
    index = ensure_index(dossier_of(document(*parts)), bag_of_words(), tmp_path)
    text = "alpha bravo charlie"
    assert nearest_questions(understood(text), found(index, text)) == (
        "alpha bravo charlie", "alpha bravo", "alpha mike",
    )  # fmt: skip
