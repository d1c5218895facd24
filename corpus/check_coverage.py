"""Checks coverage.yaml: which facts, provisions and contradictions of the fact base the dossier tells, and where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

import yaml

from corpus.dossier import Dossier
from corpus.findings import Finding, finding
from corpus.records import LANGUAGES, Language
from corpus.yaml_nodes import line, read_node

COVERAGE_FILE = "coverage.yaml"
CoverageKey = Literal["facts", "provisions", "conflicts"]


@dataclass(frozen=True)
class Coverage:
    """How many entries of each kind are told, by language: by one passage or more, all of which exist."""

    told: dict[tuple[CoverageKey, Language], int] = field(default_factory=dict)

    def count(self, key: CoverageKey, language: Language) -> int:
        """The number of entries told in the language."""
        return self.told.get((key, language), 0)


def check_coverage(dossier: Dossier, folder: Path) -> tuple[Coverage, list[Finding]]:
    """What is told, and the defects of coverage.yaml; a dossier made from no fact base has no such file."""
    findings: list[Finding] = []
    root = read_node(folder / COVERAGE_FILE, findings)
    if root is None:
        return Coverage(), findings
    told: Counter[tuple[CoverageKey, Language]] = Counter()
    for key, entries in _entries(root, "coverage", findings):
        kind = next((known for known in get_args(CoverageKey) if known == key.value), None)
        if kind is None:
            findings.append(finding(COVERAGE_FILE, line(key), "coverage_key", key=key.value))
            continue
        for name, passages in _entries(entries, kind, findings):
            if kind == "conflicts" and name.value not in dossier.conflicts:
                findings.append(finding(COVERAGE_FILE, line(name), "coverage_conflict", conflict=name.value))
            findings += _entry_findings(kind, name, passages, dossier)
            told.update((kind, language) for language in LANGUAGES if _is_told(passages, dossier, language))
    return Coverage(dict(told)), findings


def _entries(node: yaml.Node, where: str, findings: list[Finding]) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """A mapping's entries by their first occurrence; a finding when it is none or names one twice."""
    if not isinstance(node, yaml.MappingNode):
        findings.append(finding(COVERAGE_FILE, line(node), "coverage_broken", where=where))
        return []
    entries: dict[str, tuple[yaml.ScalarNode, yaml.Node]] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            findings.append(finding(COVERAGE_FILE, line(key), "coverage_broken", where=where))
        elif key.value in entries:
            findings.append(finding(COVERAGE_FILE, line(key), "duplicate_entry", id=key.value))
        else:
            entries[key.value] = (key, value)
    return list(entries.values())


def _entry_findings(key: CoverageKey, name: yaml.ScalarNode, passages: yaml.Node, dossier: Dossier) -> list[Finding]:
    where = f"{key}.{name.value}"
    if not isinstance(passages, yaml.SequenceNode):
        return [finding(COVERAGE_FILE, line(name), "coverage_broken", where=where)]
    if not passages.value:
        return [finding(COVERAGE_FILE, line(name), "not_covered", where=where)]
    return [
        finding(COVERAGE_FILE, line(passage), "unknown_passage", passage=passage.value)
        for passage in passages.value
        if not _exists(passage, dossier, LANGUAGES[0])
    ]


def _is_told(passages: yaml.Node, dossier: Dossier, language: Language) -> bool:
    return bool(passages.value) and all(_exists(passage, dossier, language) for passage in passages.value)


def _exists(passage: yaml.Node, dossier: Dossier, language: Language) -> bool:
    return isinstance(passage, yaml.ScalarNode) and dossier.passage(passage.value, language) is not None
