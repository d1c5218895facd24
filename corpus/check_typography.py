"""Checks the signs of a text as its language writes them: spaces, quotation marks, accents on capitals."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.findings import Finding, finding
from corpus.records import Document
from corpus.texts import texts_of

# Before « : ; ? ! » and inside « … »; not in « 10:30 », « https:// » nor between two such signs.
_NO_SPACE = re.compile(r"(?<![\u00a0\u202f:;?!])(?:[;?!»]|:(?!\d|//))|«(?![\u00a0\u202f])")
_SPACED = re.compile(r"[\s\u00a0\u202f][:;?!]")
_WRONG_QUOTES = {"fr": re.compile(r'"'), "en": re.compile(r'["«»]')}
_QUOTES = {"fr": "« … »", "en": "“…”"}
# Beginnings of French words whose capital is É; « A » alone opens no French sentence, « À » does.
_BARE_CAPITAL = re.compile(
    r"\bE(?=(?:tat|tabli|tant\b|tait\b|tude|tudi|tend|tendu|tap|trang|tre\b|tes-|cart|chan[gt]|chéan|chec|cole\b|coles\b"
    r"|cologi|conom|crit|dit|gal|labor|larg|lectr|lément|lev|limin|lysée|met|mis|nerg|nonc|num|pidém|poque|quilib|quip"
    r"|quiv|thi|valu|vén|vit|volu)[a-zà-ÿ'-]*|t\u00e9\b)|(?:^|[.?!:]\s|«\s)A(?=\s[a-zà-ÿ])|(?:^|[.?!:]\s|«\s)Ca(?=\s)"
)
_ACCENTED = {"E": "É", "A": "À", "C": "Ça"}


def typography_findings(document: Document, folder: Path) -> list[Finding]:
    """Every sign of the document's texts that its language writes otherwise, once for each text and kind."""
    findings: list[Finding] = []
    for text in texts_of(document, folder):
        where = (document.path, text.line)
        quotes = _WRONG_QUOTES[document.language].search(text.text)
        if quotes:
            right = _QUOTES[document.language]
            findings.append(finding(*where, "wrong_quotes", excerpt=_around(text.text, quotes), quotes=right))
        if document.language == "en":
            spaced = _SPACED.search(text.text)
            if spaced:
                findings.append(finding(*where, "space_before", excerpt=_around(text.text, spaced)))
            continue
        bare = _NO_SPACE.search(text.text)
        if bare:
            findings.append(finding(*where, "no_break_space", excerpt=_around(text.text, bare)))
        capital = _BARE_CAPITAL.search(text.text)
        if capital:
            expected = _ACCENTED[capital[0].lstrip("«.?!: \u00a0\u202f")[0]]
            findings.append(finding(*where, "bare_capital", excerpt=_around(text.text, capital), expected=expected))
    return findings


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(match.start() - 20, 0), match.end() + 15
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
