"""Proves that the dossier is what docs/corpus-format.md says: both languages alike, every sentence sourced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.data_files import line_of
from corpus.dossier import Dossier, read_dossier
from corpus.figures import numbers
from corpus.findings import Finding, finding
from corpus.records import LANGUAGES, Conflict, Document, Language, Passage, Sentence
from corpus.typography import fold

MIN_QUESTIONS = 3


@dataclass(frozen=True)
class Counts:
    """How much the dossier holds in one language."""

    documents: int
    sections: int
    sentences: int
    questions: int


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
    for document in dossier.documents:
        findings += _document_findings(document)
        if document.language == LANGUAGES[0]:
            twin = dossier.document(document.id, LANGUAGES[1])
            findings += _parity_findings(document, twin) if twin else []
    findings += _question_findings(dossier) + _data_findings(dossier, folder)
    counts = {language: _count(dossier, language) for language in LANGUAGES}
    return Report(sorted(set(findings)), counts, len(dossier.sources), len(dossier.events), len(dossier.conflicts))


def _count(dossier: Dossier, language: Language) -> Counts:
    passages = dossier.passages(language)
    return Counts(
        documents=sum(document.language == language for document in dossier.documents),
        sections=len(passages),
        sentences=sum(len(passage.sentences) for passage in passages),
        questions=sum(len(passage.questions) for passage in passages),
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


def _parity_findings(document: Document, twin: Document) -> list[Finding]:
    """Where the second language says more, less or other than the first; told at the second one's line."""
    anchors, twins = ([passage.anchor for passage in side.passages] for side in (document, twin))
    if anchors != twins:
        extra = [anchor for anchor in twins if anchor not in anchors] + [a for a in anchors if a not in twins]
        moved = [b for a, b in zip(anchors, twins, strict=False) if a != b]
        missing = (extra + moved + twins[len(anchors) :])[0]
        line = next((passage.line for passage in twin.passages if passage.anchor == missing), 1)
        return [finding(twin.path, line, "anchors_differ", anchor=missing, other=document.path)]
    findings: list[Finding] = []
    for ours, theirs in zip(document.passages, twin.passages, strict=True):
        findings += _passage_parity(ours, theirs, document.path, twin.path)
    return findings


def _passage_parity(ours: Passage, theirs: Passage, path: str, twin_path: str) -> list[Finding]:
    if len(ours.sentences) != len(theirs.sentences):
        params = {"here": len(theirs.sentences), "there": len(ours.sentences), "other": f"{path}:{ours.line}"}
        return [finding(twin_path, theirs.line, "sentence_count", **params)]
    findings: list[Finding] = []
    if len(ours.questions) != len(theirs.questions):
        params = {"here": len(theirs.questions), "there": len(ours.questions), "other": f"{path}:{ours.line}"}
        findings.append(finding(twin_path, theirs.line, "question_count", **params))
    for first, second in zip(ours.sentences, theirs.sentences, strict=True):
        for what, a, b in _compared(first, second):
            if a != b:
                params = {"what": what, "here": b or "—", "there": a or "—", "other": f"{path}:{first.line}"}
                findings.append(finding(twin_path, second.line, f"differs_{what}", **params))
    return findings


def _compared(first: Sentence, second: Sentence) -> list[tuple[str, str, str]]:
    pairs = [("figures", " ".join(sorted(numbers(first.text))), " ".join(sorted(numbers(second.text))))]
    pairs.append(("sources", " ".join(first.sources), " ".join(second.sources)))
    marks = [f"{s.on} {s.until} {s.then} {sorted(s.conflicts.items())}" for s in (first, second)]
    return [*pairs, ("marks", marks[0], marks[1])]


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
