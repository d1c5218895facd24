"""The address that the page is served on, checked before anything heavy is loaded."""

from __future__ import annotations

import errno
import socket

from assistant.errors import HostUnusable, PortTaken


def open_port(host: str, port: int) -> socket.socket:
    """A socket bound to the address and to no other; raises PortTaken or HostUnusable."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, OverflowError) as error:
        raise HostUnusable(host=host, reason=_reason(error)) from error
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port) from error
        raise HostUnusable(host=host, reason=_reason(error)) from error
    return listener


def _reason(error: OSError | OverflowError) -> str:
    return getattr(error, "strerror", None) or str(error)


def port_is_free(host: str, port: int) -> bool:
    """Whether the page could be served on this address now."""
    try:
        open_port(host, port).close()
    except (PortTaken, HostUnusable):
        return False
    return True
