"""Asks a model for many paragraphs at once, from a thread that waits, can be interrupted and gives up in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack
from dataclasses import dataclass, field

from anyio.from_thread import start_blocking_portal

from assistant.briefing.records import Audience
from assistant.briefing.rewriting.candidates import Spot
from assistant.briefing.rewriting.prompt import WordedParagraph, messages
from assistant.language_model.chat import open_chat
from assistant.language_model.connection import LanguageModel
from assistant.language_model.errors import NoUsableReply, ServerClosed, ServerLate
from corpus.records import Language

# One hard paragraph may be late; two, and the others would be.
_LATE = 2
# How often whoever waits is told how far it is, and may stop it, in seconds.
_TICK = 0.5


@dataclass
class Replies:
    """What the model answered, and whether it was given up."""

    by_spot: dict[Spot, WordedParagraph] = field(default_factory=dict)
    late: int = 0
    given_up: bool = False


def ask_all(
    model: LanguageModel,
    quotes: Mapping[Spot, tuple[str, ...]],
    audience: Audience,
    language: Language,
    progress: Callable[[int], None],
) -> Replies:
    """The model's paragraphs, as many as it gives; `progress` is told how many are done, and may raise to stop all.

    It is told again and again while the model thinks, so that a reader who leaves need not wait for its answer.
    """
    replies = Replies()
    with ExitStack() as stack:
        portal = stack.enter_context(start_blocking_portal())
        chat = stack.enter_context(portal.wrap_async_context_manager(open_chat(model)))
        asked = {
            portal.start_task_soon(chat.ask, messages(texts, audience, language), WordedParagraph): spot
            for spot, texts in quotes.items()
        }
        # Whatever ends the wait ends the requests too.
        stack.callback(lambda: [request.cancel() for request in asked])
        waiting = set(asked)
        while waiting and not replies.given_up:
            ended, waiting = wait(waiting, _TICK, FIRST_COMPLETED)
            for request in ended:
                _take(request, asked[request], replies)
            progress(len(asked) - len(waiting))
    return replies


def _take(request: Future[WordedParagraph], spot: Spot, replies: Replies) -> None:
    try:
        replies.by_spot[spot] = request.result()
    except ServerClosed:
        replies.given_up = True
    except ServerLate:
        replies.late += 1
        replies.given_up = replies.given_up or replies.late == _LATE
    except NoUsableReply:
        return
