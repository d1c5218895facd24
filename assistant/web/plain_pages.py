"""Plain pages in both languages for what is not the chat: a state of the service, an error, an unknown address."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.joined import joined
from assistant.web.negotiation import reader_language, wants_page
from assistant.web.service_state import RETRY_AFTER_S, Phase, ServiceState
from assistant.web.templating import fill
from corpus.catalogue import text
from corpus.records import LANGUAGES, Language

_ERROR_PAGES = {404: "not_found", 500: "broken"}
_QUEUE = "/gradio_api/queue/join"
# The answer comes from what the service is doing now, and is no longer true a moment later.
_FRESH = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}


class PlainPages:
    """ASGI middleware: what would be a line for machines, or a stack trace, is a page for people."""

    def __init__(self, app: ASGIApp, state: ServiceState) -> None:
        self.app = app
        self.state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on but an error, which a browser that asks for a page gets as one."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        replaced: Response | None = None

        async def send_page(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                status = message["status"]
                if status == 503 and scope["path"].endswith(_QUEUE):
                    self.state.note_crowd()
                    MutableHeaders(scope=message)["Retry-After"] = str(RETRY_AFTER_S[Phase.READY])
                is_page = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
                if status in _ERROR_PAGES and wants_page(headers) and not is_page:
                    replaced = error_page(_ERROR_PAGES[status], status, scope)
                    await replaced(scope, receive, send)
            if replaced is None:
                await send(message)

        await self.app(scope, receive, send_page)


def state_page(state: ServiceState, scope: Scope) -> Response:
    """What a request gets while there is no chat: 503 and when to come back, as a page or as a line."""
    headers = Headers(scope=scope)
    phase = state.phase
    again = {"Retry-After": str(RETRY_AFTER_S[phase])} | _FRESH
    if not wants_page(headers):
        return PlainTextResponse(text(f"web.service.{phase}.title", reader_language(headers)), 503, again)
    watched = phase in (Phase.BUILDING, Phase.UNAVAILABLE)
    page = _page(str(phase), scope, watched=watched, notice=state.notice, health=state.health)
    return HTMLResponse(page, 503, again)


def error_page(key: str, status: int, scope: Scope) -> Response:
    """The page of an error, which says nothing of its cause inside the program."""
    return HTMLResponse(_page(key, scope, watched=False, notice="", health=None), status, _FRESH)


def _page(key: str, scope: Scope, **values: object) -> str:
    language = reader_language(Headers(scope=scope))
    base = f"{scope.get('root_path', '')}/"
    shared = {"spoken": _order(language), "base": base, "style": joined("plain")}
    return fill("service.html", language, key=key, **shared, **values)


def _order(language: Language) -> list[Language]:
    """The reader's language, then the other."""
    return [language, *(other for other in LANGUAGES if other != language)]
