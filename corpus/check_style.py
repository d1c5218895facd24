"""Checks how a text is put: a sentence that stands alone, is not too long, and ends as its kind does."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.findings import Finding, finding
from corpus.records import Document, Language
from corpus.texts import Text, texts_of
from corpus.typography import normalise

MAX_WORDS = 40

# « Le 10 juin 2025, il … » and “In 2025 it …” hang in the air as much as « Il … ».
_DATED: dict[Language, str] = {
    "fr": r"(?:(?:Le|En|Au|Dès|Depuis|Fin|Début|Avant|Après|À (?:la|partir|l')) ?[^,;:]{0,40}\d{4}, )?",
    "en": r"(?:(?:On|In|At|Since|By|From|Before|After|Until) [^,;:]{0,40}?\d{4},? )?",
}
# What the dossier says of itself needs no other name: « Ce dossier … ».
_OF_ITSELF: dict[Language, str] = {
    "fr": "assistant|chronologie|document|dossier|glossaire|guide|page|section",
    "en": "assistant|document|dossier|glossary|guide|page|section|timeline",
}
_IMPERSONAL: dict[Language, str] = {
    "fr": r"(?:n'|ne )?(?:y a|faut|faudra|fallait|existe|existait|suffit|s'en faut)\b"
    r"|(?:n')?(?:est|était|sera) (?:pas |donc |aussi |alors )?"
    r"(?:interdit|possible|impossible|permis|obligatoire|nécessaire|prévu|question) (?:de|d'|que|qu')",
    "en": r"(?:is|was|remains) (?:not |also |thus )?"
    r"(?:forbidden|possible|impossible|lawful|unlawful|necessary|known|unknown|clear|unclear) (?:to|that|whether)\b",
}
_DANGLING: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(
        rf"[«\s]*{_DATED['fr']}(?P<word>ils\b|elles?\b|il\b(?! (?:{_IMPERSONAL['fr']}))"
        r"|c(?:elui|elle|eux|elles)-(?:ci|là)\b|cela\b|ceci\b|ça\b|c'(?=est|était|en)"
        r"|ce\b(?= (?:n'|ne|sont|fut|sera|serait|dernier))|(?:son|sa|ses|leurs?)\b"
        rf"|(?:ce|cet|cette|ces)\b(?! (?:{_OF_ITSELF['fr']}|que|qui|dont|à|sur|en|pour|n|ne|sont|fut|sera|serait)\b)"
        r"(?! qu'))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"[“\s]*{_DATED['en']}(?P<word>it\b(?! (?:{_IMPERSONAL['en']}))|(?:he|she|they|its|his|her|their)\b"
        rf"|(?:this|that|these)\b(?! (?:{_OF_ITSELF['en']})\b)|those\b(?! (?:who|whose|with|that)\b))",
        re.IGNORECASE,
    ),
}


def style_findings(document: Document, folder: Path) -> list[Finding]:
    """Every text of the document that is not put as docs/corpus-format.md asks."""
    findings: list[Finding] = []
    for text in texts_of(document, folder):
        if text.part == "sentence":
            findings += _sentence_findings(document, text)
        elif text.part == "question" and not text.text.endswith("?"):
            findings.append(finding(document.path, text.line, "question_mark", question=text.text))
        elif text.part in ("title", "heading") and re.search(r"[^.]\.$", text.text):
            findings.append(finding(document.path, text.line, "heading_stop", heading=text.text))
    return findings


def _sentence_findings(document: Document, sentence: Text) -> list[Finding]:
    findings: list[Finding] = []
    dangling = _DANGLING[document.language].match(normalise(sentence.text))
    if dangling:
        findings.append(finding(document.path, sentence.line, "dangling", word=dangling["word"]))
    count = sum(any(letter.isalnum() for letter in word) for word in sentence.text.split())
    if count > MAX_WORDS:
        findings.append(finding(document.path, sentence.line, "too_long", count=count, most=MAX_WORDS))
    return findings
