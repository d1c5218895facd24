"""What was, is and will be: a rewriting may not move a fact in time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rewording.words import Word, content
from corpus.records import Language
from corpus.typography import fold

_BEING = {
    "fr": (re.compile(r"\b(?:etai(?:t|ent)|fu(?:t|rent)|avai(?:t|ent)|a ete|ont ete)\b"),
           re.compile(r"\b(?:est|sont)\b")),
    "en": (re.compile(r"\b(?:was|were|had|did)\b"), re.compile(r"\b(?:is|are|does|do)\b")),
}  # fmt: skip
_PAST = {"fr": re.compile(r"(?:ait|aient)$"), "en": re.compile(r"ed$")}
_PRESENT = {"fr": re.compile(r"(?:e|ent|it|issent)$"), "en": re.compile(r"s$")}

_PARTICIPLE = re.compile(r"\b(?:is|are|be|been|being|was|were|est|sont|ete|etre)(?: \w+)? $")


def turned(said: str, quote: str, language: Language) -> Iterator[str]:
    """The verbs that the quote has in the past alone and the stretch in the present alone, or the other way round."""
    past, present = _BEING[language]
    told, held = fold(said), fold(quote)
    for one, other in ((past, present), (present, past)):
        if one.search(told) and not one.search(held) and other.search(held) and not other.search(told):
            yield one.findall(told)[0]
    forms = content(quote, language)
    for word in content(said, language):
        alike = [form for form in forms if form.stem == word.stem]
        alike = [form for form in alike if not _passive(quote, form)]
        opposed = not _passive(said, word) and any(_opposed(word, form, language) for form in alike)
        if opposed and not _has(word, alike):
            yield word.form


def _has(word: Word, alike: list[Word]) -> bool:
    return any(form.form == word.form for form in alike)


def _opposed(word: Word, form: Word, language: Language) -> bool:
    past, present = _PAST[language], _PRESENT[language]
    one, other = word.form, form.form
    return bool((past.search(one) and present.search(other)) or (present.search(one) and past.search(other)))


def _passive(text: str, word: Word) -> bool:
    """Whether a participle follows a form of « be », which tells its time."""
    return bool(_PARTICIPLE.search(fold(text)[: word.start]))
