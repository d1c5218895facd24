"""Whether a question leans on what was said before: a pronoun without its antecedent, « ce décret », « pareil »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.phrases import phrases
from corpus.typography import fold
from index.words import ANY_STOP_WORDS, plain_words

# « Il faut », “it is possible to”: pronouns that stand for nothing.
_IMPERSONAL = re.compile(phrases("pronouns.impersonal"))
_PRONOUN = re.compile(rf"(?<![\w']){phrases('pronouns.standing')}\b|(?<=-)(?:la|le|les)\b")
_POSSESSIVE = re.compile(rf"(?<![\w']){phrases('pronouns.possessive')}\b")
_THAT = re.compile(phrases("pronouns.that"))
_OBJECT = re.compile(phrases("pronouns.object"))
# With somebody named before, it still is what the last turn was about: « … la CNIL, qu'en dit-elle ? », “… of it?”
_ABOUT_IT = re.compile(phrases("pronouns.about_it"))
_DEMONSTRATIVE = re.compile(rf"\b{phrases('pronouns.demonstrative')}[ -]\w{{3,}}")
_ECHO = re.compile(rf"\b{phrases('pronouns.echo')}\s*[?.!]*$")
_THING = re.compile(phrases("pronouns.thing"))
_WHICH = re.compile(rf"\b{phrases('pronouns.which')}")
# Information technology.
_IT = re.compile(r"\bIT\b")
_VERB = re.compile(r"[\w']+-(?:t-)?$")
_ANYBODY = re.compile(r"\b(?:on|chacun|quelqu'un|one|anyone|someone)\b")
# « Qui le délivre, SecNumCloud ? »: what closes the question says what its pronoun stands for.
_CLOSING = re.compile(r",\s*([^,]+?)[\s?!.]*$")
_AT_ONCE, _CLOSING_WORDS = 5, 6
# So many telling words before a pronoun, or a possessive, are taken to hold what it stands for.
_MANY, _SOME = 3, 2


def leans_back(text: str, names: Sequence[int]) -> bool:
    """Whether a pronoun, « ce dernier » or « ce décret » stands for something that is not named before it.

    `names` are the characters at which the question's names start.
    """
    folded = _IMPERSONAL.sub(lambda match: " " * len(match.group()), fold(_IT.sub("--", text)))
    closed = _closed(folded, names)
    if _ABOUT_IT.search(folded) or (closed and _ABOUT_IT.search(folded[:closed].rstrip(", "))):
        return True
    standing = [match for pattern in (_PRONOUN, _OBJECT, _THAT, _DEMONSTRATIVE) for match in pattern.finditer(folded)]
    standing = [match for match in standing if match.start() >= closed]
    held = [_held(folded[: match.start()], names, _MANY) for match in standing]
    held += [_held(folded[: match.start()], names, _SOME) for match in _POSSESSIVE.finditer(folded)]
    return not all(held)


def echoes(text: str) -> bool:
    """Whether the question asks the same of something else: « … dit-elle pareil ? », “… the same?”."""
    return bool(_ECHO.search(fold(text)))


def _closed(folded: str, names: Sequence[int]) -> int:
    """Where the name, or the noun with its article, that closes the question begins; 0 when none does."""
    closing = _CLOSING.search(folded)
    if not closing or len(closing[1].split()) > _CLOSING_WORDS:
        return 0
    start = closing.start(1)
    if any(start <= name <= start + _AT_ONCE for name in names):
        return start
    telling = [word for word in plain_words(closing[1]) if word not in ANY_STOP_WORDS]
    return start if _THING.match(closing[1]) and len(telling) > 1 else 0


def _held(before: str, names: Sequence[int], enough: int) -> bool:
    """Whether what comes before a pronoun names what it stands for: a name, a noun with its article, or enough words.

    « Quel prix » names nothing; before « EUCS est-il » one word is the subject.
    """
    if any(start < len(before) for start in names) or _ANYBODY.search(before):
        return True
    inverted = before.endswith("-")
    told = _WHICH.sub(" ", _VERB.sub("", before) if inverted else before)
    if _THING.search(told):
        return True
    telling = [word for word in plain_words(told) if word not in ANY_STOP_WORDS]
    return len(telling) >= (1 if inverted else enough)
