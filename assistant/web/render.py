"""An answer as the page shows it: HTML for its sentences, what stands under them, and its passages."""

from __future__ import annotations

from typing import Any, TypedDict

from assistant.records import Answer, Citation
from assistant.web.panel import render_panel
from assistant.web.sources import Shelf, SourceLine, citations_shown, source_lines, where_to_turn
from assistant.web.templating import fill
from assistant.web.transcript import answer_as_markdown, answer_as_text
from assistant.web.wording import day_line, is_courtesy, is_earlier, label, other_questions
from corpus.catalogue import text
from corpus.records import Language

# A mark stays on the line of the word before it, unless that word is itself too long for a narrow screen.
LONGEST_TAIL = 20


class StatementView(TypedDict):
    """A sentence to read aloud, and the same as HTML with its marks."""

    words: str
    html: str


class TurnView(TypedDict):
    """What the browser receives for one snapshot of an answer; `after` and `panels` are HTML.

    `copies` are what it puts on the clipboard, and `answer` what it hands over to get the conversation as a file.
    """

    turn: int
    language: Language
    state: str
    label: str
    statements: list[StatementView]
    after: str
    panels: dict[str, str]
    text: str
    sources: str
    answer: dict[str, Any]
    copies: dict[str, str]
    done: bool


def render_turn(answer: Answer, turn: int, shelf: Shelf, *, done: bool) -> TurnView:
    """One snapshot of an answer; its sources, table and suggestions come with the last one only."""
    language = answer.language
    panels = {str(citation.number): render_panel(citation, shelf, language) for citation in citations_shown(answer)}
    lines = source_lines(answer)
    copies = {"text": answer_as_text(answer, shelf), "markdown": answer_as_markdown(answer, shelf)} if done else {}
    return TurnView(
        turn=turn,
        language=language,
        state=answer.state.value,
        label=label(answer),
        statements=render_statements(answer),
        after=render_after(answer, lines, shelf) if done else "",
        panels=panels,
        text=answer.text,
        sources=_count_sources(len(lines), language) if done else "",
        answer=answer.model_dump(mode="json"),
        copies=copies,
        done=done,
    )


def render_statements(answer: Answer) -> list[StatementView]:
    """Each sentence with its marks, and what is said besides in its place; a refusal gives its text."""
    known = {citation.number: citation for citation in citations_shown(answer)}
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


def render_after(answer: Answer, lines: list[SourceLine], shelf: Shelf) -> str:
    """What stands under the sentences: the disagreement, the sources used, where to turn, what to ask instead."""
    known = {citation.number: citation for citation in citations_shown(answer)}
    return fill(
        "after.html",
        answer.language,
        answer=answer,
        lines=lines,
        pages=where_to_turn(answer, shelf),
        citations=known,
        suggestions=other_questions(answer),
        day=day_line(answer, shelf),
        earlier=is_earlier(answer, shelf),
        courtesy=is_courtesy(answer),
    )


def _count_sources(count: int, language: Language) -> str:
    key = "none" if count == 0 else "one" if count == 1 else "many"
    return text(f"web.answer.sources_{key}", language, count=count)
