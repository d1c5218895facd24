"""What answers on the port from the first moment: the plain pages, then the chat once the assistant is loaded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import anyio.to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.accessibility import statement_response
from assistant.web.enclosure import Enclosure, is_closed
from assistant.web.plain_pages import PlainPages, state_page
from assistant.web.service_state import RETRY_AFTER_S, Phase, ServiceState
from corpus.errors import DossierError

# Loads what the chat needs, calling `progress(done, total)`, and gives what makes the chat in the server's own loop.
Load = Callable[[Callable[[int, int], None]], Callable[[], Starlette]]


@dataclass(frozen=True)
class Heard:
    """Whom the service tells how it goes: that the chat answers, or why it cannot be loaded."""

    ready: Callable[[], None] = lambda: None
    failed: Callable[[DossierError], None] = lambda _: None
    crashed: Callable[[], None] = lambda: None


class Front:
    """The application that the server runs; `load` is tried again for as long as it fails in a foreseen way."""

    def __init__(self, load: Load, state: ServiceState, heard: Heard, retry_s: float, contact: str) -> None:
        self.load = load
        self.state = state
        self.heard = heard
        self.retry_s = retry_s
        self.contact = contact
        self.chat: ASGIApp | None = None
        routes = [
            Route("/health", self._health),
            Route("/accessibility", self._accessibility),
            Mount("/", self._chat_or_state),
        ]
        middleware = [Middleware(Enclosure), Middleware(PlainPages, state=state)]
        self.app = Starlette(routes=routes, middleware=middleware, lifespan=self._lifespan)

    async def _health(self, request: Request) -> Response:  # noqa: ARG002 - Starlette's own signature
        if self.state.phase is Phase.READY:
            return JSONResponse(self.state.health, headers={"Cache-Control": "no-store"})
        again = {"Cache-Control": "no-store", "Retry-After": str(RETRY_AFTER_S[self.state.phase])}
        return JSONResponse(self.state.health, 503, headers=again)

    async def _accessibility(self, request: Request) -> Response:
        return statement_response(request.scope, self.contact)

    async def _chat_or_state(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer: ASGIApp
        if self.chat is None or self.state.phase is not Phase.READY:
            answer = state_page(self.state, scope)
        else:
            answer = PlainTextResponse("Not Found", 404) if is_closed(scope["path"]) else self.chat
        await answer(scope, receive, send)

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:  # noqa: ARG002 - Starlette's own signature
        if self.state.phase is Phase.MAINTENANCE:
            yield
            return
        bringing_up = asyncio.create_task(self._bring_up())
        bringing_up.add_done_callback(self._note_crash)
        yield
        bringing_up.cancel()
        with suppress(asyncio.CancelledError):
            await bringing_up

    async def _bring_up(self) -> None:
        """Loads the assistant beside the server, then serves the chat until the server stops."""
        make = await self._loaded()
        chat = make()
        async with chat.router.lifespan_context(chat):
            self.chat = chat
            self.state.phase = Phase.READY
            self.heard.ready()
            await asyncio.Event().wait()

    async def _loaded(self) -> Callable[[], Starlette]:
        while True:
            try:
                return await anyio.to_thread.run_sync(self.load, self.state.advance, abandon_on_cancel=True)
            except DossierError as error:
                self.state.phase = Phase.UNAVAILABLE
                self.heard.failed(error)
                await asyncio.sleep(self.retry_s)

    def _note_crash(self, bringing_up: asyncio.Task[None]) -> None:
        if not bringing_up.cancelled() and bringing_up.exception():
            self.heard.crashed()
