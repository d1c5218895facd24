"""A request's body, no longer than it may be."""

from __future__ import annotations

from starlette.requests import Request


async def bounded_body(request: Request, most: int) -> bytes | None:
    """The body; None when it is longer than `most` bytes, without reading the rest."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            return None
    return bytes(body)
