"""The order of an answer's statements when they disagree: the better-founded side comes first."""

from __future__ import annotations

from assistant.drafts import Verified
from assistant.guard import quoted_sentences
from corpus.dossier import Dossier


def better_founded_first(statements: list[Verified], dossier: Dossier) -> list[Verified]:
    """The same statements; one that states a conflict's preferred side is moved before the other sides."""
    ordered = list(statements)
    for statement in statements:
        for name in _preferred_in(statement, dossier):
            others = [at for at, other in enumerate(ordered) if name in _conflicts_of(other, dossier)]
            first, own = others[0], ordered.index(statement)
            if own > first and name not in _preferred_in(ordered[first], dossier):
                ordered.insert(first, ordered.pop(own))
    return ordered


def _conflicts_of(statement: Verified, dossier: Dossier) -> dict[str, int]:
    sentences = [s for quote in statement.quotes for s in quoted_sentences(quote, dossier)]
    return {name: side for sentence in sentences for name, side in sentence.conflicts.items()}


def _preferred_in(statement: Verified, dossier: Dossier) -> set[str]:
    conflicts = _conflicts_of(statement, dossier).items()
    return {name for name, side in conflicts if dossier.conflicts[name].preferred == side}
