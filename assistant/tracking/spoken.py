"""What replaced a sentence, and dates, as a report of changes says them."""

from __future__ import annotations

from assistant.tracking.changes import Told
from corpus.catalogue import spell_date
from corpus.dossier import Dossier
from corpus.records import Language, Sentence


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
