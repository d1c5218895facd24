"""The conversation as a file: it comes up with the request, goes back as a file, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import ValidationError
from starlette.responses import PlainTextResponse

from assistant.web.request_body import bounded_body
from assistant.web.transcript import Conversation, Library, conversation_as_markdown, conversation_as_pdf
from corpus.catalogue import text
from corpus.records import Language

MAX_BYTES = 1_000_000

Make = Callable[[Conversation, Library], bytes]
_FORMATS: dict[str, tuple[Make, str]] = {
    "markdown": (conversation_as_markdown, "text/markdown; charset=utf-8"),
    "pdf": (conversation_as_pdf, "application/pdf"),
}


def download_routes(library: Library) -> APIRouter:
    """The two addresses that turn a conversation into a file; a bad one gets a line that says so."""
    routes = APIRouter()

    @routes.post("/download/{kind}")
    async def download(kind: str, request: Request) -> Response:
        language = _language(request)
        if kind not in _FORMATS:
            return PlainTextResponse("Not Found", 404)
        body = await bounded_body(request, MAX_BYTES)
        if body is None:
            return PlainTextResponse(text("web.download.too_large", language), 413)
        try:
            conversation = Conversation.model_validate_json(body)
        except ValidationError:
            return PlainTextResponse(text("web.download.unreadable", language), 422)
        make, media_type = _FORMATS[kind]
        content = await run_in_threadpool(make, conversation, library)
        return Response(content, media_type=media_type, headers={"Cache-Control": "no-store"})

    return routes


def _language(request: Request) -> Language:
    return "fr" if request.headers.get("accept-language", "").startswith("fr") else "en"
