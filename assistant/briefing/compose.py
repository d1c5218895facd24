"""Composes a note: what the topic is about, then section after section, each sentence said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from assistant.briefing.choices import resolved
from assistant.briefing.composition import Composition
from assistant.briefing.errors import NoteEmptied, TopicEmptyThen
from assistant.briefing.numbering import renumbered
from assistant.briefing.pinning import reserve, with_pinned
from assistant.briefing.plan import plan_for
from assistant.briefing.pruning import mentioned, pruned
from assistant.briefing.records import Audience, Block, Note, Section, SectionKind
from assistant.briefing.relevance import RelevanceFinder
from assistant.briefing.request import NoteRequest
from assistant.briefing.sections.actors import actors
from assistant.briefing.sections.chronology import chronology
from assistant.briefing.sections.context import context
from assistant.briefing.sections.disagreements import disagreements
from assistant.briefing.sections.essentials import essentials
from assistant.briefing.sections.law import law
from assistant.briefing.sections.questions import questions
from assistant.briefing.sections.risks import risks
from assistant.briefing.sections.sources import annex, sources
from assistant.briefing.sections.to_check import to_check
from assistant.briefing.topic import Topic, take_in
from assistant.figures import figures
from assistant.service import Assistant
from corpus.catalogue import catalogue, text
from corpus.records import Language

Progress = Callable[[int, int], None]
_Builder = Callable[[Composition], Iterator[Block]]

# Built in this order, which is not the order of reading: the disagreements are those that the rest touches.
_ALWAYS = (SectionKind.TO_CHECK, SectionKind.SOURCES, SectionKind.ANNEX)


class NoteComposer:
    """Composes notes from one assistant's index; safe to share between threads."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._finder = RelevanceFinder(assistant.index)

    def compose(self, request: NoteRequest, progress: Progress | None = None) -> Note:
        """The note; raises TopicOutside, TopicEmptyThen, or a QuestionError for a topic that cannot be read."""
        topic = take_in(request, self._assistant, self._finder)
        plan = plan_for(request.audience, request.length)
        choices = resolved(request, self._assistant.dossier)
        composition = Composition(
            self._assistant.index, self._finder.vectors, topic.relevance, plan, topic.language, topic.as_of, choices,
            frozenset(figures(topic.text)),
        )  # fmt: skip
        sections = list(self._sections(request, composition, progress))
        if not any(section.kind not in _ALWAYS for section in sections):
            emptied = choices.removes or request.sections is not None
            raise (NoteEmptied if emptied else TopicEmptyThen)(topic=request.topic, date=topic.as_of.isoformat())
        return self._note(request, topic, sections, composition)

    def _sections(self, request: NoteRequest, composition: Composition, progress: Progress | None) -> Iterator[Section]:
        """The sections in the order in which they are built; those that trace the note rest on what is left of it."""
        builders = self._builders(composition)
        wanted = [kind for kind in builders if request.sections is None or kind in {*request.sections, *_ALWAYS}]
        reserve(composition, wanted)
        carried: set[int] = set()
        for done, (kind, build) in enumerate(builders.items()):
            if progress:
                progress(done, len(builders))
            if kind not in wanted:
                continue
            blocks = with_pinned(kind, tuple(build(composition)), composition)
            kept = pruned(kind, blocks, composition.footnotes.struck())
            carried |= mentioned(kept)
            composition.footnotes.keep(carried)
            if kept:
                yield _section(kind, kept, request.audience, composition.language)
        if progress:
            progress(len(builders), len(builders))

    def _builders(self, composition: Composition) -> dict[SectionKind, _Builder]:
        plan = composition.plan
        return {
            SectionKind.ESSENTIALS: lambda c: essentials(c, plan.essentials),
            SectionKind.LAW: lambda c: law(c, plan.law),
            SectionKind.RISKS: lambda c: risks(c, plan.risks),
            SectionKind.QUESTIONS: lambda c: questions(c, self._finder.vectors, plan.questions),
            SectionKind.CONTEXT: lambda c: context(c, plan.context),
            SectionKind.ACTORS: lambda c: actors(c, plan.actors),
            SectionKind.CHRONOLOGY: lambda c: chronology(c, plan.chronology),
            SectionKind.DISAGREEMENTS: lambda c: disagreements(c, plan.disagreements),
            SectionKind.TO_CHECK: to_check,
            SectionKind.SOURCES: sources,
            SectionKind.ANNEX: annex,
        }

    def _note(self, request: NoteRequest, topic: Topic, sections: list[Section], composition: Composition) -> Note:
        order = list(SectionKind)
        words = topic.text[:1].upper() + topic.text[1:]
        note = Note(
            topic=topic.text, language=topic.language, title=_worded("title", request.audience, topic.language, words),
            made_on=datetime.now(UTC).date(), as_of=topic.as_of, audience=request.audience, length=request.length,
            dossier_version=self._assistant.dossier.version,
            sections=tuple(sorted(sections, key=lambda section: order.index(section.kind))),
            footnotes=composition.footnotes.every,
        )  # fmt: skip
        return renumbered(note)


def _section(kind: SectionKind, blocks: tuple[Block, ...], audience: Audience, language: Language) -> Section:
    return Section(kind=kind, heading=_worded(f"heading.{kind}", audience, language), blocks=blocks)


def _worded(key: str, audience: Audience, language: Language, topic: str = "") -> str:
    """The catalogue's words for this audience, or for all of them."""
    own = f"briefing.{key}_{audience}"
    return text(own if own in catalogue(language) else f"briefing.{key}", language, topic=topic)
