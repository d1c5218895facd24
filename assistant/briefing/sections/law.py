"""The state of the law: the texts and rulings on the topic, since when they hold, and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.footing import is_authoritative
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Paragraph, Row, Span, Table
from assistant.briefing.sections.roles import LEGAL_KINDS
from corpus.catalogue import spell_date, text
from corpus.dates import first_day, last_day
from corpus.records import LANGUAGES, Document, Rank

_NEAR = 0.45
# Near enough to be there though nothing of it may be said but what it is.
_CLEARLY_NEAR = 0.55
# A term that so many of the essentials name brings its own text in.
_NAMED_BY = 2
# Of what the essentials say: a sentence much further from the topic than that is another law's.
_SENTENCE_NEAR = 0.7
_LEAD = 0.25
_OF_THE_NEAREST = 2
_LEGAL_RANKS = frozenset({Rank.LAW, Rank.DECISION, Rank.OPINION})


def law(composition: Composition, most: int) -> Iterator[Block]:
    """A table of the texts with their dates, then a paragraph each for what the note has not said of them."""
    texts = list(_texts(composition, most))
    rows: list[Row] = []
    paragraphs: list[Paragraph] = []
    for document, fresh, told in texts:
        spans = tuple(composition.tell(place) for place in fresh)
        if spans:
            lead = text("briefing.lead", composition.language, words=document.title)
            paragraphs.append(Paragraph(lead=lead, spans=spans))
        if document.reference:
            rows.append(_row(composition, document, composition.footnotes.number([*told, *fresh][0])))
    if rows:
        columns = ("text", "reference", "status")
        header = tuple(text(f"briefing.law.{column}", composition.language) for column in columns)
        yield Table(caption=text("briefing.law.caption", composition.language), header=header, rows=tuple(rows))
    yield from paragraphs


def _texts(composition: Composition, most: int) -> Iterator[tuple[Document, list[Place], list[Place]]]:
    """The texts nearest to the topic: what may still be said of each, and what the note has said of it."""
    everything = composition.relevance.passages
    legal = [name for name in everything if _is_legal(composition, name)]
    near = set(composition.relevance.near(_NEAR, len(everything)))
    clearly = set(composition.relevance.near(_CLEARLY_NEAR, len(everything)))
    nearest = dict.fromkeys(_document(name) for name in legal if name in near)
    chosen: list[Place] = []
    found = 0
    for document_id in [*nearest, *(other for other in _named(composition, legal) if other not in nearest)]:
        own = [name for name in legal if _document(name) == document_id]
        passages = [name for name in own if name in near]
        most_said = composition.plan.law_sentences * (1 if found else _OF_THE_NEAREST)
        fresh = _fresh(composition, passages, chosen, most_said)
        if not fresh and (own[0] in clearly or document_id not in nearest):
            fresh = _first(composition, document_id, chosen)
        told = [place for place in composition.told if place.passage_id.startswith(f"{document_id}#")]
        if (fresh or told) and found < most:
            found += 1
            chosen += fresh
            yield composition.document(own[0]), fresh, told


def _fresh(composition: Composition, passages: list[str], chosen: list[Place], most: int) -> list[Place]:
    """What a text says, on the word of a text, a court or an authority, in the order in which it says it."""
    said = [composition.nearness(place) for place in composition.told]
    least = _SENTENCE_NEAR * sum(said) / (len(said) or 1)
    usable = [
        candidate.place
        for candidate in composition.candidates(passages)
        if is_authoritative(composition.sentence(candidate.place), composition.dossier)
        and composition.nearness(candidate.place) >= least
    ]
    usable.sort(key=lambda place: (-_worth(composition, place), place))
    places: list[Place] = []
    for place in usable:
        if len(places) < most and not composition.repeats(place, [*chosen, *places]):
            places.append(place)
    return sorted(places, key=lambda place: (passages.index(place.passage_id), place.position))


def _first(composition: Composition, document_id: str, chosen: list[Place]) -> list[Place]:
    """What the text says first of all, where nothing nearer to the topic may be said of it."""
    document = composition.dossier.document(document_id, LANGUAGES[0])
    opening = [p.id for p in document.passages[:1]] if document and document.reference else []
    fresh = (candidate.place for candidate in composition.candidates(opening))
    return [place for place in fresh if place.position == 0 and not composition.repeats(place, chosen)]


def _named(composition: Composition, legal: list[str]) -> Iterator[str]:
    """The texts whose title opens with a term that the essentials name more than once, nearest first."""
    naming = composition.naming
    named = Counter(
        name for place in composition.told for name in set(naming.concepts(composition.settled_text(place)))
    )
    for document_id in dict.fromkeys(_document(name) for name in legal):
        document = composition.dossier.document(document_id, LANGUAGES[0])
        term = naming.opening(document.title) if document else ""
        if named[term] >= _NAMED_BY and term not in naming.actors:
            yield document_id


def _document(passage_id: str) -> str:
    return passage_id.partition("#")[0]


def _worth(composition: Composition, place: Place) -> float:
    """A text is first told by what a section of it says first, which is what it lays down."""
    passage = composition.relevance.passages[place.passage_id]
    return composition.nearness(place) + passage + _LEAD * (place.position == 0)


def _is_legal(composition: Composition, name: str) -> bool:
    """Whether it is of a text or ruling that there was on the note's day; an overview has no reference, and no day."""
    document = composition.document(name)
    published = first_day(document.published) if document.published and document.reference else composition.as_of
    return document.kind in LEGAL_KINDS and document.rank in _LEGAL_RANKS and published <= composition.as_of


def _row(composition: Composition, document: Document, note: int) -> Row:
    return Row(
        cells=(
            Span(text=document.title),
            Span(text=document.reference or "—"),
            Span(text=_standing(composition, document), notes=(note,)),
        )
    )


def _standing(composition: Composition, document: Document) -> str:
    """Where the text stands on the note's day, by the document's own dates."""
    language = composition.language
    parts: list[str] = []
    if document.published:
        exact = first_day(document.published) == last_day(document.published)
        key = f"briefing.law.{'dated' if exact else 'dated_month'}"
        parts.append(text(key, language, date=spell_date(document.published, language)))
    start = document.in_force_from
    if start and first_day(start) > composition.as_of:
        parts.append(text("briefing.law.enters", language, date=spell_date(start, language)))
    elif document.status and composition.as_of >= composition.dossier.speaks_until:
        since = spell_date(start, language) if start and document.status == "in_force" else ""
        key = f"briefing.law.{document.status}{'_since' if since else ''}"
        parts.append(text(key, language, date=since))
    return "; ".join(parts) if language == "en" else " ; ".join(parts)
