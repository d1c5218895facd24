"""What an answer depends on: the question, the dossier, the model, the writer and the program itself."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import assistant as assistant_package
import corpus as corpus_package
import index as index_package
from assistant.evaluation.records import Case
from assistant.service import Assistant

_PACKAGES = (assistant_package, corpus_package, index_package)
# What shows an answer or scores it has no part in it; the dossier has a version of its own.
_APART = {"command_line", "documents", "evaluation", "web", "__pycache__"}


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


def fingerprint(case: Case, assistant: Assistant) -> str:
    """A digest that changes when the answer to the question might."""
    asked = case.model_dump_json(include={"question", "language", "as_of", "history"})
    made_by = (assistant.dossier.version, assistant.writer, assistant.index.embedder.model_id, program_version())
    return hashlib.sha256("\0".join((asked, *made_by)).encode()).hexdigest()[:16]
