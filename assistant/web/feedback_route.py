"""Where the page sends an opinion: taken in whole or refused with one line, and kept by the operator."""

from __future__ import annotations

import logging

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.feedback.errors import FeedbackFull, FeedbackUnwritable
from assistant.feedback.records import LONGEST_COMMENT, Feedback
from assistant.feedback.store import FeedbackStore
from assistant.web.negotiation import reader_language
from assistant.web.request_body import bounded_body
from corpus.catalogue import text

# A question, an answer and a comment of the longest kind, each letter written as \uXXXX.
MOST_BYTES = 128 * 1024

_LOG = logging.getLogger(__name__)


def feedback_route(store: FeedbackStore) -> Route:
    """The route that takes an opinion in as JSON: 204 when it is kept."""

    async def keep(request: Request) -> Response:
        # A form of another site cannot send this type without asking first.
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            return _refusal(request, 415, "bad")
        body = await bounded_body(request, MOST_BYTES)
        if body is None:
            return _refusal(request, 413, "too_large")
        try:
            feedback = Feedback.model_validate_json(body)
        except ValidationError:
            return _refusal(request, 422, "bad")
        try:
            await run_in_threadpool(store.add, feedback)
        except (FeedbackFull, FeedbackUnwritable) as error:
            _LOG.error("%s", error)
            return _refusal(request, 503, "not_kept")
        return Response(status_code=204)

    return Route("/feedback", keep, methods=["POST"])


def _refusal(request: Request, status: int, key: str) -> PlainTextResponse:
    line = text(f"web.feedback.{key}", reader_language(request.headers), most=LONGEST_COMMENT)
    return PlainTextResponse(line, status)
