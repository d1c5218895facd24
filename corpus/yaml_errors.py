"""Where and why a YAML text cannot be read, on one line."""

from __future__ import annotations

import yaml


def error_line(error: yaml.YAMLError, text: str) -> int:
    """The line of the error within the YAML text, from 1; 1 when it has none."""
    mark = getattr(error, "problem_mark", None)
    if mark:
        return int(mark.line) + 1
    return text[: getattr(error, "position", 0)].count("\n") + 1


def error_reason(error: yaml.YAMLError) -> str:
    """What is wrong, without the excerpt that PyYAML adds."""
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or "YAML")
