"""The chronology: the dated facts of the topic, as a table and as a drawing."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.composition import Composition
from assistant.briefing.event_titles import as_told
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Block, Figure, Length, Milestone, Row, SectionKind, Span, Table
from assistant.briefing.sameness import said_words, shared
from assistant.figures import missing
from assistant.guard import holds_by
from corpus.catalogue import spell_date, text
from corpus.dates import last_day
from corpus.records import LANGUAGES, Event, Language

_NEAR = 0.45
_SENTENCE_NEAR = 0.3
_FEWEST_DRAWN = 3


def chronology(composition: Composition, most: int) -> Iterator[Block]:
    """The events nearest to the topic, in the order of time, each with the sentence that tells it."""
    told = sorted(_told(composition, most), key=lambda item: item[0].date)
    if not told:
        return
    language = composition.language
    header = tuple(text(f"briefing.chronology.{column}", language) for column in ("date", "event"))
    rows = tuple(_row(composition, event, place) for event, place in told)
    yield Table(caption=text("briefing.chronology.caption", language), header=header, rows=rows)
    # A short note has no room to tell the same dates twice.
    if len(told) >= _FEWEST_DRAWN and composition.plan.length is not Length.SHORT:
        yield _figure([event for event, _ in told], language)


def _told(composition: Composition, most: int) -> list[tuple[Event, Place]]:
    """The events whose telling sentence is nearest to the topic, at most one a sentence."""
    pinned = composition.choices.places(SectionKind.CHRONOLOGY)
    near = set(composition.relevance.near(_NEAR, 3 * composition.plan.passages)) | {name for name, _ in pinned}
    found: dict[Place, Event] = {}
    for event in composition.dossier.events:
        if event.passage in near and last_day(event.date) <= composition.as_of:
            place = _telling(composition, event)
            if place is not None:
                found.setdefault(place, event)
    nearness = {place: composition.nearness(place) for place in found}
    about = {place: nearness[place] + composition.relevance.passages[place.passage_id] for place in found}
    # Beside what the note says already: a topic with few dates is not filled up with those of another.
    least = _SENTENCE_NEAR * max([composition.nearness(place) for place in composition.told] or [0.0])
    kept = [place for place in found if place in pinned or nearness[place] >= least]
    ranked = sorted(kept, key=lambda place: (place not in pinned, -about[place], place))
    most = max(most, len(pinned.intersection(kept)))
    return [(found[place], place) for place in ranked[:most] if not composition.strikes(place)]


def _telling(composition: Composition, event: Event) -> Place | None:
    """The sentence of the event's passage that holds its date and all that its title names, in both languages."""
    positions = range(len(composition.passage(event.passage).sentences))
    places = (Place(event.passage, position) for position in positions)
    found = [place for place in places if _tells(composition, place, event)]
    title = said_words(event.title(LANGUAGES[0]), composition.dossier)

    def likeness(place: Place) -> float:
        return shared(title, said_words(composition.settled_text(place), composition.dossier))

    return max(found, key=lambda place: (likeness(place), -place.position), default=None)


def _tells(composition: Composition, place: Place, event: Event) -> bool:
    """Whether the sentence had come true by the note's day, and what has replaced it since, if anything, is known."""
    sentence = composition.sentence(place)
    if not holds_by(sentence, composition.as_of) or (composition.superseded(sentence) and not sentence.then):
        return False
    for language in LANGUAGES:
        title = as_told(event.title(language), composition.dossier)
        whole = f"{title} ({spell_date(event.date, language)})"
        if missing(whole, [_said(composition, place, language)]):
            return False
    return True


def _said(composition: Composition, place: Place, language: Language) -> str:
    passage = composition.dossier.passage_in_either(place.passage_id, language)
    return passage.sentences[place.position].text if passage else ""


def _row(composition: Composition, event: Event, place: Place) -> Row:
    language = composition.language
    notes = (composition.footnotes.number(place), *composition.replacing(place))
    title = event.title(language)
    if len(notes) > 1:
        title = text("briefing.chronology.superseded", language, event=title)
    return Row(cells=(Span(text=spell_date(event.date, language)), Span(text=title, notes=notes)))


def _figure(events: list[Event], language: Language) -> Figure:
    spelled = [f"{spell_date(event.date, language)} — {event.title(language)}" for event in events]
    return Figure(
        title=text("briefing.chronology.figure", language),
        alternative=text("briefing.chronology.alternative", language, count=len(events), events="; ".join(spelled)),
        events=tuple(Milestone(date=event.date, title=event.title(language)) for event in events),
    )
