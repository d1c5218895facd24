"""The sources of a note by rank, and the quotes it rests on in full."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.records import Block, Length, Quotations, SourceList
from assistant.records import SourceReference
from corpus.catalogue import text
from corpus.records import Rank


def sources(composition: Composition) -> Iterator[Block]:
    """A list a rank, most authoritative first, each source once, by publisher.

    A short note lists those that its footnotes name: the most authoritative one of each quote.
    """
    most = 1 if composition.plan.length is Length.SHORT else None
    cited: dict[str, SourceReference] = {
        source.id: source for footnote in composition.footnotes.made for source in footnote.sources[:most]
    }
    for rank in Rank:
        ranked = sorted(
            (source for source in cited.values() if source.rank is rank),
            key=lambda source: (source.publisher, source.date or "", source.id),
        )
        if ranked:
            words = text(f"rank.{rank}", composition.language)
            yield SourceList(caption=words[:1].upper() + words[1:], rank=rank, sources=tuple(ranked))


def annex(composition: Composition) -> Iterator[Block]:
    """Every quote, by the number of its footnote."""
    if composition.footnotes.made:
        yield Quotations(numbers=tuple(footnote.number for footnote in composition.footnotes.made))
