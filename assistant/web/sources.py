"""What stands under an answer: the sources that it rests on, or where to turn instead."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from assistant.records import Answer, Citation, SourceReference, State
from corpus.records import Language, Passage, Source

WITH_SOURCES = frozenset({State.ANSWERED, State.SOURCES_DISAGREE})
# Who answers about one's own data: entries of the bibliography, so that no address is written here.
_RIGHTS = ("cnil-pds", "snds-protection", "ameli-dpo")


class Shelf(Protocol):
    """What is looked up to show an answer."""

    @property
    def speaks_until(self) -> date:
        """The day on which the dossier was closed."""

    def passage(self, passage_id: str, language: Language) -> Passage | None:
        """The passage in that language, else in the other."""

    def source(self, source_id: str) -> Source | None:
        """The entry of the bibliography."""


class SourceLine(NamedTuple):
    """A source under the answer and the numbers of the citations that it carries."""

    numbers: tuple[int, ...]
    title: str
    publisher: str | None
    rank: str
    date: str | None
    url: str | None
    text_kind: str | None


def citations_shown(answer: Answer) -> tuple[Citation, ...]:
    """The answer's citations; none under a refusal."""
    return answer.citations if answer.state in WITH_SOURCES else ()


def source_lines(answer: Answer) -> list[SourceLine]:
    """The sources that the answer rests on, each once, in the order of its marks; none under a refusal."""
    grouped: dict[str, list[Citation]] = {}
    for citation in citations_shown(answer):
        key = citation.sources[0].id if citation.sources else citation.passage_id
        grouped.setdefault(key, []).append(citation)
    return [_source_line(citations) for citations in grouped.values()]


def where_to_turn(answer: Answer, shelf: Shelf) -> list[SourceLine]:
    """The pages on one's rights that the bibliography has, for who asks for advice."""
    if answer.state is not State.PERSONAL_ADVICE:
        return []
    found = (shelf.source(name) for name in _RIGHTS)
    return [SourceLine((), page.title, page.publisher, page.rank, page.date, page.url, None) for page in found if page]


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
