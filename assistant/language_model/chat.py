"""The adapter to LangChain's chat model: one request in, one JSON object out, or the reason why there is none.

To be imported where a model is used: the libraries behind it take a second to load.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

import httpx
import openai
from anyio import CapacityLimiter, fail_after
from langchain_core.messages import BaseMessage
from langchain_core.utils.json import parse_json_markdown
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import BaseModel, SecretStr

from assistant.language_model.connection import LanguageModel
from assistant.language_model.errors import NoUsableReply, ServerClosed, ServerLate

Reply = TypeVar("Reply", bound=BaseModel)

# LangChain's client tries again what may pass: no connection, 408, 409, 429 (waiting as told) and 5xx.
_RETRIES = 2
_CLOSED = (openai.APIConnectionError, openai.AuthenticationError, openai.PermissionDeniedError, openai.NotFoundError)
# Servers that know no schema say so in one of these two ways.
_UNKNOWN_FORMAT = (openai.BadRequestError, openai.UnprocessableEntityError)

# What the libraries raise over a body that is no completion, or a completion that has not the form asked for.
_NO_COMPLETION = (AttributeError, KeyError, IndexError, TypeError, ValueError)


class Chat:
    """One model, asked so many times at once; of one event loop."""

    def __init__(self, chat: ChatOpenAI, model: LanguageModel) -> None:
        self._chat = chat
        self._timeout = model.timeout
        self._turns = CapacityLimiter(model.at_once)

    async def ask(self, messages: Sequence[BaseMessage], form: type[Reply]) -> Reply:
        """The model's reply in that form; raises NoUsableReply, or its ServerLate or ServerClosed."""
        async with self._turns:
            try:
                with fail_after(self._timeout), tracing_context(enabled=False):
                    return _read(await self._reply(list(messages), form), form)
            except (TimeoutError, openai.APITimeoutError) as error:
                raise ServerLate from error
            except _CLOSED as error:
                raise ServerClosed from error
            except (openai.OpenAIError, *_NO_COMPLETION) as error:
                raise NoUsableReply from error

    async def _reply(self, messages: list[BaseMessage], form: type[BaseModel]) -> str:
        try:
            return (await self._chat.bind(response_format=_format(form)).ainvoke(messages)).text
        except _UNKNOWN_FORMAT:
            return (await self._chat.ainvoke(messages)).text


@asynccontextmanager
async def open_chat(model: LanguageModel) -> AsyncIterator[Chat]:
    """The model, ready to be asked; its connections are closed at the end.

    They are its own: those that LangChain shares between chats belong to one event loop.
    """
    async with httpx.AsyncClient() as client:
        chat = ChatOpenAI(
            model=model.name, base_url=model.url, http_async_client=client, temperature=0, timeout=model.timeout,
            max_retries=_RETRIES, use_responses_api=False,
            # Without a key of ours, one of the environment's would be sent to this server.
            api_key=SecretStr(model.key or "none"),
        )  # fmt: skip
        yield Chat(chat, model)


def _format(form: type[BaseModel]) -> dict[str, object]:
    schema = {"name": form.__name__.lower(), "schema": form.model_json_schema(), "strict": True}
    return {"type": "json_schema", "json_schema": schema}


def _read(reply: str, form: type[Reply]) -> Reply:
    """The reply's JSON, whatever stands before it: some models think aloud, or fence what they write."""
    # LangChain's own parser would complete a reply that was cut short.
    return form.model_validate(parse_json_markdown(reply.rpartition("</think>")[2], parser=json.loads))
