"""The views as HTML fragments that the page fetches when they are opened, and that a browser may keep."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, FastAPI, Header
from starlette.responses import HTMLResponse, Response

from assistant.web.templating import fill
from assistant.web.views.document import render_document
from assistant.web.views.documents import render_documents
from assistant.web.views.missing import NotInDossier
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language

# Every document in both languages, and the other views.
KEPT_FRAGMENTS = 512

IfNoneMatch = Annotated[str | None, Header()]


def add_views(app: FastAPI, dossier: Dossier) -> None:
    """Serves the views of the dossier under `/views/fr` and `/views/en`."""
    for language in LANGUAGES:
        app.include_router(create_routes(dossier, language), prefix=f"/views/{language}")


def create_routes(dossier: Dossier, language: Language) -> APIRouter:
    """The views in one language; a path's last part, where there may be one, must name what the view holds."""
    router = APIRouter(default_response_class=HTMLResponse)

    @lru_cache(KEPT_FRAGMENTS)
    def made(render: Callable[..., str], *names: str) -> tuple[str, str]:
        html = render(dossier, language, *names)
        return html, _tag(dossier.version, html)

    def answer(known: str | None, render: Callable[..., str], *names: str) -> Response:
        try:
            html, tag = made(render, *names)
        except NotInDossier as missing:
            return HTMLResponse(fill("views/missing.html", language, missing=missing), 404)
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if known is not None and tag in known:
            return Response(status_code=304, headers=headers)
        return HTMLResponse(html, headers=headers)

    @router.get("/documents")
    def documents(if_none_match: IfNoneMatch = None) -> Response:
        return answer(if_none_match, render_documents)

    @router.get("/documents/{document}")
    def document(document: str, if_none_match: IfNoneMatch = None) -> Response:
        return answer(if_none_match, render_document, document)

    @router.get("/documents/{document}/{anchor}")
    def section(document: str, anchor: str, if_none_match: IfNoneMatch = None) -> Response:
        return answer(if_none_match, render_document, document, anchor)

    return router


def _tag(version: str, html: str) -> str:
    """Changes with the dossier and also with the program, whose templates and words make the fragment."""
    return f'"{version}-{hashlib.sha256(html.encode()).hexdigest()[:12]}"'
