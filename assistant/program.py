"""Which program answers: a digest of its code and weights."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import assistant as assistant_package
import corpus as corpus_package
import index as index_package

_PACKAGES = (assistant_package, corpus_package, index_package)
# What shows, scores, compares or proves an answer has no part in it; the dossier has a version of its own.
_APART = {"command_line", "coverage_map", "documents", "evaluation", "receipts", "tracking", "web", "__pycache__"}


@cache
def program_version() -> str:
    """A digest of the code and the weights that answer: two runs of different code are never mixed."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        folder = Path(package.__path__[0])
        for path in sorted(folder.rglob("*")):
            place = path.relative_to(folder)
            if path.is_file() and _APART.isdisjoint(place.parts):
                digest.update(f"{folder.name}/{place.as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
