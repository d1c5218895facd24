"""A citation opened: the whole passage in both languages, the quote marked, and the sources it rests on."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from assistant.records import Citation
from assistant.web.sources import Shelf
from assistant.web.templating import fill
from corpus.records import Language, Passage


class Piece(NamedTuple):
    """A run of a passage's text, inside or outside the quote."""

    words: str
    quoted: bool


class Side(NamedTuple):
    """The passage in one language, its quoted sentences marked; `role` is `quoted`, or `twin` for a translation."""

    language: Language
    role: str
    heading: str
    paragraphs: list[list[Piece]]


class Passages(Protocol):
    """Where passages are looked up."""

    def passage(self, passage_id: str, language: Language) -> Passage | None:
        """The passage in that language, and perhaps else in the other."""


def render_panel(citation: Citation, shelf: Shelf, language: Language) -> str:
    """The panel's HTML, labelled in `language`; the quote alone when no passage holds it."""
    return fill("panel.html", language, citation=citation, sides=sides(citation, shelf))


def sides(citation: Citation, shelf: Passages) -> list[Side]:
    """The passage as it was quoted, then in the other language when the dossier has it."""
    passage = shelf.passage(citation.passage_id, citation.language)
    span = locate_quote(citation, passage)
    if passage is None or span is None:
        return [Side(citation.language, "quoted", citation.heading, [[Piece(citation.quote, True)]])]
    quoted = Side(passage.language, "quoted", passage.heading, mark_quote(passage.text, *span))
    twin = shelf.passage(citation.passage_id, "en" if passage.language == "fr" else "fr")
    if twin is None or twin.language == passage.language:
        return [quoted]
    told = mark_quote(twin.text, *(matching_span(passage, twin, span) or (0, 0)))
    return [quoted, Side(twin.language, "twin", twin.heading, told)]


def matching_span(passage: Passage, twin: Passage, span: tuple[int, int]) -> tuple[int, int] | None:
    """Where the twin says what stands at `span`: its sentences of the same positions, None when they do not match."""
    if len(passage.sentences) != len(twin.sentences):
        return None
    touched = [at for at, said in enumerate(passage.sentences) if said.start < span[1] and said.end > span[0]]
    return (twin.sentences[touched[0]].start, twin.sentences[touched[-1]].end) if touched else None


def locate_quote(citation: Citation, passage: Passage | None) -> tuple[int, int] | None:
    """Where the quote stands in the passage: at the citation's offsets, else where its words are."""
    if passage is None or not citation.quote:
        return None
    if passage.text[citation.start : citation.end] == citation.quote:
        return citation.start, citation.end
    start = passage.text.find(citation.quote)
    return None if start < 0 else (start, start + len(citation.quote))


def mark_quote(words: str, start: int, end: int) -> list[list[Piece]]:
    """The text's paragraphs cut at the quote's ends, which may lie in different paragraphs."""
    paragraphs: list[list[Piece]] = []
    offset = 0
    for paragraph in words.split("\n\n"):
        left = min(max(start - offset, 0), len(paragraph))
        right = min(max(end - offset, 0), len(paragraph))
        pieces = (
            Piece(paragraph[:left], False),
            Piece(paragraph[left:right], True),
            Piece(paragraph[right:], False),
        )
        paragraphs.append([piece for piece in pieces if piece.words])
        offset += len(paragraph) + 2
    return [pieces for pieces in paragraphs if pieces]
