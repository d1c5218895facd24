from __future__ import annotations

from datetime import date

from assistant.briefing.records import (
    Audience,
    Bullets,
    Figure,
    Footnote,
    Length,
    Milestone,
    Note,
    Paragraph,
    Quotations,
    Row,
    Section,
    SectionKind,
    SourceList,
    Span,
    Table,
)
from assistant.records import SourceReference
from corpus.records import Language, Rank

SOURCE = SourceReference(
    id="order", title="Order <of> 12 August", publisher="Légifrance", rank=Rank.LAW, date="2026-08-12",
    url="https://example.org/order_1", language="en",
)  # fmt: skip
# What stands at the foot of the French note's pages.
FOOTNOTE = "Order <of> 12\N{NO-BREAK SPACE}August, Légifrance, 12\N{NO-BREAK SPACE}août 2026, example.org"


def small_note(language: Language = "en", length: Length = Length.STANDARD) -> Note:
    """A note with every kind of block, and signs that every format has to escape."""
    told = Paragraph(lead="Lead *one*", spans=(Span(text="The order | holds <b> & 5 * 3.", notes=(1,)),))
    other = Paragraph(spans=(Span(text="A second sentence.", notes=(2,)), Span(text="A third one.", notes=(3,))))
    row = Row(cells=(Span(text="12 August 2026"), Span(text="The order is signed", notes=(1,))))
    figure = Figure(
        title="Dates", alternative="One event: the order is signed.",
        events=(Milestone(date="2026-08-12", title="The order is signed"), Milestone(date="2026", title="A year"),
                Milestone(date="2026-11", title="A month")),
    )  # fmt: skip
    table = Table(caption="Main dates", header=("Date", "Event"), rows=(row,))
    sources = SourceList(caption="Law", rank=Rank.LAW, sources=(SOURCE,))
    return Note(
        topic="The order", language=language, title="Note on [the] order", made_on=date(2026, 11, 23),
        as_of=date(2026, 11, 1), audience=Audience.MINISTER, length=length, dossier_version="test+1",
        sections=(
            Section(kind=SectionKind.ESSENTIALS, heading="Essentials", blocks=(Bullets(items=(told,)),)),
            Section(kind=SectionKind.CONTEXT, heading="Context", blocks=(other,)),
            Section(kind=SectionKind.CHRONOLOGY, heading="Chronology", blocks=(table, figure)),
            Section(kind=SectionKind.SOURCES, heading="Sources", blocks=(sources,)),
            Section(kind=SectionKind.ANNEX, heading="Annex", blocks=(Quotations(numbers=(1, 2, 3)),)),
        ),
        footnotes=tuple(_footnote(number, language) for number in (1, 2, 3)),
    )  # fmt: skip


def _footnote(number: int, language: Language) -> Footnote:
    quote = ("The order | holds <b> & 5 * 3.", "A second sentence.", "A third one.")[number - 1]
    return Footnote(
        number=number, passage_id="order#article-1", quote=quote, start=0, end=len(quote), title="The order",
        heading="Article 1", publisher="Légifrance", rank=Rank.LAW, published="2026-08-12", url=SOURCE.url,
        reference=None, language=language, sources=(SOURCE,),
    )  # fmt: skip
