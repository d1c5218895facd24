"""Pandoc, in one place: a document as its JSON tree, in; an office file, out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pypandoc

from assistant.briefing.errors import NoteTemplateUnusable

_SECONDS = 60


def convert(document: Mapping[str, object], to: str, *, reference: Path, template: Path) -> bytes:
    """The document as a file of the format `to`, with the styles, header and footer of `reference`.

    Raises NoteTemplateUnusable when Pandoc cannot take its styles from `reference`.
    In its sandbox Pandoc reads no file but these two and knows no time: the same document gives the same bytes.
    """
    command = (
        pypandoc.get_pandoc_path(),
        "--sandbox",
        "--standalone",
        "--from=json",
        f"--to={to}",
        f"--reference-doc={reference}",
        f"--template={template}",
        "--output=-",
    )
    done = subprocess.run(  # noqa: S603 (the program ships with pypandoc; no argument comes from a user's text)
        command,
        input=json.dumps(document, ensure_ascii=False).encode(),
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        raise NoteTemplateUnusable(path=reference, reason=done.stderr.decode(errors="replace").strip().split("\n")[0])
    return done.stdout
