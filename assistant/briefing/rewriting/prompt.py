"""What the model is asked for one paragraph: its quotes as data, whom it is for, the language, the linking words."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from pydantic import Field

from assistant.briefing.records import Audience
from assistant.records import Record
from assistant.rewording.stretch import connecting
from corpus.catalogue import text
from corpus.records import Language

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage


class WordedSentence(Record):
    """A sentence of the model's and the numbers of the quotes that it claims to rest on."""

    text: str = Field(min_length=1, max_length=2000)
    quotes: tuple[int, ...] = Field(min_length=1, max_length=20)


class WordedParagraph(Record):
    """The form in which the model answers."""

    sentences: tuple[WordedSentence, ...] = Field(min_length=1, max_length=20)


def messages(quotes: tuple[str, ...], audience: Audience, language: Language) -> list[BaseMessage]:
    """The two messages of one request; as JSON, no quote can end where it does not."""
    from langchain_core.messages import HumanMessage, SystemMessage

    reader = text(f"briefing.rewriting.reader.{audience}", language)
    told = _instructions(language).format(audience=reader, connecting=", ".join(connecting(language)))
    numbered = [{"number": number, "text": quote} for number, quote in enumerate(quotes, 1)]
    return [SystemMessage(told), HumanMessage(json.dumps({"quotes": numbered}, ensure_ascii=False))]


@cache
def _instructions(language: Language) -> str:
    content = files("assistant.briefing.rewriting").joinpath("prompt.yaml").read_text(encoding="utf-8")
    return str(yaml.safe_load(content)[language])
