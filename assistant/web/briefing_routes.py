"""What the tab of briefing notes asks of the server: a note with its progress, line by line, and its receipt."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from assistant.briefing.errors import NoteBusy, NoteRequestUnusable, TopicOutside
from assistant.briefing.file_name import file_name
from assistant.briefing.kept import KeptNotes
from assistant.briefing.request import LONGEST_TOPIC, NoteRequest
from assistant.receipts.making import receipt_of_note
from assistant.receipts.sealing import as_text
from assistant.records import Record
from assistant.service import Assistant
from assistant.web.negotiation import reader_language
from assistant.web.request_body import bounded_body
from assistant.web.views.note import render_note
from corpus.errors import DossierError
from corpus.records import Language

MOST_BYTES = 256 * 1024
AT_ONCE = 4
_NOT_KEPT = {"Cache-Control": "no-store"}


class Wanted(Record):
    """A note, and the language that its reader's page speaks."""

    request: NoteRequest
    interface: Language


class _Left(Exception):
    """The reader no longer waits."""


def briefing_routes(assistant: Assistant, notes: KeptNotes) -> APIRouter:
    """The routes over one assistant, to be served only where staff may prepare notes."""
    router = APIRouter()
    desks = threading.BoundedSemaphore(AT_ONCE)

    @router.post("/briefing/note")
    async def note(request: Request) -> Response:
        wanted = await _wanted(request)
        if isinstance(wanted, Response):
            return wanted
        if not desks.acquire(blocking=False):
            return _refusal(NoteBusy(), wanted.interface, 503)
        return StreamingResponse(
            _lines(wanted, assistant, notes, desks), media_type="application/x-ndjson", headers=_NOT_KEPT
        )

    @router.post("/briefing/receipt")
    async def receipt(request: Request) -> Response:
        wanted = await _wanted(request)
        if isinstance(wanted, Response):
            return wanted
        try:
            made = await run_in_threadpool(notes.note, wanted.request)
        except DossierError as error:
            return _refusal(error, wanted.interface, 422)
        name = file_name(made, "receipt.json")
        headers = {**_NOT_KEPT, "Content-Disposition": f'attachment; filename="{name}"'}
        content = as_text(receipt_of_note(made, wanted.request, assistant))
        return Response(content, media_type="application/json", headers=headers)

    return router


async def _wanted(request: Request) -> Wanted | Response:
    """What is asked for, or the answer that says why it cannot be."""
    body = await bounded_body(request, MOST_BYTES)
    try:
        return Wanted.model_validate_json(body or b"")
    except ValidationError:
        return _refusal(NoteRequestUnusable(most=LONGEST_TOPIC), reader_language(request.headers), 422)


async def _lines(
    wanted: Wanted, assistant: Assistant, notes: KeptNotes, desks: threading.BoundedSemaphore
) -> AsyncIterator[str]:
    """How far the note is, then the note or why there is none; a reader who leaves ends the work."""
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
    left = threading.Event()

    def tell(line: dict[str, Any] | None) -> None:
        loop.call_soon_threadsafe(told.put_nowait, line)

    def advance(done: int, total: int) -> None:
        if left.is_set():
            raise _Left
        tell({"done": done, "total": total})

    def make() -> None:
        try:
            made = notes.note(wanted.request, advance)
            tell({"note": render_note(made, wanted.request, assistant.dossier, wanted.interface)})
        except DossierError as error:
            tell({"error": _told(error, wanted.interface)})
        except _Left:
            return
        finally:
            desks.release()
            tell(None)

    work = loop.run_in_executor(None, make)
    try:
        while (line := await told.get()) is not None:
            yield json.dumps(line, ensure_ascii=False) + "\n"
        await work
    finally:
        left.set()


def _refusal(error: DossierError, language: Language, status: int) -> JSONResponse:
    return JSONResponse({"error": _told(error, language)}, status, headers=_NOT_KEPT)


def _told(error: DossierError, language: Language) -> dict[str, Any]:
    near = error.near if isinstance(error, TopicOutside) else ()
    titles = [title[language] for title in near if language in title]
    return {"code": error.code, "message": error.message(language), "near": titles}
