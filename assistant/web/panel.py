"""A citation opened: the whole passage with the quote marked, and the sources it rests on."""

from __future__ import annotations

from typing import NamedTuple

from assistant.records import Citation
from assistant.web.templating import fill
from corpus.records import Language, Passage


class Piece(NamedTuple):
    """A run of a passage's text, inside or outside the quote."""

    words: str
    quoted: bool


def render_panel(citation: Citation, passage: Passage | None, language: Language) -> str:
    """The panel's HTML, labelled in `language`; the quote alone when the passage does not hold it."""
    span = locate_quote(citation, passage)
    if passage is None or span is None:
        paragraphs, heading, spoken = [[Piece(citation.quote, True)]], citation.heading, citation.language
    else:
        paragraphs, heading, spoken = mark_quote(passage.text, *span), passage.heading, passage.language
    return fill(
        "panel.html",
        language,
        citation=citation,
        heading=heading,
        paragraphs=paragraphs,
        spoken=spoken,
    )


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
