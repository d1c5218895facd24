"""An answer as it is copied or printed: every word that the page shows of it, and no HTML."""

from __future__ import annotations

import unicodedata
from typing import TypedDict

from assistant.records import Answer, ConflictSide
from assistant.web.sources import Shelf, SourceLine, source_lines, where_to_turn
from assistant.web.templating import safe_url
from assistant.web.wording import day_line, label
from corpus.catalogue import spell_date, text
from corpus.records import Language


class PrintedSource(TypedDict):
    """A source: its marks, its title, what is told of it, and its address when it has one."""

    marks: str
    title: str
    details: str
    url: str | None


class PrintedSide(TypedDict):
    """One side of a disagreement, in the columns of its table."""

    claim: str
    who: str
    date: str
    rank: str


class PrintedConflict(TypedDict):
    """A disagreement as a table: its columns' names, its sides, and what to make of it."""

    question: str
    columns: list[str]
    sides: list[PrintedSide]
    resolution: str


class PrintedTurn(TypedDict):
    """A question and its answer; `notes` are the lines under it."""

    language: Language
    question: str
    label: str
    sentences: list[str]
    conflicts: list[PrintedConflict]
    heading: str
    sources: list[PrintedSource]
    notes: list[str]


def print_turn(answer: Answer, shelf: Shelf, *, stopped: bool = False) -> PrintedTurn:
    """The answer in the words of its own language."""
    language = answer.language
    advice = where_to_turn(answer, shelf)
    notes = [text("web.transcript.stopped", language)] if stopped else []
    return PrintedTurn(
        language=language,
        question=_plain(answer.question),
        label=label(answer),
        sentences=_sentences(answer),
        conflicts=_conflicts(answer),
        heading=text(f"web.transcript.{'where' if advice else 'sources'}", language),
        sources=[_source(line, language) for line in advice or source_lines(answer)],
        notes=[*notes, day_line(answer, shelf)],
    )


def _sentences(answer: Answer) -> list[str]:
    said: list[str] = []
    for position in range(len(answer.statements) + 1):
        said += (note.text for note in answer.notes if note.before == position)
        said += (f"{s.text} {_marks(s.citations)}".strip() for s in answer.statements[position : position + 1])
    return [_plain(words) for words in said or [answer.text]]


def _conflicts(answer: Answer) -> list[PrintedConflict]:
    language = answer.language
    columns = [text(f"web.conflict.{name}", language) for name in ("claim", "who", "date", "rank")]
    return [
        PrintedConflict(
            question=_plain(conflict.question),
            columns=columns,
            sides=[_side(side, language) for side in conflict.sides],
            resolution=_plain(conflict.resolution),
        )
        for conflict in answer.conflicts
    ]


def _side(side: ConflictSide, language: Language) -> PrintedSide:
    chosen = f" ({text('web.conflict.preferred', language)})" if side.preferred else ""
    return PrintedSide(
        claim=_plain(f"{side.claim} {_marks(side.citations)}".strip() + chosen),
        who=_plain(", ".join(side.publishers)),
        date=spell_date(side.date, language) if side.date else text("web.conflict.undated", language),
        rank=text(f"web.rank.{side.rank}", language),
    )


def _source(line: SourceLine, language: Language) -> PrintedSource:
    date = spell_date(line.date, language) if line.date else None
    kind = text(f"web.kind.{line.text_kind}", language) if line.text_kind else None
    told = (text(f"web.rank.{line.rank}", language), line.publisher, date, kind)
    return PrintedSource(
        marks=_marks(line.numbers),
        title=_plain(line.title),
        details=_plain(" · ".join(words for words in told if words)),
        url=safe_url(line.url),
    )


def _marks(numbers: tuple[int, ...]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _plain(words: str) -> str:
    """The words on one line, without the control characters that no page can show."""
    return " ".join("".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in words).split())
