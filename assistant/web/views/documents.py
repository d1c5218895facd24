"""The list of the dossier's documents, kind by kind."""

from __future__ import annotations

from itertools import groupby

from assistant.web.templating import fill
from corpus.dossier import Dossier
from corpus.records import Document, Language

KINDS = ("articles", "regulations", "decisions", "guides")


def render_documents(dossier: Dossier, language: Language) -> str:
    """Every document once, in the language or else in the other one, grouped by kind, the newest first."""
    return fill("views/documents.html", language, groups=group_documents(dossier, language))


def group_documents(dossier: Dossier, language: Language) -> list[tuple[str, list[Document]]]:
    """The documents of each kind, the kinds in reading order and each kind's newest document first."""
    chosen: dict[str, Document] = {}
    for document in dossier.documents:
        if document.id not in chosen or document.language == language:
            chosen[document.id] = document
    newest_first = sorted(chosen.values(), key=lambda document: document.published or "", reverse=True)
    by_kind = sorted(newest_first, key=lambda document: _kind_order(document.kind))
    return [(kind, list(documents)) for kind, documents in groupby(by_kind, key=lambda document: document.kind)]


def _kind_order(kind: str) -> tuple[int, str]:
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)
