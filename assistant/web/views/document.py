"""A document to read: its sections, the sources of each sentence, and what is no longer so or is disputed."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count, groupby
from typing import NamedTuple

from assistant.web.templating import fill
from assistant.web.views.missing import NotInDossier
from corpus.dates import first_day
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Conflict, Document, Language, Passage, Sentence, Source
from corpus.texts import headings_of


class Note(NamedTuple):
    """A source at the foot of the document; `reference` is the first place that points to it."""

    number: int
    source: Source
    reference: int


class SentenceView(NamedTuple):
    """A sentence, the places from which its sources are pointed to, and the disagreements it takes part in."""

    words: str
    references: list[tuple[int, int]]
    conflicts: list[Conflict]


class Run(NamedTuple):
    """Sentences of a paragraph that stopped being so on the same day, or that all still hold."""

    sentences: list[SentenceView]
    until: str | None
    past: bool
    then: Passage | None


@dataclass(frozen=True)
class Section:
    """A section as it is read."""

    passage: Passage
    heading: str
    level: int
    paragraphs: list[list[Run]]
    conflicts: list[Conflict]


@dataclass
class Reader:
    """Reads a document from its beginning, numbering its sources as they come."""

    dossier: Dossier
    language: Language
    notes: dict[str, Note] = field(default_factory=dict)
    places: count[int] = field(default_factory=lambda: count(1))

    def section(self, passage: Passage, heading: str, level: int) -> Section:
        """A section's paragraphs and the disagreements it mentions, each once."""
        paragraphs = [[self._run(run) for run in _runs(paragraph)] for paragraph in _paragraphs(passage)]
        mentioned = {name: None for sentence in passage.sentences for name in sentence.conflicts}
        conflicts = [self.dossier.conflicts[name] for name in mentioned if name in self.dossier.conflicts]
        return Section(passage, heading, level, paragraphs, conflicts)

    def _run(self, sentences: list[Sentence]) -> Run:
        first = sentences[0]
        past = first.until is not None and first_day(first.until) <= self.dossier.speaks_until
        then = self.dossier.passage_in_either(first.then, self.language) if first.then else None
        return Run([self._sentence(sentence) for sentence in sentences], first.until, past, then)

    def _sentence(self, sentence: Sentence) -> SentenceView:
        references = [self._reference(name) for name in sentence.sources if name in self.dossier.sources]
        conflicts = [self.dossier.conflicts[name] for name in sentence.conflicts if name in self.dossier.conflicts]
        return SentenceView(sentence.text, references, conflicts)

    def _reference(self, name: str) -> tuple[int, int]:
        place = next(self.places)
        note = self.notes.setdefault(name, Note(len(self.notes) + 1, self.dossier.sources[name], place))
        return place, note.number


def render_document(dossier: Dossier, language: Language, name: str, anchor: str | None = None) -> str:
    """The document in the language or else in the other one; raises NotInDossier for another name or anchor."""
    document = find_document(dossier, language, name)
    if anchor is not None and all(passage.anchor != anchor for passage in document.passages):
        raise NotInDossier("section", f"{name}#{anchor}")
    reader = Reader(dossier, language)
    headings = zip(document.passages, headings_of(document), strict=True)
    sections = [reader.section(passage, heading.text, heading.depth + 2) for passage, heading in headings]
    return fill("views/document.html", language, document=document, sections=sections, notes=reader.notes.values())


def find_document(dossier: Dossier, language: Language, name: str) -> Document:
    """The document in the language, else in the other one; raises NotInDossier."""
    for spoken in (language, *LANGUAGES):
        document = dossier.document(name, spoken)
        if document is not None:
            return document
    raise NotInDossier("document", name)


def _paragraphs(passage: Passage) -> list[list[Sentence]]:
    """The passage's sentences by paragraph; a blank line of its text ends one."""
    ends = [start for start in range(len(passage.text)) if passage.text.startswith("\n\n", start)]
    number = {id(sentence): sum(end < sentence.start for end in ends) for sentence in passage.sentences}
    return [list(group) for _, group in groupby(passage.sentences, key=lambda sentence: number[id(sentence)])]


def _runs(paragraph: list[Sentence]) -> list[list[Sentence]]:
    return [list(group) for _, group in groupby(paragraph, key=lambda sentence: (sentence.until, sentence.then))]
