"""Asks a model for many paragraphs at once, from a thread that waits, can be interrupted and gives up in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import as_completed
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


@dataclass
class Replies:
    """What the model answered, and whether it was given up."""

    by_spot: dict[Spot, WordedParagraph] = field(default_factory=dict)
    given_up: bool = False


def ask_all(
    model: LanguageModel,
    quotes: Mapping[Spot, tuple[str, ...]],
    audience: Audience,
    language: Language,
    progress: Callable[[int], None],
) -> Replies:
    """The model's paragraphs, as many as it gives; `progress` is told how many are done, and may raise to stop all."""
    replies, late = Replies(), 0
    with ExitStack() as stack:
        portal = stack.enter_context(start_blocking_portal())
        chat = stack.enter_context(portal.wrap_async_context_manager(open_chat(model)))
        asked = {
            portal.start_task_soon(chat.ask, messages(texts, audience, language), WordedParagraph): spot
            for spot, texts in quotes.items()
        }
        # Whatever ends the wait ends the requests too.
        stack.callback(lambda: [request.cancel() for request in asked])
        for done, request in enumerate(as_completed(asked), 1):
            try:
                replies.by_spot[asked[request]] = request.result()
            except ServerClosed:
                replies.given_up = True
            except ServerLate:
                late += 1
                replies.given_up = late == _LATE
            except NoUsableReply:
                pass
            if replies.given_up:
                break
            progress(done)
    return replies
