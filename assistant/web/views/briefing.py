"""The tab of briefing notes before any note: its form, and the passage that a mark of a note opens."""

from __future__ import annotations

from assistant.briefing.choices import Choices
from assistant.briefing.footnotes import Footnotes, Place
from assistant.briefing.records import Audience, Length, SectionKind
from assistant.briefing.request import LONGEST_TOPIC
from assistant.briefing.writers import NOTE_WRITERS
from assistant.records import Citation
from assistant.web.panel import sides
from assistant.web.templating import fill
from assistant.web.views.missing import NotInDossier
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language

# The parts that trace a note stand in every one.
CHOSEN_SECTIONS = tuple(
    kind for kind in SectionKind if kind not in (SectionKind.TO_CHECK, SectionKind.SOURCES, SectionKind.ANNEX)
)
# The files of an office first.
FORMATS = tuple(sorted(NOTE_WRITERS, key=lambda name: (name not in ("docx", "odt", "pdf"), name)))


def render_briefing(dossier: Dossier, language: Language) -> str:
    """The form, and where the note will stand."""
    return fill(
        "views/briefing.html",
        language,
        audiences=list(Audience),
        lengths=list(Length),
        sections=CHOSEN_SECTIONS,
        formats=FORMATS,
        longest=LONGEST_TOPIC,
        last_day=dossier.speaks_until.isoformat(),
    )


def render_passage(dossier: Dossier, language: Language, spoken: str, document: str, anchor: str, number: str) -> str:
    """The passage that a note quotes in the language `spoken`, its sentence of that number (from 1) marked."""
    name = f"{document}#{anchor}"
    tongue = next((known for known in LANGUAGES if known == spoken), language)
    passage = dossier.passage_in_either(name, tongue)
    position = int(number) - 1 if number.isdecimal() else -1
    if passage is None or not 0 <= position < len(passage.sentences):
        raise NotInDossier("section", name)
    citation = _citation(dossier, tongue, Place(name, position))
    return fill("views/note_passage.html", language, citation=citation, sides=sides(citation, dossier))


def _citation(dossier: Dossier, language: Language, place: Place) -> Citation:
    footnotes = Footnotes(dossier, language, Choices())
    footnotes.number(place)
    (footnote,) = footnotes.every
    document = dossier.document(place.passage_id.partition("#")[0], footnote.language)
    if document is None:
        raise NotInDossier("document", place.passage_id)
    return Citation(**footnote.model_dump(), kind=document.kind, text_kind=document.text_kind)
