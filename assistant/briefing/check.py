"""What a note promises, proved: whatever breaks a promise is named with the place where it does."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.check_judgement import judgement_defects, prose, quoted_by
from assistant.briefing.event_titles import as_told
from assistant.briefing.footing import is_superseded
from assistant.briefing.linking import unlinked
from assistant.briefing.records import Footnote, Note, Paragraph, Section, SectionKind
from assistant.briefing.writers.base import source_text
from assistant.drafts import Quote
from assistant.figures import missing
from assistant.guard import holds_by, locate, quoted_sentences
from assistant.rewording.faithful import Reworded, faults
from corpus.catalogue import spell_date, text
from corpus.dossier import Dossier
from corpus.records import Document
from corpus.typography import fold


def defects(note: Note, dossier: Dossier) -> list[str]:
    """Every broken promise, in the note's language; none for a note that may be handed over."""
    return [
        *_unsourced(note),
        *_misquoted(note, dossier),
        *_invented(note, dossier),
        *_unfaithful(note),
        *_said_twice(note),
        *_superseded(note, dossier),
        *judgement_defects(note, dossier),
    ]


def _unsourced(note: Note) -> Iterator[str]:
    """Paragraphs without a footnote, sections without a block."""
    for section, paragraph in note.paragraphs():
        if not paragraph.notes:
            yield _defect("unsourced", note, section, paragraph.text)
    for section in note.sections:
        if not section.blocks:
            yield _defect("empty", note, section, "")


def _misquoted(note: Note, dossier: Dossier) -> Iterator[str]:
    """Quotes that their passage does not hold where the footnote says, or that had not happened yet."""
    for footnote in note.footnotes:
        passage = dossier.passage(footnote.passage_id, footnote.language)
        located = locate(Quote(footnote.passage_id, footnote.language, footnote.quote), dossier)
        exact = passage is not None and passage.text[footnote.start : footnote.end] == footnote.quote
        if located is None or not exact:
            yield _about("misquoted", note, footnote)
        elif not all(holds_by(sentence, note.as_of) for sentence in quoted_sentences(located, dossier)):
            yield _about("too_late", note, footnote)


def _invented(note: Note, dossier: Dossier) -> Iterator[str]:
    """Figures, dates and names that neither a quote of the paragraph nor the head of its document holds."""
    for section, paragraph in note.paragraphs():
        footnotes = [note.footnote(number) for number in paragraph.notes]
        held = [part for footnote in footnotes for part in _held(footnote, note, dossier)]
        titles = _event_titles(footnotes, note, dossier)
        said = " ".join(titles.get(span.text, unlinked(span.text)) for span in paragraph.spans)
        for name in _named_whole(footnotes, dossier):
            said = said.replace(name, "")
        lacking = missing(said, [*held, *_fixed_words(section, note)])
        if lacking:
            yield _defect("invented", note, section, ", ".join(sorted(lacking)))


def _unfaithful(note: Note) -> Iterator[str]:
    """Paragraphs worded anew that do not say, sentence by sentence, what the quotes of that sentence say."""
    for section, paragraph in note.paragraphs():
        if paragraph.rewritten:
            quotes = {number: note.footnote(number).quote for number in paragraph.notes}
            sentences = [Reworded(span.text, span.notes) for span in paragraph.spans]
            if faults(sentences, quotes, note.language):
                yield _defect("unfaithful", note, section, paragraph.text)


def _event_titles(footnotes: list[Footnote], note: Note, dossier: Dossier) -> dict[str, str]:
    """The titles of the events that the passages quoted tell, and how they would stand inside a sentence."""
    passages = {footnote.passage_id for footnote in footnotes}
    titles = [event.title(note.language) for event in dossier.events if event.passage in passages]
    key = "briefing.chronology.superseded"
    gone = {text(key, note.language, event=title): as_told(title, dossier) for title in titles}
    return gone | {title: as_told(title, dossier) for title in titles}


def _named_whole(footnotes: list[Footnote], dossier: Dossier) -> Iterator[str]:
    """Titles and references of the documents quoted: « CELEX 32016R0679 » is no figure of a sentence."""
    for footnote in footnotes:
        document = dossier.document(footnote.passage_id.partition("#")[0], footnote.language)
        yield from (name for name in (document.title, document.reference) if name) if document else ()


def _held(footnote: Footnote, note: Note, dossier: Dossier) -> Iterator[str]:
    yield footnote.quote
    document = dossier.document(footnote.passage_id.partition("#")[0], footnote.language)
    yield from _head(document, note) if document else ()
    yield from (source_text(source, note) for source in footnote.sources)
    yield from (spell_date(s.on, note.language) for s in quoted_by(footnote, dossier) if s.on)


def _head(document: Document, note: Note) -> Iterator[str]:
    """What the document's front matter tells of it: title, reference and dates."""
    yield document.title
    yield document.reference or ""
    yield from (spell_date(day, note.language) for day in (document.published, document.in_force_from) if day)


def _fixed_words(section: Section, note: Note) -> Iterator[str]:
    """The catalogue's own words in the section: they say what no source has to."""
    if section.kind is SectionKind.TO_CHECK:
        for key in ("press", "other"):
            yield text(f"briefing.to_check.{key}", note.language, publisher="", date="", title="")
        yield text("briefing.to_check.unconfirmed", note.language)


def _said_twice(note: Note) -> Iterator[str]:
    """Sentences that stand in the text more than once; tables and points to check may say again what it says."""
    before: set[str] = set()
    for section, paragraph in prose(note):
        if section.kind is SectionKind.TO_CHECK:
            continue
        for span in paragraph.spans:
            said = fold(unlinked(span.text))
            if said in before:
                yield _defect("twice", note, section, span.text)
            before.add(said)


def _superseded(note: Note, dossier: Dossier) -> Iterator[str]:
    """Facts that no longer held on the note's day, in a section that does not call them so and say what came after."""
    gone = {f.number for f in note.footnotes if any(is_superseded(s, note.as_of) for s in quoted_by(f, dossier))}
    told = [
        (section, paragraph) for section, paragraph in note.paragraphs() if section.kind is not SectionKind.TO_CHECK
    ]
    for section, paragraph in told:
        beside = [other for place, other in told if place is section]
        for number in gone.intersection(paragraph.notes):
            if not any(_called_gone(other, number, note, dossier) for other in beside):
                yield _defect("superseded", note, section, note.footnote(number).quote)


def _called_gone(paragraph: Paragraph, number: int, note: Note, dossier: Dossier) -> bool:
    """Whether the paragraph says of the fact that it no longer holds, and quotes what replaced it."""
    replaced = {s.then for s in quoted_by(note.footnote(number), dossier) if s.then}
    cited = {note.footnote(other).passage_id for other in paragraph.notes if other != number}
    words = text("briefing.disagreements.superseded", note.language)
    return number in paragraph.notes and words in paragraph.text and replaced <= cited


def _defect(code: str, note: Note, section: Section, about: str) -> str:
    return text(f"briefing.defect.{code}", note.language, section=section.heading, about=about)


def _about(code: str, note: Note, footnote: Footnote) -> str:
    return text(f"briefing.defect.{code}", note.language, number=footnote.number, about=footnote.quote)
