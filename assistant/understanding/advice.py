"""Whether a question asks for advice, an opinion or a text to write: the dossier is quoted, nobody is counselled."""

from __future__ import annotations

import re

from assistant.understanding.phrases import phrases
from corpus.typography import fold

_ADVICE = re.compile(rf"(?<!\w)(?:{phrases('advice.personal')}|{phrases('advice.opinion')}|{phrases('advice.best')})")
_WRITING = re.compile(rf"(?<!\w){phrases('advice.writing')}")
# « À qui dois-je écrire ? », “Where should I look?” ask how one's rights are used: the dossier tells.
_HOW_TO = re.compile(phrases("advice.how_to"))


def asks_advice(text: str) -> bool:
    """Whether the question asks what to do or to think; how to use one's rights is no such question."""
    folded = fold(text)
    return bool(_ADVICE.search(folded)) and not _HOW_TO.search(folded)


def asks_writing(text: str) -> bool:
    """Whether the question asks for a text to be written: a letter, a complaint, a program."""
    return bool(_WRITING.search(fold(text)))
