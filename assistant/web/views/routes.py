"""The views as HTML fragments that the page fetches when they are opened, and that a browser may keep."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from assistant.web.templating import fill
from assistant.web.views.briefing import render_briefing, render_passage
from assistant.web.views.document import render_document
from assistant.web.views.documents import render_documents
from assistant.web.views.missing import NotInDossier
from assistant.web.views.sources import render_sources
from assistant.web.views.timeline import render_event, render_timeline
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language

# Every document in both languages, and the other views.
KEPT_FRAGMENTS = 512

Render = Callable[..., str]

# The last part of an address, where there may be one, must name what the view holds.
VIEWS: tuple[tuple[str, Render], ...] = (
    ("timeline", render_timeline),
    ("timeline/{event}", render_timeline),
    ("events/{event}", render_event),
    ("sources", render_sources),
    ("sources/{source}", render_sources),
    ("documents", render_documents),
    ("documents/{document}", render_document),
    ("documents/{document}/{anchor}", render_document),
)
# Where staff prepare briefing notes.
STAFF_VIEWS: tuple[tuple[str, Render], ...] = (
    ("briefing", render_briefing),
    ("briefing/{spoken}/{document}/{anchor}/{number}", render_passage),
)


def add_views(app: FastAPI, dossier: Dossier, *, staff: bool = False) -> None:
    """Serves the views of the dossier under `/views/fr` and `/views/en`, compressed to an eighth."""
    routes = [
        Route(f"/{language}/{path}", fragments.endpoint(render))
        for language in LANGUAGES
        for fragments in [Fragments(dossier, language)]
        for path, render in (*VIEWS, *(STAFF_VIEWS if staff else ()))
    ]
    app.routes.append(Mount("/views", routes=routes, middleware=[Middleware(GZipMiddleware, compresslevel=6)]))


class Fragments:
    """The fragments of one dossier in one language, each made once."""

    def __init__(self, dossier: Dossier, language: Language) -> None:
        self.dossier = dossier
        self.language = language
        self._made = lru_cache(KEPT_FRAGMENTS)(self._make)

    def endpoint(self, render: Render) -> Callable[[Request], Response]:
        """What answers a request for the view that `render` makes."""

        def answer(request: Request) -> Response:
            try:
                html, tag = self._made(render, *request.path_params.values())
            except NotInDossier as missing:
                return HTMLResponse(fill("views/missing.html", self.language, missing=missing), 404)
            headers = {"ETag": tag, "Cache-Control": "no-cache"}
            if tag in request.headers.get("If-None-Match", ""):
                return Response(status_code=304, headers=headers)
            return HTMLResponse(html, headers=headers)

        return answer

    def _make(self, render: Render, *names: str) -> tuple[str, str]:
        """The fragment and its tag, which changes with the dossier and with the program that made it."""
        html = render(self.dossier, self.language, *names)
        return html, f'"{self.dossier.version}-{hashlib.sha256(html.encode()).hexdigest()[:12]}"'
