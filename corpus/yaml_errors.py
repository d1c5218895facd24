"""Where and why a YAML text cannot be read, on one line."""

from __future__ import annotations

import yaml


def error_line(error: yaml.YAMLError) -> int:
    """The line of the error within the YAML text, from 1; 1 when it has none."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def error_reason(error: yaml.YAMLError) -> str:
    """What is wrong, without the excerpt that PyYAML adds."""
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or "YAML")
