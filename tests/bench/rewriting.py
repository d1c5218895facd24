"""What the guard of a rewriting stops and lets through: by hand, and on alterations of the dossier's sentences.

    python -m tests.bench.rewriting

An alteration changes what a sentence says in one place and leaves the rest as it stands.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

from assistant.rewording.anchors import name_words
from assistant.rewording.faithful import Reworded, faults
from assistant.rewording.words import content
from corpus.dossier import load_dossier
from corpus.records import LANGUAGES, Language
from corpus.typography import fold
from tests.rewording.rewritings import rewritings

Alteration = Callable[[str, Language, random.Random], str]
# One sentence in so many.
EVERY = 3
_DENIALS = {"fr": r" (?:pas|jamais)\b", "en": r" (?:not|never)\b"}
_MODALS = {
    "fr": (("doit", "peut"), ("doivent", "peuvent"), ("peut", "doit"), ("peuvent", "doivent")),
    "en": (("must", "may"), ("may", "must"), ("can", "must"), ("will", "may")),
}
_TIMES = {
    "fr": (("avant", "après"), ("après", "avant"), ("depuis", "jusqu'à"), ("depuis", "avant")),
    "en": (("before", "after"), ("after", "before"), ("since", "until"), ("until", "since")),
}
_SAID_BY = {"fr": r"^(?:Selon|D'après) [^,]+, ", "en": r"^According to [^,]+, "}
_CLAIMS = {"fr": ", ce qui a surpris", "en": ", which came as a surprise"}


def figure(text: str, _language: Language, chance: random.Random) -> str:
    """Another digit in one place."""
    places = [match.start() for match in re.finditer(r"\d", text)]
    if not places:
        return text
    at = chance.choice(places)
    return f"{text[:at]}{(int(text[at]) + chance.randint(1, 9)) % 10}{text[at + 1 :]}"


def names(text: str, _language: Language, chance: random.Random) -> str:
    """Two names in each other's place."""
    held = set(name_words(text))
    words = [word for word in dict.fromkeys(re.findall(r"\b[A-ZÀ-Ý]\w+", text)) if fold(word) in held]
    if len(words) < 2:
        return text
    one, other = chance.sample(words, 2)
    return re.sub(rf"\b(?:{one}|{other})\b", lambda match: other if match[0] == one else one, text)


def denial(text: str, language: Language, _chance: random.Random) -> str:
    """A negation left out."""
    return re.sub(_DENIALS[language], "", text, count=1)


def modal(text: str, language: Language, _chance: random.Random) -> str:
    """« May » for « must », and the like."""
    return _other(text, _MODALS[language])


def time(text: str, language: Language, _chance: random.Random) -> str:
    """« Before » for « after », and the like."""
    return _other(text, _TIMES[language])


def attribution(text: str, language: Language, _chance: random.Random) -> str:
    """Whoever says so, left out."""
    rest = re.sub(_SAID_BY[language], "", text)
    return rest[:1].upper() + rest[1:]


def word(text: str, language: Language, chance: random.Random) -> str:
    """A content word left out."""
    words = [found.form for found in content(text, language) if found.form.isalpha()]
    chosen = chance.choice(words) if words else ""
    return re.sub(rf"(?i) \b{chosen}\b", "", text, count=1) if chosen else text


def claim(text: str, language: Language, _chance: random.Random) -> str:
    """Something that the sentence does not say, at its end."""
    return f"{text[:-1]}{_CLAIMS[language]}."


def _other(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for one, other in pairs:
        if re.search(rf"\b{one}\b", text):
            return re.sub(rf"\b{one}\b", other, text, count=1)
    return text


ALTERATIONS: tuple[Alteration, ...] = (figure, names, denial, modal, time, attribution, word, claim)


def main() -> None:
    """Prints a line a set written by hand, then one an alteration."""
    for split in ("dev", "test"):
        every = rewritings(split)
        for language in LANGUAGES:
            passed = Counter(bool(r.fault) for r in every if r.language == language and not r.stopped)
            total = Counter(bool(r.fault) for r in every if r.language == language)
            print(f"{split} {language}: faithful let through {passed[False]} of {total[False]}; "
                  f"unfaithful let through {passed[True]} of {total[True]}")  # fmt: skip
    dossier = load_dossier()
    told = [(s.text, language) for language in LANGUAGES for p in dossier.passages(language) for s in p.sentences]
    told = told[::EVERY]
    for alter in ALTERATIONS:
        chance = random.Random(7)
        altered = [(text, alter(text, language, chance), language) for text, language in told]
        altered = [one for one in altered if one[0] != one[1]]
        passed = [said for text, said, language in altered if not faults([Reworded(said, (1,))], {1: text}, language)]
        print(f"{alter.__name__:12} {len(altered):5} altered, {len(passed):3} let through")
        for said in passed[:3]:
            print(f"    {said}")


if __name__ == "__main__":
    main()
