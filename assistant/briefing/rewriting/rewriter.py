"""Words a composed note anew, paragraph by paragraph; whatever the model does, a note comes back."""

from __future__ import annotations

from collections.abc import Callable

from assistant.briefing.numbering import renumbered
from assistant.briefing.records import Footnote, Note, Paragraph, Rewriting
from assistant.briefing.rewriting.acceptance import accepted
from assistant.briefing.rewriting.candidates import Spot, candidates, replaced
from assistant.language_model.connection import LanguageModel


def rewritten(note: Note, model: LanguageModel, progress: Callable[[int, int], None]) -> Note:
    """The note with every paragraph that the model worded faithfully, and a record of how many there are."""
    # The model's libraries are loaded by those alone who have configured one.
    from assistant.briefing.rewriting.asking import ask_all

    old = candidates(note)
    cited = {spot: _footnotes(paragraph, note) for spot, paragraph in old.items()}
    quotes = {spot: tuple(footnote.quote for footnote in footnotes) for spot, footnotes in cited.items()}
    progress(0, len(old))
    replies = ask_all(model, quotes, note.audience, note.language, lambda done: progress(done, len(old)))
    new: dict[Spot, Paragraph] = {}
    for spot, reply in replies.by_spot.items():
        paragraph = accepted(reply, old[spot], cited[spot])
        new |= {spot: paragraph} if paragraph else {}
    told = Rewriting(model=model.name, paragraphs=len(old), rewritten=len(new), given_up=replies.given_up)
    return renumbered(replaced(note, new).model_copy(update={"rewriting": told}))


def unchanged(note: Note, new: Note) -> Note:
    """The note as it was composed, which says that nothing of its rewriting was kept."""
    told = new.rewriting.model_copy(update={"rewritten": 0}) if new.rewriting else None
    return note.model_copy(update={"rewriting": told})


def _footnotes(paragraph: Paragraph, note: Note) -> tuple[Footnote, ...]:
    return tuple(note.footnote(number) for number in paragraph.notes)
