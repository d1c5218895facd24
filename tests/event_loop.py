"""Running asynchronous work in a test: on a thread of its own, since the browser's loop may run on the test's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from anyio.from_thread import start_blocking_portal

Given = ParamSpec("Given")
Result = TypeVar("Result")


def run_apart(work: Callable[Given, Awaitable[Result]], *given: Given.args, **named: Given.kwargs) -> Result:
    """What the work comes to."""
    with start_blocking_portal() as portal:
        return portal.call(lambda: work(*given, **named))
