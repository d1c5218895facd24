"""Reads a YAML file as nodes, which know their lines: for files whose every entry may be named in a finding."""

from __future__ import annotations

from pathlib import Path

import yaml

from corpus.findings import Finding, finding
from corpus.yaml_errors import error_line, error_reason


def read_node(path: Path, findings: list[Finding]) -> yaml.Node | None:
    """The file's root; None when there is no such file, when it is empty, or with a finding when it is no YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        findings.append(finding(path.name, 1, "unreadable", reason=error))
        return None
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        findings.append(finding(path.name, error_line(error, text), "yaml_broken", reason=error_reason(error)))
        return None


def line(node: yaml.Node) -> int:
    """The node's line, from 1."""
    return int(node.start_mark.line) + 1
