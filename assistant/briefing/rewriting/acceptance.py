"""Takes a model's paragraph in, or not: plain sentences, faithful to the quotes, every one of them cited."""

from __future__ import annotations

import re

from assistant.briefing.records import Footnote, Paragraph, Span
from assistant.briefing.rewriting.prompt import WordedParagraph
from assistant.rewording.faithful import Reworded, faults
from corpus.records import Language
from corpus.typography import normalise

_MARKS = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\]")
_SENTENCE = re.compile(r"[«“\"(]?\s?[A-ZÀ-ÖØ-Þ0-9].*[.!?…]\s?[»”\")]?", re.DOTALL)
_MARKUP = re.compile(r"[<>{}\[\]|*_`#\\^~@]|https?:|www\.|[\x00-\x1f\x7f]")
_UNBREAKABLE = ((re.compile(r" ([;:?!»])"), "\u00a0\\1"), (re.compile(r"« "), "«\u00a0"))
# A rewriting is no longer than its quotes and a few linking words.
_LONGEST = 1.4


def accepted(reply: WordedParagraph, old: Paragraph, footnotes: tuple[Footnote, ...]) -> Paragraph | None:
    """The new paragraph with the old one's lead; None when the old one has to stand.

    `footnotes` are those of the old paragraph, in the order in which the model was given their quotes.
    """
    quotes = {number: footnote.quote for number, footnote in enumerate(footnotes, 1)}
    language = footnotes[0].language
    sentences = [Reworded(_tidied(s.text, language), tuple(dict.fromkeys(s.quotes))) for s in reply.sentences]
    if not _plain(sentences, quotes) or faults(sentences, quotes, language):
        return None
    spans = tuple(
        Span(text=sentence.text, notes=tuple(sorted(footnotes[number - 1].number for number in sentence.quotes)))
        for sentence in sentences
    )
    return Paragraph(lead=old.lead, spans=spans, rewritten=True)


def _tidied(text: str, language: Language) -> str:
    """The sentence with the dossier's spaces, apostrophes and hyphens, without marks of its own."""
    plain = normalise(_MARKS.sub("", text))
    for pattern, instead in _UNBREAKABLE if language == "fr" else ():
        plain = pattern.sub(instead, plain)
    return plain


def _plain(sentences: list[Reworded], quotes: dict[int, str]) -> bool:
    """Whether they are whole sentences without markup, no longer together than what they reword."""
    held = " ".join(quotes.values())
    signs = {sign for sentence in sentences for sign in _MARKUP.findall(sentence.text)}
    length = sum(len(sentence.text) for sentence in sentences)
    whole = all(_SENTENCE.fullmatch(sentence.text) for sentence in sentences)
    return whole and all(sign in held for sign in signs) and length <= _LONGEST * len(held)
