"""The server of the page: its port is open at once, and nothing is written about who asks."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from assistant.web.front import Front, Heard, Load
from assistant.web.port import open_port
from assistant.web.service_state import Phase, ServiceState
from corpus.errors import DossierError

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.applications import Starlette

    from assistant.web.page import ChatAssistant

RETRY_S = 60.0
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Service:
    """What is served: how the assistant is loaded, where opinions are kept, and whether the service is closed.

    `feedback_home` is None when readers cannot send opinions, `maintenance` when the service is open;
    `contact` is where to write to whoever runs it, and `staff` opens the tab of briefing notes.
    """

    load: Callable[[Progress], ChatAssistant]
    feedback_home: Path | None = None
    maintenance: str | None = None
    contact: str = ""
    staff: bool = False
    retry_s: float = RETRY_S


class PageServer(uvicorn.Server):
    """A uvicorn server of the service's front, which tells when its port answers."""

    def __init__(self, front: Front, opened: Callable[[], None]) -> None:
        super().__init__(uvicorn.Config(front.app, log_level="warning", access_log=False))
        self.front = front
        self.opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then says so."""
        await super().startup(sockets)
        if self.started:
            self.opened()


def create_server(
    service: Service,
    ready: Callable[[], None] = lambda: None,
    opened: Callable[[], None] = lambda: None,
    failed: Callable[[DossierError], None] = lambda _: None,
) -> PageServer:
    """A server of the page, not started."""

    def stop() -> None:
        server.should_exit = True

    heard = Heard(ready=ready, failed=failed, crashed=stop)
    front = Front(_load_chat(service), ServiceState(service.maintenance), heard, service.retry_s, service.contact)
    server = PageServer(front, opened)
    return server


def _load_chat(service: Service) -> Load:
    def load(progress: Progress) -> Callable[[], Starlette]:
        # Gradio takes seconds to import: the port answers meanwhile.
        from assistant.web.server import create_app

        assistant = service.load(progress)
        return lambda: create_app(assistant, service.feedback_home, staff=service.staff)

    return load


def serve(assistant: ChatAssistant, host: str, port: int, ready: Callable[[], None] = lambda: None) -> None:
    """Serves the page until interrupted; raises PortTaken rather than choose another port."""
    with open_port(host, port) as listener:
        create_server(Service(lambda _: assistant), ready).run(sockets=[listener])


def run_until_interrupted(server: PageServer, listener: socket.socket) -> None:
    """Serves on a port that is already held; a build under way ends with the server, and the old index stays."""
    try:
        server.run(sockets=[listener])
    finally:
        if server.front.state.phase is Phase.BUILDING:
            # The thread that builds cannot be stopped, and Python would wait for it.
            sys.stderr.flush()
            os._exit(130)
