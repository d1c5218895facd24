"""Why a briefing note cannot be made, in words for whoever asked for it."""

from __future__ import annotations

from corpus.errors import DossierError


class NoteFormatUnknown(DossierError):
    """No writer makes files of this format."""

    code = "note_format_unknown"


class NoteTemplateUnusable(DossierError):
    """The reference document that the note should take its styles from is not one."""

    code = "note_template_unusable"
