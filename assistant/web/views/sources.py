"""The bibliography: every source with its rank, and the sections of the documents that rest on it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from assistant.web.templating import fill
from assistant.web.views.missing import NotInDossier
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Document, Language, Passage, Rank, Source


class Use(NamedTuple):
    """A document that rests on a source, and which of its sections do."""

    document: Document
    passages: list[Passage]


class Entry(NamedTuple):
    """A source, and what rests on it."""

    source: Source
    uses: list[Use]

    @property
    def sections(self) -> int:
        """How many sections rest on the source."""
        return sum(len(use.passages) for use in self.uses)


def render_sources(dossier: Dossier, language: Language, name: str | None = None) -> str:
    """The whole bibliography; raises NotInDossier for the name of no source."""
    if name is not None and name not in dossier.sources:
        raise NotInDossier("source", name)
    entries = list_entries(dossier, language)
    held = {entry.source.rank for entry in entries}
    return fill("views/sources.html", language, entries=entries, ranks=[rank for rank in Rank if rank in held])


def list_entries(dossier: Dossier, language: Language) -> list[Entry]:
    """The sources, the most authoritative first and the newest first within a rank."""
    used = _uses(dossier, language)
    entries = [Entry(source, used.get(source.id, [])) for source in dossier.sources.values()]
    newest_first = sorted(entries, key=lambda entry: entry.source.date or "", reverse=True)
    return sorted(newest_first, key=lambda entry: entry.source.rank.order)


def _uses(dossier: Dossier, language: Language) -> dict[str, list[Use]]:
    """What rests on each source, by its id; a document that lacks the language is read in the other one."""
    chosen: dict[str, Document] = {}
    for spoken in (language, *LANGUAGES):
        for document in dossier.documents:
            if document.language == spoken:
                chosen.setdefault(document.id, document)
    used: dict[str, list[Use]] = defaultdict(list)
    for document in chosen.values():
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in document.passages:
            for source in {name: None for sentence in passage.sentences for name in sentence.sources}:
                found[source].append(passage)
        for source, passages in found.items():
            used[source].append(Use(document, passages))
    return used
