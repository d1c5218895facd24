"""What an answer depends on: the question, the dossier, the model, the writer and the program itself."""

from __future__ import annotations

import hashlib

from assistant.evaluation.records import Case
from assistant.program import program_version
from assistant.service import Assistant


def fingerprint(case: Case, assistant: Assistant) -> str:
    """A digest that changes when the answer to the question might."""
    asked = case.model_dump_json(include={"question", "language", "as_of", "history"})
    made_by = (assistant.dossier.version, assistant.writer, assistant.index.embedder.model_id, program_version())
    return hashlib.sha256("\0".join((asked, *made_by)).encode()).hexdigest()[:16]
