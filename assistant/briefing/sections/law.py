"""The state of the law: the texts and rulings on the topic, since when they hold, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Paragraph, Row, Span, Table
from assistant.briefing.sections.roles import LEGAL_KINDS
from corpus.catalogue import spell_date, text
from corpus.dates import first_day
from corpus.records import Document, Rank

_NEAR = 0.3
_LEGAL_RANKS = frozenset({Rank.LAW, Rank.DECISION, Rank.OPINION})


def law(composition: Composition, most: int) -> Iterator[Block]:
    """A table of the texts with their dates, then a paragraph each."""
    told = [(document, places) for document, places in _texts(composition, most) if places]
    if not told:
        return
    paragraphs = [
        Paragraph(
            lead=text("briefing.lead", composition.language, words=document.title),
            spans=tuple(composition.tell(place) for place in places),
        )
        for document, places in told
    ]
    rows = tuple(
        _row(composition, document, paragraph) for (document, _), paragraph in zip(told, paragraphs, strict=True)
    )
    columns = ("text", "reference", "status")
    header = tuple(text(f"briefing.law.{column}", composition.language) for column in columns)
    yield Table(caption=text("briefing.law.caption", composition.language), header=header, rows=rows)
    yield from paragraphs


def _texts(composition: Composition, most: int) -> Iterator[tuple[Document, list[Place]]]:
    """The legal documents nearest to the topic, each with its best sentences."""
    near = composition.relevance.near(_NEAR, len(composition.relevance.passages))
    legal = [name for name in near if _is_legal(composition.document(name))]
    documents = list(dict.fromkeys(composition.document(name).id for name in legal))
    chosen: list[Place] = []
    for document_id in documents[:most]:
        passages = [name for name in legal if composition.document(name).id == document_id]
        places: list[Place] = []
        leads = {(name, 0) for name in passages[:1]}
        fresh = composition.candidates(passages)
        # A text is first told by what its nearest section says first, which is what it lays down.
        for candidate in sorted(fresh, key=lambda candidate: candidate.place not in leads):
            if len(places) < composition.plan.law_sentences and not composition.repeats(candidate.place, chosen):
                places.append(candidate.place)
                chosen.append(candidate.place)
        yield composition.document(passages[0]), places


def _is_legal(document: Document) -> bool:
    return document.kind in LEGAL_KINDS and document.rank in _LEGAL_RANKS


def _row(composition: Composition, document: Document, paragraph: Paragraph) -> Row:
    return Row(
        cells=(
            Span(text=document.title),
            Span(text=document.reference or "—"),
            Span(text=_standing(composition, document), notes=paragraph.notes[:1]),
        )
    )


def _standing(composition: Composition, document: Document) -> str:
    """Where the text stands on the note's day, by the document's own dates."""
    language = composition.language
    parts: list[str] = []
    if document.published:
        parts.append(text("briefing.law.dated", language, date=spell_date(document.published, language)))
    start = document.in_force_from
    if start and first_day(start) > composition.as_of:
        parts.append(text("briefing.law.enters", language, date=spell_date(start, language)))
    elif document.status and composition.as_of >= composition.dossier.speaks_until:
        since = spell_date(start, language) if start and document.status == "in_force" else ""
        key = f"briefing.law.{document.status}{'_since' if since else ''}"
        parts.append(text(key, language, date=since))
    return "; ".join(parts) if language == "en" else " ; ".join(parts)
