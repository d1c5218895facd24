"""Words that Markdown shows as they are."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from assistant.markdown import as_markdown, markdown_link

ATTACKS = [
    "<script>alert(1)</script>",
    "**gras** _penché_ `code` ~~barré~~ $x$",
    "[lien](https://example.org) ![image](x.png)",
    "# titre",
    "- liste",
    "+ liste",
    "1. liste",
    "1) liste",
    "> citation",
    "===",
    "---",
    "a | b | c",
    "&lt; &amp; \\ \\*",
    "```python",
    "[1]: https://example.org",
    "![x][y]",
    ": définition",
]


def shown(markdown: str) -> str:
    """The words that a reader of the Markdown sees; fails when it holds anything but words."""
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@pytest.mark.parametrize("words", ATTACKS)
def test_words_are_shown_as_they_are(words: str) -> None:
    assert shown(as_markdown(words)) == words


def test_words_stay_on_one_line() -> None:
    assert as_markdown("Une question\n\n# et un titre ?") == "Une question \\# et un titre ?"


@pytest.mark.parametrize("address", ["https://example.org/a>b", "https://example.org/a b", "https://example.org/a\\>b"])
def test_address_cannot_end_its_link_early(address: str) -> None:
    tokens = MarkdownIt().parse(markdown_link("a](b", address))
    types = [child.type for child in tokens[1].children or []]
    assert types[0] == "link_open"
    assert types[-1] == "link_close"


def test_words_without_an_address_are_no_link() -> None:
    assert markdown_link("titre", None) == "titre"
