"""A briefing note as every channel asks for it: composed, checked, set in a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.briefing.check import defects
from assistant.briefing.compose import NoteComposer, Progress
from assistant.briefing.errors import NoteUnsound
from assistant.briefing.records import Note, NoteAuthor
from assistant.briefing.request import NoteRequest
from assistant.briefing.rewriting.rewriter import rewritten, unchanged
from assistant.briefing.writers import make_note_writer
from assistant.language_model.connection import LanguageModel
from assistant.language_model.errors import LanguageModelMissing
from assistant.service import Assistant


@dataclass(frozen=True)
class NoteFile:
    """A note as a file: its content, and the type that a browser knows it by."""

    content: bytes
    media_type: str


class Briefing:
    """Makes notes from one assistant; safe to share between threads."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._composer = NoteComposer(assistant)

    def note(self, request: NoteRequest, progress: Progress | None = None) -> Note:
        """The note, checked; raises TopicOutside, TopicEmptyThen, a QuestionError, LanguageModelMissing or NoteUnsound.

        `progress` may raise to stop it.
        """
        model = self._model(request)
        note = self._composer.compose(request, progress)
        broken = defects(note, self._assistant.dossier)
        if broken:
            raise NoteUnsound(reason=broken[0])
        return self._rewritten(note, model, progress) if model else note

    def _model(self, request: NoteRequest) -> LanguageModel | None:
        """The language model that is to word the note anew, if any."""
        model = self._assistant.language_model
        if model is None and request.writer is NoteAuthor.LANGUAGE_MODEL:
            raise LanguageModelMissing
        return None if request.writer is NoteAuthor.EXTRACTIVE else model

    def _rewritten(self, note: Note, model: LanguageModel, progress: Progress | None) -> Note:
        """The note worded anew and checked again; as composed when the whole does not pass."""
        new = rewritten(note, model, progress or (lambda _done, _total: None))
        return unchanged(note, new) if defects(new, self._assistant.dossier) else new

    def file(
        self,
        request: NoteRequest,
        note_format: str,
        progress: Progress | None = None,
        template: Path | None = None,
    ) -> NoteFile:
        """The note as a file of that format, with the looks of `template` if it is given.

        Raises NoteFormatUnknown or NoteTemplateUnusable before anything is composed.
        """
        writer = make_note_writer(note_format, template)
        return NoteFile(writer.write(self.note(request, progress)), writer.media_type)
