"""Checks that both languages of a document say the same: sections, sentences, figures, dates, names, sources."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.figures import numbers
from corpus.findings import Finding, finding
from corpus.names import Names
from corpus.records import Document, Passage, Sentence
from corpus.spelled_dates import spelled_dates
from corpus.texts import Text, headings_of, title_of


def parity_findings(document: Document, twin: Document, names: Names, folder: Path) -> list[Finding]:
    """Where the English document says more, less or other than the French one; told at the English line."""
    anchors, twins = ([passage.anchor for passage in side.passages] for side in (document, twin))
    if anchors != twins:
        extra = [anchor for anchor in twins if anchor not in anchors] + [a for a in anchors if a not in twins]
        moved = [b for a, b in zip(anchors, twins, strict=False) if a != b]
        missing = (extra + moved + twins[len(anchors) :])[0]
        line = next((passage.line for passage in twin.passages if passage.anchor == missing), 1)
        return [finding(twin.path, line, "anchors_differ", anchor=missing, other=document.path)]
    compare = _Comparison(names, document.path, twin.path)
    compare.texts(title_of(document, folder), title_of(twin, folder))
    for ours, theirs in zip(headings_of(document), headings_of(twin), strict=True):
        compare.texts(ours, theirs)
    for passage, twin_passage in zip(document.passages, twin.passages, strict=True):
        compare.passages(passage, twin_passage)
    return compare.findings


class _Comparison:
    """Gathers what differs between a French document and its English twin."""

    def __init__(self, names: Names, path: str, twin_path: str) -> None:
        self.findings: list[Finding] = []
        self._names = names
        self._path = path
        self._twin_path = twin_path

    def passages(self, ours: Passage, theirs: Passage) -> None:
        """Their sentences, one by one if there are as many, and the number of their questions."""
        counts = {"here": len(theirs.sentences), "there": len(ours.sentences)}
        if counts["here"] != counts["there"]:
            self._note(theirs.line, "sentence_count", ours.line, **counts)
            return
        counts = {"here": len(theirs.questions), "there": len(ours.questions)}
        if counts["here"] != counts["there"]:
            self._note(theirs.line, "question_count", ours.line, **counts)
        elif ours.answers != theirs.answers:
            self._note(theirs.line, "differs_answers", ours.line)
        for first, second in zip(ours.sentences, theirs.sentences, strict=True):
            self.texts(Text("sentence", first.line, first.text), Text("sentence", second.line, second.text))
            self._attachments(first, second)

    def texts(self, ours: Text, theirs: Text) -> None:
        """Level, figures, dates and names; the date of figures that differ would only repeat the defect."""
        if ours.depth != theirs.depth:
            self._note(theirs.line, "differs_level", ours.line)
        here, there = (sorted(numbers(side.text)) for side in (theirs, ours))
        if here != there:
            self._note(theirs.line, "differs_figures", ours.line, **_sides(here, there))
        else:
            here, there = sorted(spelled_dates(theirs.text, "en")), sorted(spelled_dates(ours.text, "fr"))
            if here != there:
                self._note(theirs.line, "differs_dates", ours.line, **_sides(here, there))
        missing = self._names.differing({"fr": ours.text, "en": theirs.text})
        if any(missing.values()):
            self._note(theirs.line, "differs_names", ours.line, **_sides(missing["en"], missing["fr"]))

    def _attachments(self, ours: Sentence, theirs: Sentence) -> None:
        if ours.sources != theirs.sources:
            self._note(theirs.line, "differs_sources", ours.line, **_sides(theirs.sources, ours.sources))
        here, there = (f"{s.on} {s.until} {s.then} {sorted(s.conflicts.items())}" for s in (theirs, ours))
        if here != there:
            self._note(theirs.line, "differs_marks", ours.line, here=here, there=there)

    def _note(self, line: int, code: str, other_line: int, **params: object) -> None:
        other = f"{self._path}:{other_line}"
        self.findings.append(finding(self._twin_path, line, code, other=other, **params))


def _sides(here: Sequence[str], there: Sequence[str]) -> dict[str, str]:
    return {"here": " ".join(here) or "—", "there": " ".join(there) or "—"}
