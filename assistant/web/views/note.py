"""A briefing note as the page shows it: the sheet that is handed over, with what can be removed and pinned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from markupsafe import Markup

from assistant.briefing.choices import name_of, place_of
from assistant.briefing.figure import svg
from assistant.briefing.footnotes import Place
from assistant.briefing.records import Figure, Footnote, Note, SectionKind
from assistant.briefing.request import NoteRequest
from assistant.briefing.writers.base import origin, situation
from assistant.web.templating import fill
from assistant.web.views.briefing import CHOSEN_SECTIONS
from corpus.dossier import Dossier
from corpus.records import Language

_LONGEST_QUOTE = 110


class NoteView(TypedDict):
    """What the browser receives of a note: its language and day, its HTML, and its length in paragraphs."""

    title: str
    language: Language
    as_of: str
    html: str
    paragraphs: int


def render_note(note: Note, request: NoteRequest, dossier: Dossier, language: Language) -> NoteView:
    """The note with its controls in the reader's language."""
    names = {footnote.number: sentence_name(footnote, dossier) for footnote in note.footnotes}
    html = fill(
        "views/note.html",
        language,
        note=note,
        request=request,
        situation=situation(note),
        origin=origin(note),
        names=names,
        named=lambda numbers: " ".join(dict.fromkeys(names[number] for number in numbers)),
        pinned=pinned_names(request),
        cited={source.id for footnote in note.footnotes for source in footnote.sources},
        held=set(names.values()),
        lacking=[kind for kind in CHOSEN_SECTIONS if request.sections is not None and kind not in request.sections],
        fixed=(SectionKind.TO_CHECK, SectionKind.SOURCES, SectionKind.ANNEX),
        quoted=lambda name: quoted(name, dossier, language),
        source=dossier.sources.get,
        drawing=lambda figure: _drawing(figure, note.language),
        short=shortened,
    )
    paragraphs = sum(1 for _ in note.paragraphs())
    return NoteView(
        title=note.title, language=note.language, as_of=note.as_of.isoformat(), html=html, paragraphs=paragraphs
    )


def sentence_name(footnote: Footnote, dossier: Dossier) -> str:
    """The name by which the footnote's sentence is removed or pinned."""
    passage = dossier.passage(footnote.passage_id, footnote.language)
    starts = [sentence.start for sentence in passage.sentences] if passage else []
    return name_of(Place(footnote.passage_id, starts.index(footnote.start)))


def pinned_names(request: NoteRequest) -> set[str]:
    """What is pinned, as the page names it: the section, then the sentences."""
    return {f"{pin.section} {' '.join(pin.sentences)}" for pin in request.pinned}


def quoted(name: str, dossier: Dossier, language: Language) -> str:
    """The words of a sentence, shortened, in the reader's language where the dossier has it."""
    place = place_of(name)
    passage = dossier.passage_in_either(place.passage_id, language)
    return shortened(passage.sentences[place.position].text) if passage else name


def shortened(words: str | Iterable[str]) -> str:
    """The first words, cut between two."""
    whole = words if isinstance(words, str) else " ".join(words)
    return whole if len(whole) <= _LONGEST_QUOTE else f"{whole[:_LONGEST_QUOTE].rpartition(' ')[0]} …"


def _drawing(figure: Figure, language: Language) -> Markup:
    return Markup(svg(figure, language))  # noqa: S704 - a drawing of ours, its letters shapes
