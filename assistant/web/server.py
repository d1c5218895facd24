"""Serving the page: one address, nothing fetched from elsewhere, nothing written about who asks."""

from __future__ import annotations

import socket
from collections.abc import Callable
from importlib.resources import as_file, files

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.downloads import download_routes
from assistant.web.joined import joined
from assistant.web.page import ChatAssistant, create_page
from assistant.web.port import open_port
from assistant.web.theme import create_theme
from assistant.web.views.routes import add_views

# Gradio compiles its templates in the browser, hence 'unsafe-eval', and configures itself in line.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# Gradio opens these to everybody; the page needs none of them, and most write to the disk.
_CLOSED = tuple(
    f"/gradio_api/{name}"
    for name in ("upload", "proxy=", "process_recording", "vibe-", "undo-vibe", "run-history", "deep_link")
)


class Enclosure:
    """ASGI middleware: the browser may load from this server alone, and unused doors are closed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 404 on a closed path, else adds the headers to what the page answers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        closed = scope["path"].startswith(_CLOSED)
        answer: ASGIApp = PlainTextResponse("Not Found", 404) if closed else self.app
        await answer(scope, receive, send_with_headers)


class PageServer(uvicorn.Server):
    """A uvicorn server that tells when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then says so."""
        await super().startup(sockets)
        if self.started:
            self.ready()


def create_app(assistant: ChatAssistant) -> FastAPI:
    """The page as an ASGI application."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Enclosure)
    add_views(app, assistant.dossier)
    app.include_router(download_routes(assistant))
    with as_file(files("assistant.web").joinpath("assets", "favicon.png")) as favicon:
        mounted: FastAPI = gr.mount_gradio_app(
            app,
            create_page(assistant),
            path="/",
            footer_links=[],
            run_history=False,
            show_error=False,
            ssr_mode=False,
            theme=create_theme(),
            head=f"<style>{joined('style')}</style>",
            favicon_path=str(favicon),
        )
    return mounted


def create_server(assistant: ChatAssistant, ready: Callable[[], None] = lambda: None) -> PageServer:
    """A server of the page, not started; it keeps no log of who asked for what."""
    # Made within the server's own event loop: outside one, Gradio opens others and never closes them.
    config = uvicorn.Config(lambda: create_app(assistant), factory=True, log_level="warning", access_log=False)
    return PageServer(config, ready)


def serve(assistant: ChatAssistant, host: str, port: int, ready: Callable[[], None] = lambda: None) -> None:
    """Serves the page until interrupted; raises PortTaken rather than choose another port."""
    with open_port(host, port) as listener:
        serve_on(assistant, listener, ready)


def serve_on(assistant: ChatAssistant, listener: socket.socket, ready: Callable[[], None] = lambda: None) -> None:
    """Serves the page on a port that is already held, until interrupted."""
    create_server(assistant, ready).run(sockets=[listener])
