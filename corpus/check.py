"""Proves that the dossier is what docs/corpus-format.md says, by all the checks together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.check_coverage import Coverage, check_coverage
from corpus.check_names import read_names
from corpus.check_parity import parity_findings
from corpus.check_style import style_findings
from corpus.check_typography import typography_findings
from corpus.data_files import line_of
from corpus.dossier import Dossier, read_dossier
from corpus.findings import Finding, finding
from corpus.names import Names
from corpus.records import LANGUAGES, Conflict, Document, Language, Passage
from corpus.typography import fold

MIN_QUESTIONS = 3


@dataclass(frozen=True)
class Counts:
    """How much the dossier holds in one language, and how much of the fact base it tells (coverage.yaml)."""

    documents: int
    sections: int
    sentences: int
    questions: int
    facts: int = 0
    provisions: int = 0


@dataclass(frozen=True)
class Report:
    """What the check found and counted; the dossier is sound when `findings` is empty."""

    findings: list[Finding]
    counts: dict[Language, Counts]
    sources: int
    events: int
    conflicts: int


def check_dossier(folder: Path) -> Report:
    """Every defect of a folder's dossier, sorted by file and line; raises DossierMissing."""
    dossier, findings = read_dossier(folder)
    if dossier is None:
        return Report(sorted(findings), {}, 0, 0, 0)
    pairs, name_findings = read_names(folder)
    names = Names(dossier, pairs)
    coverage, coverage_findings = check_coverage(dossier, folder)
    findings += name_findings + coverage_findings
    for document in dossier.documents:
        findings += _document_findings(document)
        findings += style_findings(document, folder) + typography_findings(document, folder)
        if document.language == LANGUAGES[0]:
            twin = dossier.document(document.id, LANGUAGES[1])
            findings += parity_findings(document, twin, names, folder) if twin else []
    findings += _question_findings(dossier) + _data_findings(dossier, folder)
    counts = {language: _count(dossier, coverage, language) for language in LANGUAGES}
    return Report(sorted(set(findings)), counts, len(dossier.sources), len(dossier.events), len(dossier.conflicts))


def _count(dossier: Dossier, coverage: Coverage, language: Language) -> Counts:
    passages = dossier.passages(language)
    return Counts(
        documents=sum(document.language == language for document in dossier.documents),
        sections=len(passages),
        sentences=sum(len(passage.sentences) for passage in passages),
        questions=sum(len(passage.questions) for passage in passages),
        facts=coverage.count("facts", language),
        provisions=coverage.count("provisions", language),
    )


def _document_findings(document: Document) -> list[Finding]:
    findings: list[Finding] = []
    for passage in document.passages:
        if len(passage.questions) < MIN_QUESTIONS:
            params = {"anchor": passage.anchor, "count": len(passage.questions), "least": MIN_QUESTIONS}
            findings.append(finding(document.path, passage.line, "few_questions", **params))
        for sentence in passage.sentences:
            if not sentence.sources:
                findings.append(finding(document.path, sentence.line, "unsourced", start=sentence.text[:50]))
            if not re.search(r"[.!?…][\u00a0\u202f ]?[»”\")]?$", sentence.text):
                findings.append(finding(document.path, sentence.line, "unfinished", end=sentence.text[-40:]))
    return findings


def _question_findings(dossier: Dossier) -> list[Finding]:
    findings: list[Finding] = []
    first: dict[tuple[Language, str], str] = {}
    for document in dossier.documents:
        for passage in document.passages:
            for question in passage.questions:
                key = (document.language, fold(question))
                if key in first:
                    params = {"question": question, "other": first[key]}
                    findings.append(finding(document.path, passage.line, "question_twice", **params))
                first.setdefault(key, f"{document.path}:{passage.line}")
    return findings


def _data_findings(dossier: Dossier, folder: Path) -> list[Finding]:
    """The timeline, the conflicts and the bibliography against the documents."""
    passages = {passage.id: passage for passage in dossier.passages(LANGUAGES[0])}
    findings = _event_findings(dossier, folder, set(passages))
    for conflict in dossier.conflicts.values():
        findings += _conflict_findings(dossier, folder, conflict, passages)
    cited = {source for passage in passages.values() for s in passage.sentences for source in s.sources}
    cited |= {source for c in dossier.conflicts.values() for side in c.sides for source in side.sources}
    path = folder / "sources.yaml"
    for source in dossier.sources.keys() - cited:
        findings.append(finding(path.name, line_of(path, source), "source_not_cited", source=source))
    return findings


def _event_findings(dossier: Dossier, folder: Path, passage_ids: set[str]) -> list[Finding]:
    path = folder / "events.yaml"
    actors = {actor.id for actor in dossier.actors}
    findings: list[Finding] = []
    for event in dossier.events:
        line = line_of(path, event.id)
        if event.passage not in passage_ids:
            findings.append(finding(path.name, line, "unknown_passage", passage=event.passage))
        unknown = set(event.actors) - actors
        findings += [finding(path.name, line, "unknown_actor", actor=actor, event=event.id) for actor in unknown]
    return findings


def _conflict_findings(
    dossier: Dossier, folder: Path, conflict: Conflict, passages: dict[str, Passage]
) -> list[Finding]:
    path = folder / "conflicts.yaml"
    line = line_of(path, conflict.id)
    findings: list[Finding] = []
    for number, side in enumerate(conflict.sides, 1):
        told = passages.get(side.passage)
        if told is None or not any(s.conflicts.get(conflict.id) == number for s in told.sentences):
            params = {"conflict": f"{conflict.id}/{number}", "passage": side.passage}
            findings.append(finding(path.name, line, "side_not_told", **params))
        unknown = set(side.sources) - dossier.sources.keys()
        findings += [finding(path.name, line, "unknown_footnote", source=source) for source in unknown]
    return findings
