"""The whole dossier in memory: its documents, bibliography, timeline, conflicts, glossary and actors."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from corpus.data_files import DATA_FILES, read_data
from corpus.errors import DossierDefective, DossierMissing
from corpus.findings import Finding, finding
from corpus.markdown import DocumentReader
from corpus.records import LANGUAGES, Actor, Conflict, Document, Event, Language, Passage, Source, Term

CORPUS_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Dossier:
    """Everything the assistant may say, with look-ups by id; `version` changes when any file does."""

    title: dict[Language, str]
    speaks_until: date
    version: str
    documents: tuple[Document, ...]
    sources: dict[str, Source]
    events: tuple[Event, ...] = ()
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    actors: tuple[Actor, ...] = ()

    @cached_property
    def _documents(self) -> dict[tuple[str, Language], Document]:
        return {(document.id, document.language): document for document in self.documents}

    @cached_property
    def _passages(self) -> dict[tuple[str, Language], Passage]:
        return {(p.id, document.language): p for document in self.documents for p in document.passages}

    def document(self, document_id: str, language: Language) -> Document | None:
        """The document in this language, or None."""
        return self._documents.get((document_id, language))

    def passage(self, passage_id: str, language: Language) -> Passage | None:
        """The passage in this language, or None."""
        return self._passages.get((passage_id, language))

    def passage_in_either(self, passage_id: str, language: Language) -> Passage | None:
        """The passage in the language, else in the other one, else None."""
        return next((found for spoken in (language, *LANGUAGES) if (found := self.passage(passage_id, spoken))), None)

    def passages(self, language: Language) -> list[Passage]:
        """All passages of a language, in the dossier's order."""
        return [passage for (_, spoken), passage in self._passages.items() if spoken == language]


def load_dossier(folder: Path = CORPUS_FOLDER) -> Dossier:
    """The dossier of a folder; raises DossierMissing or DossierDefective (with file and line)."""
    dossier, findings = read_dossier(folder)
    if findings or dossier is None:
        raise DossierDefective(findings)
    return dossier


def read_dossier(folder: Path) -> tuple[Dossier | None, list[Finding]]:
    """The dossier as far as it can be read, and every defect that keeps it from being served."""
    paths = sorted((folder / "documents").glob("*/*.md"))
    if not paths:
        raise DossierMissing(folder=folder)
    documents: list[Document] = []
    findings: list[Finding] = []
    for path in paths:
        reader = DocumentReader(path, path.relative_to(folder).as_posix())
        document = reader.read()
        findings += reader.findings
        documents += [document] if document else []
    data, data_findings = read_data(folder)
    findings += data_findings
    if data is None or len(documents) < len(paths):
        # What another file says of an unreadable one would only repeat the defect.
        return None, findings
    dossier = Dossier(
        title={"fr": data.head.title_fr, "en": data.head.title_en},
        speaks_until=data.head.speaks_until,
        version=_version(folder, paths, str(data.head.speaks_until)),
        documents=tuple(documents),
        sources={source.id: source for source in data.sources},
        events=tuple(data.events),
        conflicts={conflict.id: conflict for conflict in data.conflicts},
        glossary=tuple(data.glossary),
        actors=tuple(data.actors),
    )
    return dossier, findings + _reference_findings(dossier, paths, folder)


def _version(folder: Path, paths: list[Path], head: str) -> str:
    digest = hashlib.sha256()
    for path in [*paths, *(folder / f"{name}.yaml" for name in DATA_FILES)]:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{head}+{digest.hexdigest()[:12]}"


def _reference_findings(dossier: Dossier, paths: list[Path], folder: Path) -> list[Finding]:
    """What a document names and the dossier has not: a source, a passage, a conflict, its other language."""
    findings: list[Finding] = []
    names = {path.relative_to(folder).as_posix() for path in paths}
    passage_ids = {passage.id for document in dossier.documents for passage in document.passages}
    seen: dict[str, set[str]] = defaultdict(set)
    for document in dossier.documents:
        seen[document.id].add(document.kind)
        stem = document.path.removesuffix(f".{document.language}.md")
        twins = [f"{stem}.{language}.md" for language in LANGUAGES]
        findings += [
            finding(document.path, 1, "language_missing", expected=twin) for twin in twins if twin not in names
        ]
        if len(seen[document.id]) > 1:
            findings.append(finding(document.path, 1, "duplicate_document", id=document.id))
        for passage in document.passages:
            findings += _sentence_findings(dossier, document, passage, passage_ids)
    return findings


def _sentence_findings(dossier: Dossier, document: Document, passage: Passage, passage_ids: set[str]) -> list[Finding]:
    findings: list[Finding] = []
    for sentence in passage.sentences:
        unknown = [source for source in sentence.sources if source not in dossier.sources]
        findings += [finding(document.path, sentence.line, "unknown_footnote", source=name) for name in unknown]
        if sentence.then and sentence.then not in passage_ids:
            findings.append(finding(document.path, sentence.line, "unknown_passage", passage=sentence.then))
        for name, side in sentence.conflicts.items():
            conflict = dossier.conflicts.get(name)
            if conflict is None or not 1 <= side <= len(conflict.sides):
                findings.append(finding(document.path, sentence.line, "unknown_conflict", conflict=f"{name}/{side}"))
    return findings
