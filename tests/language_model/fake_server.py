"""A real HTTP server on a free port that speaks the OpenAI protocol and behaves as a test wants it to."""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from assistant.language_model.connection import LanguageModel

# The quotes of a request, in; the content of the model's message, out.
Behaviour = Callable[[list[str]], str]
KEY = "a-key-that-nobody-may-see"


@dataclass
class Answering:
    """What the server does with a request besides what the model says."""

    says: Behaviour
    statuses: list[int] = field(default_factory=list)
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    disconnects: bool = False
    knows_schemas: bool = True


@dataclass
class Served:
    """A server under test: how to reach it, what it was sent, how many requests it had at once."""

    url: str
    answering: Answering
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def model(self, **settings: Any) -> LanguageModel:
        """The language model that this server pretends to be."""
        return LanguageModel(**{"name": "small-model", "url": self.url, "key": KEY, "timeout": 20.0} | settings)

    def quotes(self) -> list[list[str]]:
        """The quotes of every request so far."""
        return [quotes_of(request) for request in self.requests]


def quotes_of(request: dict[str, Any]) -> list[str]:
    """The quotes that a request carries as data."""
    return [quote["text"] for quote in json.loads(request["messages"][-1]["content"])["quotes"]]


def sentences(*told: tuple[str, list[int]]) -> str:
    """The model's message that holds these sentences."""
    return json.dumps({"sentences": [{"text": text, "quotes": numbers} for text, numbers in told]})


def each(reword: Callable[[str], str]) -> Behaviour:
    """A model that words every quote anew by itself."""
    return lambda quotes: sentences(*((reword(quote), [number]) for number, quote in enumerate(quotes, 1)))


@contextmanager
def serving(answering: Answering) -> Iterator[Served]:
    """The server, until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.served = Served(f"http://127.0.0.1:{server.server_port}/v1", answering)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.served  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keeps quiet."""

    def do_POST(self) -> None:
        served: Served = self.server.served  # type: ignore[attr-defined]
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with served.lock:
            served.requests.append(request)
            served.headers.append({name.lower(): value for name, value in self.headers.items()})
            status = served.answering.statuses.pop(0) if served.answering.statuses else 200
            served.at_once += 1
            served.most_at_once = max(served.most_at_once, served.at_once)
        time.sleep(served.answering.delay)
        try:
            self._answer(served.answering, request, status)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with served.lock:
                served.at_once -= 1

    def _answer(self, answering: Answering, request: dict[str, Any], status: int) -> None:
        if answering.disconnects:
            # The connection is reset in the middle of nothing.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        if "response_format" in request and not answering.knows_schemas:
            status = 400
        body = answering.body
        if body is None:
            body = json.dumps(_completion(answering.says(quotes_of(request))) if status == 200 else _error()).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)),
                            **answering.headers}.items():  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _completion(content: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": content}
    return {
        "id": "one", "object": "chat.completion", "created": 0, "model": "small-model",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }  # fmt: skip


def _error() -> dict[str, Any]:
    return {"error": {"message": "no", "type": "fake", "code": None}}


def other_digit(text: str) -> str:
    """The text with its first figure changed."""
    return re.sub(r"\d", lambda match: str((int(match[0]) + 1) % 10), text, count=1)
