"""The side of a record's texts that is in one language."""

from __future__ import annotations

from assistant.tracking.changes import Told
from corpus.catalogue import spell_date
from corpus.dossier import Dossier
from corpus.records import Conflict, Event, Language, Sentence


def question_of(conflict: Conflict, language: Language) -> str:
    """What the sources disagree on."""
    return conflict.question_fr if language == "fr" else conflict.question_en


def resolution_of(conflict: Conflict, language: Language) -> str:
    """What to make of the disagreement."""
    return conflict.resolution_fr if language == "fr" else conflict.resolution_en


def claims_of(conflict: Conflict, language: Language) -> tuple[str, ...]:
    """What each side says."""
    return tuple(side.claim_fr if language == "fr" else side.claim_en for side in conflict.sides)


def title_of(event: Event, language: Language) -> str:
    """What happened."""
    return event.title_fr if language == "fr" else event.title_en


def replacement_of(sentence: Sentence, dossier: Dossier, language: Language) -> Told | None:
    """The sentence that says what replaced this one, if any does."""
    passage = dossier.passage(sentence.then, language) if sentence.then else None
    if passage is None:
        return None
    return Told(passage_id=passage.id, heading=passage.heading, text=passage.sentences[0].text)


def since_of(known: str, language: Language) -> str:
    """A date as it stands after « depuis » or “since”: French has an article before a day, none before a month."""
    spelled = spell_date(known, language)
    return f"le {spelled}" if language == "fr" and known.count("-") == 2 else spelled
