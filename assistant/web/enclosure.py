"""What surrounds every answer of the server: where the browser may load from, and which doors are closed."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    """ASGI middleware: the browser may load from this server alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers to whatever is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def is_closed(path: str) -> bool:
    """Whether this is a door of Gradio's that the page does not need."""
    return path.startswith(_CLOSED)
