"""`POST /api/brief`: a topic in, a note's file out."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import JSONResponse, Response

from assistant.briefing.file_name import file_name
from assistant.briefing.kept import KeptNotes
from assistant.briefing.request import NoteRequest
from assistant.briefing.writers import make_note_writer
from corpus.catalogue import interface_language
from corpus.errors import DossierError


class NoteFileRequest(NoteRequest):
    """A note, and the format of its file."""

    note_format: str = Field(default="html", alias="format")


def brief_router(notes: KeptNotes) -> APIRouter:
    """The route over what makes the notes."""
    router = APIRouter()

    @router.post("/api/brief")
    def brief(request: NoteFileRequest) -> Response:
        wanted = NoteRequest.model_validate(request.model_dump(exclude={"note_format"}))
        try:
            writer = make_note_writer(request.note_format)
            note = notes.note(wanted)
            content = writer.write(note)
        except DossierError as error:
            return JSONResponse(_told(error, request), status_code=_status(error))
        headers = {"Content-Disposition": f'attachment; filename="{file_name(note, request.note_format)}"'}
        return Response(content, media_type=writer.media_type, headers=headers)

    return router


def _told(error: DossierError, request: NoteRequest) -> dict[str, str]:
    return {"code": error.code, "message": error.message(request.language or interface_language())}


def _status(error: DossierError) -> int:
    """422 for what the asker can put otherwise, 500 for a note that failed its own check."""
    return 500 if error.code in ("note_unsound", "unexpected") else 422
