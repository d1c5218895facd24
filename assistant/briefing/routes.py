"""`POST /api/brief`: a topic in, a note's file out."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import JSONResponse, Response

from assistant.briefing.request import NoteRequest
from assistant.briefing.service import Briefing
from assistant.service import Assistant
from corpus.catalogue import interface_language
from corpus.errors import DossierError


class NoteFileRequest(NoteRequest):
    """A note, and the format of its file."""

    note_format: str = Field(default="html", alias="format")


def brief_router(assistant: Assistant) -> APIRouter:
    """The route over one assistant."""
    router = APIRouter()
    briefing = Briefing(assistant)

    @router.post("/api/brief")
    def brief(request: NoteFileRequest) -> Response:
        wanted = NoteRequest(**request.model_dump(exclude={"note_format"}))
        try:
            made = briefing.file(wanted, request.note_format)
        except DossierError as error:
            return JSONResponse(_told(error, request), status_code=_status(error))
        name = f"note.{request.note_format}"
        return Response(made.content, media_type=made.media_type,
                        headers={"Content-Disposition": f'attachment; filename="{name}"'})  # fmt: skip

    return router


def _told(error: DossierError, request: NoteRequest) -> dict[str, str]:
    return {"code": error.code, "message": error.message(request.language or interface_language())}


def _status(error: DossierError) -> int:
    """422 for what the asker can put otherwise, 500 for a note that failed its own check."""
    return 500 if error.code in ("note_unsound", "unexpected") else 422
