"""Reads the dossier's YAML files: bibliography, timeline, conflicts, glossary, actors, and its head."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from corpus.findings import Finding, finding
from corpus.records import Actor, Conflict, Event, Head, Source, Term
from corpus.yaml_errors import error_line, error_reason

DATA_FILES = ("dossier", "sources", "events", "conflicts", "glossary", "actors")
_RecordType = TypeVar("_RecordType", bound=BaseModel)


@dataclass(frozen=True)
class Data:
    """What the YAML files hold."""

    head: Head
    sources: list[Source]
    events: list[Event]
    conflicts: list[Conflict]
    glossary: list[Term]
    actors: list[Actor]


def read_data(folder: Path) -> tuple[Data | None, list[Finding]]:
    """The files' records and their defects; None when a file as a whole cannot be used."""
    findings: list[Finding] = []
    trees = {name: _tree(folder / f"{name}.yaml", findings) for name in DATA_FILES}
    head = _head(trees["dossier"], findings) if not findings else None
    if head is None:
        return None, findings
    data = Data(
        head=head,
        sources=_records(Source, folder / "sources.yaml", trees["sources"], findings),
        events=_records(Event, folder / "events.yaml", trees["events"], findings),
        conflicts=_records(Conflict, folder / "conflicts.yaml", trees["conflicts"], findings),
        glossary=_records(Term, folder / "glossary.yaml", trees["glossary"], findings),
        actors=_records(Actor, folder / "actors.yaml", trees["actors"], findings),
    )
    return data, findings


def line_of(path: Path, entry: str) -> int:
    """The line of a YAML list's entry, by its id or term; 1 when it cannot be told."""
    heads = (f"- id: {entry}", f"- term_fr: {entry}")
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.replace("'", "").strip() in heads), 1)


def _tree(path: Path, findings: list[Finding]) -> Any:  # noqa: ANN401 - what the file holds is not known yet
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        findings.append(finding(path.name, 1, "file_missing"))
        return None
    except (OSError, UnicodeDecodeError) as error:
        findings.append(finding(path.name, 1, "unreadable", reason=error))
        return None
    try:
        tree = yaml.safe_load(text)
    except yaml.YAMLError as error:
        findings.append(finding(path.name, error_line(error, text), "yaml_broken", reason=error_reason(error)))
        return None
    except ValueError as error:
        # A date that the calendar has not, such as 2026-02-30.
        findings.append(finding(path.name, 1, "yaml_broken", reason=error))
        return None
    if path.stem != "dossier" and not _is_list_of_entries(tree):
        findings.append(finding(path.name, 1, "not_a_list"))
        return None
    return tree or []


def _is_list_of_entries(tree: object) -> bool:
    return tree is None or (isinstance(tree, list) and all(isinstance(entry, dict) for entry in tree))


def _head(tree: object, findings: list[Finding]) -> Head | None:
    try:
        return Head.model_validate(tree)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "dossier"
        findings.append(finding("dossier.yaml", 1, "record_broken", where=where, reason=first["msg"]))
        return None


def _records(
    kind: type[_RecordType], path: Path, tree: list[dict[str, Any]], findings: list[Finding]
) -> list[_RecordType]:
    records: list[_RecordType] = []
    for position, entry in enumerate(tree, 1):
        # YAML reads `2026-04-23` as a date and `2026` as a number; a date of known precision is text.
        dated = {
            key: str(value) if key in ("date", "id") and value is not None else value for key, value in entry.items()
        }
        name = str(entry.get("id") or entry.get("term_fr") or position)
        try:
            records.append(kind.model_validate(dated))
        except ValidationError as error:
            first = error.errors()[0]
            where = f"{name}.{'.'.join(map(str, first['loc']))}"
            findings.append(finding(path.name, line_of(path, name), "record_broken", where=where, reason=first["msg"]))
    ids = Counter(str(entry["id"]) for entry in tree if "id" in entry)
    twice = [name for name, times in ids.items() if times > 1]
    findings += [finding(path.name, line_of(path, name), "duplicate_entry", id=name) for name in twice]
    return records
