"""Why a briefing note cannot be made, in words for whoever asked for it."""

from __future__ import annotations

from corpus.catalogue import text
from corpus.errors import DossierError
from corpus.records import Language

TitledIn = dict[Language, str]


class NoteFormatUnknown(DossierError):
    """No writer makes files of this format."""

    code = "note_format_unknown"


class NoteTemplateUnusable(DossierError):
    """The reference document that the note should take its styles from is not one."""

    code = "note_template_unusable"


class TopicOutside(DossierError):
    """The dossier is about something else; `near` are the titles, in each language, of what comes nearest."""

    code = "note_topic_outside"

    def __init__(self, topic: str, near: tuple[TitledIn, ...]) -> None:
        super().__init__(topic=topic)
        self.near = near

    def message(self, language: Language) -> str:
        """That there is nothing to make a note of, and the topics that there are."""
        titles = [
            text("briefing.quotation", language, quote=title[language]) for title in self.near if language in title
        ]
        near = text("briefing.near", language, titles=", ".join(titles)) if titles else ""
        return f"{super().message(language)} {near}".rstrip()


class TopicEmptyThen(DossierError):
    """By the day asked for, nothing of the topic had happened."""

    code = "note_topic_empty_then"


class NoteEmptied(DossierError):
    """Everything that the note could say was removed."""

    code = "note_emptied"


class NoteChoiceUnknown(DossierError):
    """A sentence or a source to remove or to pin is not in the dossier."""

    code = "note_choice_unknown"


class NoteRequestUnusable(DossierError):
    """What is asked of a note cannot be read: a topic too long, a choice that is none."""

    code = "note_request_unusable"


class NoteBusy(DossierError):
    """As many notes are being made as can be at once."""

    code = "note_busy"
    retryable = True


class NoteUnsound(DossierError):
    """A note broke a promise of its own: it is not handed over."""

    code = "note_unsound"


class NoteNotWritable(DossierError):
    """The note's file cannot be written."""

    code = "note_not_writable"
