"""What became of a receipt's quotes in a version of the dossier."""

from __future__ import annotations

from typing import Any

from rapidfuzz import fuzz

from assistant.digests import text_digest
from assistant.drafts import Quote
from assistant.guard import locate, quoted_sentences
from assistant.receipts.making import is_superseded, sentences_of
from assistant.receipts.records import QuoteCheck, Quoted, Receipt
from assistant.tracking.spoken import replacement_of
from corpus.dossier import Dossier
from corpus.records import Passage, Sentence

# Below this share of common letters a sentence does not stand in for the one that was quoted.
_ALIKE = 60.0


def check_quotes(receipt: Receipt, dossier: Dossier) -> tuple[QuoteCheck, ...]:
    """Each quote of the receipt, looked up in the dossier."""
    hashes = {(passage.id, passage.language): passage.sha256 for passage in receipt.passages}
    return tuple(_check(quote, dossier, hashes.get((quote.passage_id, quote.language), "")) for quote in receipt.quotes)


def false_quotes(receipt: Receipt, dossier: Dossier) -> tuple[int, ...]:
    """The numbers of the quotes that never were what the receipt says, in the version it was made from."""
    hashes = {(passage.id, passage.language): passage.sha256 for passage in receipt.passages}

    def true(quote: Quoted) -> bool:
        passage = dossier.passage(quote.passage_id, quote.language)
        if passage is None or passage.text[quote.start : quote.end] != quote.text:
            return False
        sentences = sentences_of(dossier, quote.passage_id, quote.language, quote.start, quote.end)
        same_marks = is_superseded(sentences) == quote.superseded
        return same_marks and hashes.get((passage.id, passage.language)) == text_digest(passage.text)

    return tuple(quote.number for quote in receipt.quotes if not true(quote))


def _check(quote: Quoted, dossier: Dossier, sha256: str) -> QuoteCheck:
    passage = dossier.passage(quote.passage_id, quote.language)
    told: dict[str, Any] = {
        "number": quote.number, "passage_id": quote.passage_id, "language": quote.language, "quote": quote.text,
        "superseded_then": quote.superseded,
        "passage_changed": passage is not None and text_digest(passage.text) != sha256,
    }  # fmt: skip
    located = locate(Quote(quote.passage_id, quote.language, quote.text), dossier)
    if passage is None or located is None:
        return QuoteCheck.model_validate({**told, **_instead(quote, passage, dossier)})
    return QuoteCheck.model_validate({**told, **_standing(quote, quoted_sentences(located, dossier), dossier)})


def _standing(quote: Quoted, sentences: list[Sentence], dossier: Dossier) -> dict[str, Any]:
    """The verdict on a quote that is still in its passage: what replaced or contests it since."""
    if is_superseded(sentences) and not quote.superseded:
        ended = next(sentence for sentence in sentences if is_superseded([sentence]))
        replacement = replacement_of(ended, dossier, quote.language)
        return {
            "verdict": "superseded", "until": ended.until, "now": replacement.text if replacement else None,
            "where": replacement.passage_id if replacement else None,
        }  # fmt: skip
    conflicts = [name for sentence in sentences for name in sentence.conflicts if name not in quote.conflicts]
    if conflicts:
        conflict = dossier.conflicts[conflicts[0]]
        question = conflict.question(quote.language)
        return {"verdict": "contested", "now": question}
    return {"verdict": "stands"}


def _instead(quote: Quoted, passage: Passage | None, dossier: Dossier) -> dict[str, Any]:
    """The verdict on a quote that is gone, and what the dossier says now: in its passage, else anywhere."""
    verdict = "changed" if passage else "removed"
    places = [passage] if passage else dossier.passages(quote.language)
    told = [(sentence.text, place.id) for place in places for sentence in place.sentences]
    likest = max(told, key=lambda pair: fuzz.ratio(pair[0], quote.text), default=None)
    if likest is None or fuzz.ratio(likest[0], quote.text) < _ALIKE:
        return {"verdict": verdict}
    return {"verdict": verdict, "now": likest[0], "where": likest[1]}
