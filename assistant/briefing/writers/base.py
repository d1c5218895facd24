"""What a note's writer is: it sets a note in one file format and changes nothing of what it says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar, NamedTuple
from urllib.parse import urlsplit

from assistant.briefing.records import Footnote, Length, Note, Quotations, SectionKind, Table
from assistant.briefing.writers.reference import check_package, check_template, template_file, unusable
from assistant.records import SourceReference
from assistant.web.templating import safe_url
from corpus.catalogue import spell_date, text

# Rows and letters: about a quarter of a page.
_SHORT_TABLE = (5, 700)


class NoteWriter(ABC):
    """Sets a note as a file; `name` is the format asked for and the file's suffix."""

    name: ClassVar[str]
    media_type: ClassVar[str]
    looks: ClassVar[str] = ""
    """The file that the note's looks are in, when they are not in the code; one of one's own can replace it."""
    suffixes: ClassVar[tuple[str, ...]] = ()
    """What the names of such files end in."""
    part: ClassVar[str] = ""
    """The part that such a file has, when it is an archive."""

    def __init__(self, template: Path | None = None) -> None:
        """`template` replaces the file `looks` for this writer; raises NoteTemplateUnusable."""
        if template:
            check_template(template, self.name, self.suffixes)
        self._own = template
        # Said before a note is composed.
        if self.part:
            check_package(self.template, self.part, self.name)

    @property
    def template(self) -> Path:
        """The file that the note takes its looks from."""
        return self._own or template_file(self.looks)

    def template_text(self) -> str:
        """What stands in that file, when it is one of text; raises NoteTemplateUnusable when it is not."""
        try:
            return self.template.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise unusable(self.template, "no_text") from error

    @abstractmethod
    def write(self, note: Note) -> bytes:
        """The file's content."""


def situation(note: Note) -> str:
    """For which day the note speaks, and when it was made."""
    days = {"as_of": note.as_of, "made_on": note.made_on}
    spelled = {name: spell_date(day.isoformat(), note.language) for name, day in days.items()}
    return text("briefing.situation", note.language, **spelled)


def origin(note: Note) -> str:
    """The line that says what the note was made from, the dossier and its version, and who worded it."""
    told = text("briefing.origin", note.language, version=note.dossier_version)
    if note.rewriting is None:
        return told
    counts = note.rewriting.model_dump()
    key = "given_up" if note.rewriting.given_up else "done" if note.rewriting.rewritten else "none"
    return f"{told} {text(f'briefing.rewriting.{key}', note.language, **counts)}"


def has_contents(note: Note) -> bool:
    """Whether the note is long enough to want a table of contents."""
    return note.length is not Length.SHORT


def tables_of(note: Note) -> list[Table]:
    """The note's tables in the order of reading."""
    return [block for section in note.sections for block in section.blocks if isinstance(block, Table)]


def is_short(table: Table) -> bool:
    """Whether the table fills so little of a page that it had better stand on one."""
    rows, letters = _SHORT_TABLE
    return len(table.rows) <= rows and sum(len(cell.text) for row in table.rows for cell in row.cells) <= letters


class Named(NamedTuple):
    """A source by its title, in the language that the source is in, and what stands after it, in the note's."""

    title: str
    language: str
    rest: str

    @property
    def text(self) -> str:
        """Both, one after the other."""
        return self.title + self.rest


def named_in_footnote(footnote: Footnote, note: Note) -> Named:
    """What stands at the foot of the page: the source, its publisher and date; the address comes apart.

    The passage is named here only in a note whose annex does not name it under the same number.
    """
    first = footnote.sources[0] if footnote.sources else None
    title, language = (first.title, first.language) if first else (footnote.title, footnote.language)
    publisher = footnote.publisher if footnote.publisher not in (title, site_of(footnote.url)) else None
    dated = spell_date(footnote.published, note.language) if footnote.published else None
    rest = "".join(f", {part}" for part in (publisher, dated) if part)
    if not note.section(SectionKind.ANNEX):
        rest = text("briefing.footnote", note.language, source=rest, passage=footnote.passage_id)
    return Named(title, language, rest)


def named_in_list(source: SourceReference, note: Note) -> Named:
    """A source as the bibliography lists it, without its address."""
    dated = f", {spell_date(source.date, note.language)}" if source.date else ""
    return Named(source.title, source.language, f" ({source.publisher}{dated})")


def quotation_runs(quotations: Quotations) -> list[list[int]]:
    """The numbers cut where one is missing: each run is a numbered list of its own."""
    runs: list[list[int]] = []
    for number in quotations.numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def source_text(source: SourceReference, note: Note) -> str:
    """The source in one string, as the bibliography lists it."""
    return named_in_list(source, note).text


def site_of(url: str | None) -> str | None:
    """The site of a web page as a reader names it (`legifrance.gouv.fr`), or None without an address to follow."""
    host = urlsplit(safe_url(url) or "").hostname
    return host.removeprefix("www.") if host else None
