"""Reads one document of the dossier: Markdown with YAML front matter (docs/corpus-format.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import ValidationError

from corpus.dates import is_date
from corpus.findings import Finding, finding
from corpus.records import Document, Language, Passage, Sentence
from corpus.typography import split_sentences
from corpus.yaml_errors import error_line, error_reason

_HEADING = re.compile(r"(?P<level>#{2,4})\s+(?P<title>.+?)\s*\{#(?P<anchor>[a-z0-9][a-z0-9.-]*)(?P<marks>[^}]*)\}\s*")
_TAIL = re.compile(r"(?P<notes>(?:\s*\[\^[^\]\s]+\])+)(?:\s*\{(?P<marks>[^{}]*)\})?")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_ANSWERED_BY = re.compile(r"(?P<question>.*\S)\s*\{(?P<numbers>\d+(?:,\d+)*)\}")
_MARKS = ("on", "until", "then", "conflict")


@dataclass
class _Section:
    """A section while it is being read."""

    anchor: str
    heading: str
    line: int
    marks: dict[str, str]
    paragraphs: list[list[tuple[int, str]]] = field(default_factory=lambda: [[]])
    questions: list[tuple[int, str]] = field(default_factory=list)


class DocumentReader:
    """Reads a file into a `Document`, noting each defect with its line instead of stopping at the first."""

    def __init__(self, path: Path, shown_path: str) -> None:
        self.path = path
        self.shown = shown_path
        self.findings: list[Finding] = []
        self._sections: list[_Section] = []
        self._trail: list[str] = []

    def read(self) -> Document | None:
        """The document, or None when its front matter cannot be used; `findings` tells what is wrong."""
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            self._note(1, "unreadable", reason=error)
            return None
        header, first_line = self._front_matter(lines)
        if header is None:
            return None
        self._read_sections(lines, first_line)
        return self._document(header)

    def _note(self, line: int, code: str, **params: object) -> None:
        self.findings.append(finding(self.shown, line, code, **params))

    def _front_matter(self, lines: list[str]) -> tuple[dict[str, str | None] | None, int]:
        if not lines or lines[0].strip() != "---":
            self._note(1, "front_matter_missing")
            return None, 0
        end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
        if end is None:
            self._note(1, "front_matter_unclosed")
            return None, 0
        text = "\n".join(lines[1:end])
        try:
            # BaseLoader keeps every scalar a string, so that `2026-04-23` stays the text that was written.
            header = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
        except yaml.YAMLError as error:
            self._note(error_line(error, text) + 1, "front_matter_broken", reason=error_reason(error))
            return None, 0
        if not isinstance(header, dict):
            self._note(2, "front_matter_broken", reason="key: value")
            return None, 0
        return {key: None if value in ("", "null", "~") else value for key, value in header.items()}, end + 1

    def _read_sections(self, lines: list[str], first_line: int) -> None:
        in_questions = False
        for number, line in enumerate(lines[first_line:], first_line + 1):
            stripped = line.strip()
            if stripped.startswith("```"):
                in_questions = stripped == "```questions"
            elif stripped.startswith("##") and not in_questions:
                self._open_section(number, stripped)
            elif self._sections:
                self._add_line(self._sections[-1], number, stripped, in_questions)
            elif stripped:
                self._note(number, "text_before_section")

    @staticmethod
    def _add_line(section: _Section, number: int, line: str, in_questions: bool) -> None:
        if in_questions:
            section.questions += [(number, line)] if line else []
        elif line:
            section.paragraphs[-1].append((number, line.removeprefix("- ")))
        elif section.paragraphs[-1]:
            section.paragraphs.append([])

    def _open_section(self, number: int, line: str) -> None:
        match = _HEADING.fullmatch(line)
        if not match:
            self._note(number, "heading_without_anchor")
            return
        depth = len(match["level"]) - 2
        self._trail = [*self._trail[:depth], match["title"]]
        anchor = match["anchor"]
        first = next((section.line for section in self._sections if section.anchor == anchor), None)
        if first is not None:
            self._note(number, "duplicate_anchor", anchor=anchor, first=first)
        marks = self._marks(number, match["marks"])
        self._sections.append(_Section(anchor, " — ".join(self._trail), number, marks))

    def _marks(self, line: int, text: str) -> dict[str, str]:
        marks: dict[str, str] = {}
        for item in text.split():
            key, _, value = item.partition("=")
            wrong_date = key in ("on", "until") and not is_date(value)
            if key not in _MARKS or not value or wrong_date:
                self._note(line, "unknown_mark", mark=item)
            else:
                marks[key] = value
        return marks

    def _document(self, header: dict[str, str | None]) -> Document | None:
        stem, _, language = self.path.name.removesuffix(".md").rpartition(".")
        expected = {"id": stem, "kind": self.path.parent.name, "language": language}
        for key, value in expected.items():
            if header.get(key) != value:
                self._note(1, "front_matter_mismatch", key=key, value=header.get(key), expected=value)
                return None
        for key in ("published", "in_force_from", "in_force_until"):
            if header.get(key) and not is_date(str(header[key])):
                self._note(1, "bad_date", key=key, value=header[key])
                return None
        try:
            document = Document.model_validate({**header, "path": self.shown})
        except ValidationError as error:
            first = error.errors()[0]
            self._note(1, "front_matter_key", key=".".join(map(str, first["loc"])), reason=first["msg"])
            return None
        in_force = {"on": document.in_force_from, "until": document.in_force_until}
        bounds = {mark: day for mark, day in in_force.items() if day}
        for section in self._sections:
            section.marks = bounds | section.marks
        passages = tuple(self._passage(document.id, document.language, section) for section in self._sections)
        if not passages:
            self._note(1, "no_section")
        return document.model_copy(update={"passages": passages})

    def _passage(self, document_id: str, language: Language, section: _Section) -> Passage:
        texts: list[str] = []
        sentences: list[Sentence] = []
        offset = 0
        for paragraph in filter(None, section.paragraphs):
            found = self._sentences(paragraph, section.marks, offset)
            sentences += found
            texts.append(" ".join(sentence.text for sentence in found))
            offset += len(texts[-1]) + 2
        if not sentences:
            self._note(section.line, "empty_section", anchor=section.anchor)
        questions = [self._question(number, line, len(sentences)) for number, line in section.questions]
        return Passage(
            id=f"{document_id}#{section.anchor}", document_id=document_id, language=language,
            heading=section.heading, text="\n\n".join(texts), sentences=tuple(sentences),
            questions=tuple(question for question, _ in questions), answers=tuple(by for _, by in questions),
            line=section.line,
        )  # fmt: skip

    def _question(self, number: int, line: str, sentences: int) -> tuple[str, tuple[int, ...]]:
        """A typical question and the positions of the sentences that answer it."""
        match = _ANSWERED_BY.fullmatch(line)
        if not match:
            return line, ()
        answered_by = [int(found) for found in match["numbers"].split(",")]
        for sentence in answered_by:
            if not 1 <= sentence <= sentences:
                self._note(number, "unknown_answer", sentence=sentence, count=sentences)
        return match["question"], tuple(at - 1 for at in answered_by if 1 <= at <= sentences)

    def _sentences(self, paragraph: list[tuple[int, str]], defaults: dict[str, str], offset: int) -> list[Sentence]:
        """The paragraph's sentences; notes and marks belong to the sentence just before them."""
        joined = "\n".join(line for _, line in paragraph)
        sentences: list[Sentence] = []
        at = 0
        for match in [*_TAIL.finditer(joined), None]:
            chunk = joined[at : match.start() if match else len(joined)]
            flat = chunk.replace("\n", " ")
            pieces = split_sentences(flat.strip())
            cursor = 0
            for number, piece in enumerate(pieces, 1):
                cursor = flat.index(piece, cursor)
                line = paragraph[joined[: at + cursor].count("\n")][0]
                last = match is not None and number == len(pieces)
                start = offset + sum(len(sentence.text) + 1 for sentence in sentences)
                notes = tuple(_NOTE.findall(match["notes"])) if match and last else ()
                marks = self._marks(line, (match["marks"] or "") if match and last else "")
                sentences.append(_sentence(piece, notes, {**defaults, **marks}, start, line))
            at = match.end() if match else at
        return sentences


def _sentence(text: str, notes: tuple[str, ...], marks: dict[str, str], start: int, line: int) -> Sentence:
    conflicts = {
        name: int(side) if re.fullmatch(r"[0-9]+", side) else 0
        for name, _, side in (item.partition("/") for item in marks.get("conflict", "").split(",") if item)
    }
    return Sentence(
        text=text, sources=notes, on=marks.get("on"), until=marks.get("until"), then=marks.get("then"),
        conflicts=conflicts, start=start, line=line,
    )  # fmt: skip
