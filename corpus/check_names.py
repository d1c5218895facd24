"""Reads names.yaml, and says which names the two languages of a text do not share."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import ValidationError

from corpus.findings import Finding, finding
from corpus.names import NamePair
from corpus.yaml_nodes import line, read_node

NAMES_FILE = "names.yaml"


def read_names(folder: Path) -> tuple[list[NamePair], list[Finding]]:
    """The pairs of names.yaml and its defects; a dossier without one has no name that differs by language."""
    findings: list[Finding] = []
    path = folder / NAMES_FILE
    root = read_node(path, findings)
    if root is None:
        return [], findings
    if not isinstance(root, yaml.SequenceNode):
        return [], [finding(path.name, 1, "not_a_list")]
    pairs: list[NamePair] = []
    for position, (node, entry) in enumerate(zip(root.value, yaml.safe_load(path.read_text("utf-8")), strict=True), 1):
        try:
            pairs.append(NamePair.model_validate(entry))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, (position, *first["loc"])))
            findings.append(finding(path.name, line(node), "record_broken", where=where, reason=first["msg"]))
    return pairs, findings
