"""An answer as the page shows it: HTML for its sentences, what stands under them, and its passages."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypedDict

from assistant.records import Answer, Citation, SourceReference, State
from assistant.web.panel import render_panel
from assistant.web.templating import fill
from corpus.catalogue import text
from corpus.records import Language, Passage

WITH_SOURCES = frozenset({State.ANSWERED, State.SOURCES_DISAGREE})

# A mark stays on the line of the word before it, unless that word is itself too long for a narrow screen.
LONGEST_TAIL = 20

FindPassage = Callable[[str, Language], Passage | None]


class StatementView(TypedDict):
    """A sentence to read aloud, and the same as HTML with its marks."""

    words: str
    html: str


class TurnView(TypedDict):
    """What the browser receives for one snapshot of an answer; `after` and `panels` are HTML."""

    turn: int
    language: Language
    state: str
    label: str
    statements: list[StatementView]
    after: str
    panels: dict[str, str]
    text: str
    sources: str
    done: bool


class SourceLine(NamedTuple):
    """A source under the answer and the numbers of the citations that it carries."""

    numbers: tuple[int, ...]
    title: str
    publisher: str | None
    rank: str
    date: str | None
    url: str | None
    text_kind: str


def render_turn(answer: Answer, turn: int, find_passage: FindPassage, *, done: bool) -> TurnView:
    """One snapshot of an answer; its sources, table and suggestions come with the last one only."""
    language = answer.language
    panels = {
        str(citation.number): render_panel(citation, find_passage(citation.passage_id, citation.language), language)
        for citation in _citations(answer)
    }
    lines = source_lines(answer)
    return TurnView(
        turn=turn,
        language=language,
        state=answer.state.value,
        label=text(f"web.state.{answer.state.value}", language) if answer.state != State.ANSWERED else "",
        statements=render_statements(answer),
        after=render_after(answer, lines) if done else "",
        panels=panels,
        text=answer.text,
        sources=_count_sources(len(lines), language) if done else "",
        done=done,
    )


def render_statements(answer: Answer) -> list[StatementView]:
    """Each sentence with its marks, and what is said besides in its place; a refusal gives its text."""
    known = {citation.number: citation for citation in _citations(answer)}
    sentences: list[tuple[str, list[Citation]]] = []
    for position in range(len(answer.statements) + 1):
        sentences += ((note.text, []) for note in answer.notes if note.before == position)
        sentences += (
            (statement.text, [known[number] for number in statement.citations if number in known])
            for statement in answer.statements[position : position + 1]
        )
    if not sentences and answer.text:
        sentences = [(answer.text, [])]
    return [_statement(words, citations, answer.language) for words, citations in sentences]


def _statement(words: str, citations: list[Citation], language: Language) -> StatementView:
    start, space, last_word = words.rpartition(" ")
    if len(last_word) > LONGEST_TAIL:
        start, space, last_word = words, "", ""
    html = fill("statement.html", language, start=start + space, last_word=last_word, citations=citations)
    return StatementView(words=words, html=html)


def render_after(answer: Answer, lines: list[SourceLine]) -> str:
    """What stands under the sentences: the disagreement, the sources used, the questions to ask instead."""
    known = {citation.number: citation for citation in _citations(answer)}
    return fill("after.html", answer.language, answer=answer, lines=lines, citations=known)


def source_lines(answer: Answer) -> list[SourceLine]:
    """The sources that the answer rests on, each once, in the order of its marks; none under a refusal."""
    grouped: dict[str, list[Citation]] = {}
    for citation in _citations(answer):
        key = citation.sources[0].id if citation.sources else citation.passage_id
        grouped.setdefault(key, []).append(citation)
    return [_source_line(citations) for citations in grouped.values()]


def _source_line(citations: list[Citation]) -> SourceLine:
    first = citations[0]
    source: SourceReference | None = first.sources[0] if first.sources else None
    return SourceLine(
        numbers=tuple(citation.number for citation in citations),
        title=source.title if source else first.title,
        publisher=source.publisher if source else first.publisher,
        rank=source.rank if source else first.rank,
        date=source.date if source else first.published,
        url=source.url if source else first.url,
        text_kind=first.text_kind,
    )


def _citations(answer: Answer) -> tuple[Citation, ...]:
    return answer.citations if answer.state in WITH_SOURCES else ()


def _count_sources(count: int, language: Language) -> str:
    key = "none" if count == 0 else "one" if count == 1 else "many"
    return text(f"web.answer.sources_{key}", language, count=count)
