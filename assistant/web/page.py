"""The web chat as Gradio Blocks: one component of our own HTML, and one event that streams an answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Protocol

import gradio as gr
from pydantic import BaseModel, ConfigDict

from assistant.records import MAX_CHARACTERS, Answer, Question, Turn
from assistant.web.joined import joined
from assistant.web.render import TurnView, render_turn
from assistant.web.shell import interface_words, render_shell
from assistant.web.transcript import Library
from corpus.dossier import Dossier

CONCURRENT_ANSWERS = 8
WAITING_QUESTIONS = 200
REMEMBERED_TURNS = 12

# Gradio keeps a record of each event and sums them all up after every one, telemetry or not.
_NO_RECORDS = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(sys.maxsize),
}
_FAILED = "() => document.dispatchEvent(new CustomEvent('dossier-failed'))"


class ChatAssistant(Library, Protocol):
    """What the page asks of the assistant."""

    @property
    def dossier(self) -> Dossier:
        """The dossier that it answers from."""

    @property
    def speaks_from(self) -> date:
        """The day of the dossier's first event."""

    def stream(self, question: Question) -> Iterator[Answer]:
        """Growing snapshots of the answer; the last one is complete."""


class Asked(BaseModel):
    """A question as the browser sends it, with the conversation that only the browser keeps."""

    model_config = ConfigDict(extra="forbid")

    turn: int
    text: str
    as_of: date | None = None
    history: list[Turn]

    def question(self) -> Question:
        """The question for the assistant, with the most recent part of the conversation."""
        return Question(text=self.text, as_of=self.as_of, history=tuple(self.history[-REMEMBERED_TURNS:]))


def create_page(assistant: ChatAssistant, *, feedback: bool = False, staff: bool = False) -> gr.Blocks:
    """The page, ready to be mounted; nothing of a conversation stays on the server but opinions sent."""
    os.environ.update(_NO_RECORDS)
    page: gr.Blocks
    with gr.Blocks(title=assistant.dossier_title("fr"), analytics_enabled=False, fill_width=True) as page:
        # The shell is a property and not the template: a template's braces and backquotes are code.
        chat = gr.HTML(
            value=None,
            html_template="${shell}",
            js_on_load=joined("script"),
            apply_default_css=False,
            elem_id="chat",
            shell=render_shell(assistant, feedback=feedback, staff=staff),
            words=interface_words(assistant),
            limit=MAX_CHARACTERS,
        )
        asking = chat.ask(
            _stream_views(assistant),
            outputs=chat,
            show_progress="hidden",
            concurrency_limit=CONCURRENT_ANSWERS,
            trigger_mode="multiple",
            api_visibility="private",
        )
        asking.failure(fn=None, js=_FAILED)
        chat.halt(fn=None, cancels=[asking], api_visibility="private")
    page.queue(default_concurrency_limit=CONCURRENT_ANSWERS, max_size=WAITING_QUESTIONS, api_open=False)
    return page


def _stream_views(assistant: ChatAssistant) -> Callable[[gr.EventData], Iterator[TurnView]]:
    def stream(event: gr.EventData) -> Iterator[TurnView]:
        asked = Asked(turn=event.turn, text=event.text, as_of=event.as_of, history=event.history)
        answer = None
        for answer in assistant.stream(asked.question()):
            yield render_turn(answer, asked.turn, assistant, done=False)
        if answer is not None:
            yield render_turn(answer, asked.turn, assistant, done=True)

    return stream
