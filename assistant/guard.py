"""Lets through only what the dossier says: each quote is found in its passage, each figure and name in a quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.drafts import Draft, Located, Quote, Verified
from assistant.figures import missing
from corpus.dates import last_day
from corpus.dossier import Dossier
from corpus.records import Passage, Sentence
from corpus.typography import normalise

_INSIDE = (
    (r"\w$", r"\w"),
    (r"\d[.,-]$", r"\d"),
    (r"\d$", r"[.,-]\d"),
    (r"\d $", r"\d{3}(?!\d)"),
    (r"(?<!\d)\d{1,3}$", r" \d{3}(?!\d)"),
)


def verified(drafts: Iterable[Draft], dossier: Dossier, as_of: date) -> Iterator[Verified]:
    """The drafts that hold, in order; a sentence with one false quote, figure or name is dropped whole."""
    for draft in drafts:
        located = [locate(quote, dossier) for quote in draft.quotes]
        found = tuple(quote for quote in located if quote is not None)
        if not found or len(found) < len(located):
            continue
        if not all(_known_by(quote, dossier, as_of) for quote in found):
            continue
        if not missing(draft.text, [text_of(quote, dossier) for quote in found]):
            yield Verified(draft.text, found)


def locate(quote: Quote, dossier: Dossier) -> Located | None:
    """Where a quote stands in its passage, character for character once spaces, apostrophes and hyphens are alike."""
    passage = dossier.passage(quote.passage_id, quote.language)
    wanted = normalise(quote.text)
    if passage is None or not wanted:
        return None
    flat, offsets = _normalised_with_offsets(passage.text)
    at = flat.find(wanted)
    while at >= 0:
        if _whole_words(flat, at, at + len(wanted)):
            start, end = offsets[at][0], offsets[at + len(wanted) - 1][1]
            return Located(passage.id, passage.language, start, end, _touched(passage, start, end))
        at = flat.find(wanted, at + 1)
    return None


def text_of(quote: Located, dossier: Dossier) -> str:
    """The quote as the passage has it."""
    passage = dossier.passage(quote.passage_id, quote.language)
    return passage.text[quote.start : quote.end] if passage else ""


def quoted_sentences(quote: Located, dossier: Dossier) -> list[Sentence]:
    """The passage's sentences that the quote touches."""
    passage = dossier.passage(quote.passage_id, quote.language)
    return [passage.sentences[position] for position in quote.sentences] if passage else []


def holds_by(sentence: Sentence, as_of: date) -> bool:
    """Whether what the sentence tells had happened by that day."""
    return sentence.on is None or last_day(sentence.on) <= as_of


def _known_by(quote: Located, dossier: Dossier, as_of: date) -> bool:
    return all(holds_by(sentence, as_of) for sentence in quoted_sentences(quote, dossier))


def _touched(passage: Passage, start: int, end: int) -> tuple[int, ...]:
    return tuple(n for n, s in enumerate(passage.sentences) if s.start < end and start < s.end)


def _whole_words(text: str, start: int, end: int) -> bool:
    """A quote may not begin or end inside a word or a figure: « 6 millions » is no quote of « 16 millions »."""
    return not any(_cuts(text[:at], text[at:]) for at in (start, end))


def _cuts(before: str, after: str) -> bool:
    """Whether a text is cut inside a word, a decimal or reference number, or « 1 200 »."""
    return any(re.search(left, before) and re.match(right, after) for left, right in _INSIDE)


def _normalised_with_offsets(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`normalise(text)` and, for each of its characters, where it stands in `text`."""
    flat: list[str] = []
    offsets: list[tuple[int, int]] = []
    for match in re.finditer(r".[\u0300-\u036f]*", text, re.DOTALL):
        for letter in normalise(match.group()) or (" " if match.group().isspace() else ""):
            if letter == " " and (not flat or flat[-1] == " "):
                continue
            flat.append(unicodedata.normalize("NFC", letter))
            offsets.append(match.span())
    return "".join(flat).rstrip(), offsets
