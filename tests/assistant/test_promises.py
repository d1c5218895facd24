"""What holds for every answer, whatever the question: quotes verbatim, facts held, channels alike."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from assistant.figures import missing
from assistant.guard import quoted_sentences
from assistant.records import Answer, Question, State
from assistant.service import Assistant
from corpus.dates import last_day
from corpus.records import Passage
from tests.assistant.small_dossier import located
from tests.assistant.varied_questions import ENGLISH, FRENCH

VARIED = [Question(text=text, id=text) for text in FRENCH + ENGLISH]
PAIRS, TYPICAL = 60, 100


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[Answer]:
    """The answers to the forty questions."""
    return [assistant.ask(question) for question in VARIED]


def timeless(answer: Answer) -> Answer:
    """The answer without the time it took."""
    return answer.model_copy(update={"latency_ms": 0.0})


def test_every_quote_is_verbatim_in_its_passage(assistant: Assistant, answers: list[Answer]):
    cited = [citation for answer in answers for citation in answer.citations]
    assert len(cited) > len(VARIED)
    for citation in cited:
        passage = assistant.dossier.passage(citation.passage_id, citation.language)
        assert passage is not None
        assert passage.text[citation.start : citation.end] == citation.quote


def test_every_statement_is_cited(answers: list[Answer]):
    for answer in answers:
        numbers = {citation.number for citation in answer.citations}
        assert all(statement.citations and set(statement.citations) <= numbers for statement in answer.statements)


def test_every_figure_and_name_stands_in_a_quote_of_its_statement(answers: list[Answer]):
    for answer in answers:
        quotes = {citation.number: citation.quote for citation in answer.citations}
        for statement in answer.statements:
            assert missing(statement.text, [quotes[number] for number in statement.citations]) == set()


def test_sources_stand_under_answers_alone(answers: list[Answer]):
    for answer in answers:
        assert bool(answer.citations) is (answer.state in (State.ANSWERED, State.SOURCES_DISAGREE))


def test_every_citation_has_a_source_with_its_rank(answers: list[Answer]):
    for answer in answers:
        for citation in answer.citations:
            assert citation.sources
            assert citation.rank is citation.sources[0].rank


def test_most_questions_are_answered_and_those_beside_the_dossier_are_not(answers: list[Answer]):
    beside = {"Quel temps fera-t-il demain à Lyon ?", "Who won the World Cup in 2018?",
              "Combien de serveurs le Health Data Hub utilise-t-il ?",
              "What is the phone number of the Health Data Hub?"}  # fmt: skip
    told = {answer.question: bool(answer.citations) for answer in answers}
    assert [question for question in beside if told[question]] == []
    assert sum(told.values()) >= 30


def test_each_question_is_answered_in_its_language(answers: list[Answer]):
    assert [a.question for a in answers if (a.question in FRENCH) is not (a.language == "fr")] == []


def test_an_answer_is_the_same_when_asked_again(assistant: Assistant, answers: list[Answer]):
    assert [timeless(assistant.ask(q)) for q in VARIED[::8]] == [timeless(a) for a in answers[::8]]


def test_a_stream_grows_into_the_answer(assistant: Assistant, answers: list[Answer]):
    for question, answer in list(zip(VARIED, answers, strict=True))[::4]:
        snapshots = list(assistant.stream(question))
        told = [snapshot.statements for snapshot in snapshots]
        assert timeless(snapshots[-1]) == timeless(answer)
        assert all(later[: len(earlier)] == earlier for earlier, later in pairwise(told))


def test_a_batch_gives_the_same_answers(assistant: Assistant, answers: list[Answer]):
    assert [timeless(a) for a in assistant.chain.batch(VARIED[::2])] == [timeless(a) for a in answers[::2]]


def test_eight_threads_give_the_same_answers_as_one(assistant: Assistant, answers: list[Answer]):
    with ThreadPoolExecutor(8) as pool:
        assert [timeless(a) for a in pool.map(assistant.ask, VARIED)] == [timeless(a) for a in answers]


@pytest.mark.parametrize("day", [date(2020, 12, 31), date(2024, 6, 30), date(2026, 2, 28)])
def test_nothing_later_than_the_day_is_told(assistant: Assistant, day: date):
    for question in VARIED[::3]:
        answer = assistant.ask(question.model_copy(update={"as_of": day}))
        quoted = [located(c.quote, assistant.dossier, c.passage_id, c.language) for c in answer.citations]
        sentences = [s for quote in quoted for s in quoted_sentences(quote, assistant.dossier)]
        assert [s.on for s in sentences if s.on and last_day(s.on) > day] == []
        assert [s.date for view in answer.conflicts for s in view.sides if s.date and last_day(s.date) > day] == []


def test_every_answer_tells_how_long_it_took(answers: list[Answer]):
    assert all(answer.latency_ms > 0 for answer in answers)


def _sections(assistant: Assistant) -> list[tuple[Passage, Passage]]:
    """Every passage in French and in English."""
    french = assistant.dossier.passages("fr")
    return [(p, other) for p in french if (other := assistant.dossier.passage(p.id, "en"))]


@cache
def _cited(assistant: Assistant, text: str) -> frozenset[str]:
    return frozenset(c.passage_id for c in assistant.ask(Question(text=text)).citations)


def test_the_same_question_in_both_languages_cites_the_same_passages(assistant: Assistant):
    pairs = [pair for fr, en in _sections(assistant) for pair in zip(fr.questions, en.questions, strict=True)]
    sample = random.Random(7).sample(pairs, PAIRS)
    overlapping = [bool(_cited(assistant, fr) & _cited(assistant, en)) or fr for fr, en in sample]
    rate = overlapping.count(True) / PAIRS
    print(f"French/English pairs that cite a passage in common: {rate:.1%}")  # noqa: T201
    assert rate >= 0.9, [pair for pair in overlapping if pair is not True]


@pytest.mark.parametrize("column", [0, 1], ids=["fr", "en"])
def test_typical_questions_are_answered_from_their_own_section(assistant: Assistant, column: int):
    asked = [(question, pair[column].id) for pair in _sections(assistant) for question in pair[column].questions]
    sample = random.Random(11).sample(asked, TYPICAL // 2)
    missed = [question for question, section in sample if section not in _cited(assistant, question)]
    rate = 1 - len(missed) / len(sample)
    print(f"typical questions answered with their own section cited: {rate:.1%}")  # noqa: T201
    assert rate >= 0.9, missed
