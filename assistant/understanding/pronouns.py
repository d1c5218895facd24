"""Whether a question leans on what was said before: a pronoun without its antecedent, « ce décret », « pareil »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.phrases import phrases
from corpus.typography import fold

# « Il faut », “it is possible to”: pronouns that stand for nothing.
_IMPERSONAL = re.compile(phrases("pronouns.impersonal"))
_PRONOUN = re.compile(
    rf"(?<![\w']){phrases('pronouns.standing')}\b|(?<=')en\b|(?<=-)(?:il|elle|ils|elles|lui|en|y|la|le|les)\b"
)
_OBJECT = re.compile(phrases("pronouns.object"))
# With somebody named before, it still is what the last turn was about: « … la CNIL, qu'en dit-elle ? », “… of it?”
_ABOUT_IT = re.compile(phrases("pronouns.about_it"))
_DEMONSTRATIVE = re.compile(rf"\b{phrases('pronouns.demonstrative')}[ -]\w{{3,}}")
_ECHO = re.compile(rf"\b{phrases('pronouns.echo')}\s*[?.!]*$")
_THING = re.compile(phrases("pronouns.thing"))
_WHICH = re.compile(rf"\b{phrases('pronouns.which')}")
_VERB_SUBJECT = re.compile(r"[\w']+[ -](?:t[ -])?$")


def leans_back(text: str, names: Sequence[int]) -> bool:
    """Whether a pronoun, « ce dernier » or « ce décret » stands for something that is not named before it.

    `names` are the characters at which the question's names start.
    """
    folded = fold(text)
    folded = _IMPERSONAL.sub(lambda match: " " * len(match.group()), folded)
    if _OBJECT.search(folded) or _ABOUT_IT.search(folded):
        return True
    leaning = [*_DEMONSTRATIVE.finditer(folded), *_PRONOUN.finditer(folded)]
    return any(not _held(folded[: match.start()], names) for match in leaning)


def echoes(text: str) -> bool:
    """Whether the question asks the same of something else: « … dit-elle pareil ? », “… the same?”."""
    return bool(_ECHO.search(fold(text)))


def _held(before: str, names: Sequence[int]) -> bool:
    """Whether what comes before a pronoun names a thing: a name or a noun with its article, not « quel prix »."""
    if any(start < len(before) for start in names):
        return True
    told = _WHICH.sub(" ", _VERB_SUBJECT.sub("", before))
    return bool(_THING.search(told))
