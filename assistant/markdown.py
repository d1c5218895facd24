"""Words as Markdown that shows them as they are, whatever they hold."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$!]")
# What makes a list, a rule or a heading of a line, where the line begins with it.
_OPENING = re.compile(r"^(\d{0,9})([-+=.):])")


def as_markdown(words: str) -> str:
    """The words on one line, with whatever Markdown or HTML would read as markup escaped."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(words.split()))
    return _OPENING.sub(r"\1\\\2", line)


def markdown_link(words: str, address: str | None) -> str:
    """The words, leading to the address when there is one; the address is an ordinary web page's."""
    if not address:
        return as_markdown(words)
    target = re.sub(r"[\s<>\\]", lambda letter: f"%{ord(letter[0]):02X}", address)
    return f"[{as_markdown(words)}](<{target}>)"
