"""The last notes made, so that what is downloaded is what was read: in memory only, and few."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from assistant.briefing.compose import Progress
from assistant.briefing.records import Note
from assistant.briefing.request import NoteRequest
from assistant.briefing.service import Briefing

MOST_KEPT = 16


class KeptNotes:
    """Makes notes, or hands over again those made last; safe to share between threads."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._kept: OrderedDict[NoteRequest, Note] = OrderedDict()
        self._lock = Lock()

    def note(self, request: NoteRequest, progress: Progress | None = None) -> Note:
        """The note of exactly this request; raises what making it raises."""
        with self._lock:
            known = self._kept.get(request)
            if known:
                self._kept.move_to_end(request)
                return known
        note = self._briefing.note(request, progress)
        with self._lock:
            self._kept[request] = note
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return note
