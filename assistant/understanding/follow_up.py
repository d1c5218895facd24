"""A question that leans on the conversation, made whole: its own words, with what the last turn was about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.records import Turn
from assistant.understanding.known import Known, Name
from assistant.understanding.language import spoken_language
from assistant.understanding.phrases import phrases, words
from assistant.understanding.pronouns import echoes, leans_back
from assistant.understanding.several import questions_in
from assistant.understanding.small_talk import small_talk, without_courtesies
from corpus.records import Language
from corpus.typography import fold
from index.words import ANY_STOP_WORDS, plain_words

_NEW_SUBJECT = re.compile(rf"^{phrases('follow_up.new_subject')}\b[ ,:.;!-]*")
_JOINS = phrases("follow_up.and")
# « Ok, … », and « ok et comment… » without its comma.
_NOD = re.compile(
    rf"^(?:{phrases('follow_up.nod')}\b(?:[ \u00a0]?[,.!?]+ *| +(?=(?:{_JOINS}|{phrases('follow_up.asking')})\b)))+"
)
_AND = re.compile(rf"^(?:{_JOINS}(?: {phrases('follow_up.and_then')})?(?=[\s,\u00a0]|(?<='))[,\s]*)+")
# What asks and names nothing: left out of what the last question was about.
_ASKING = re.compile(rf"\b{phrases('follow_up.asking')}\b")
_WHO = re.compile(phrases("follow_up.who"))
# « X et Y, est-ce la même chose ? » compares the two.
_PAIR = re.compile(r"\b(?:et|and)\b")
# A figure, or a capital within the question: a name that the dossier's lists do not have.
_UNKNOWN_NAME = re.compile(r"\d|(?<=\S )[A-ZÀ-ÖØ-Þ]\w|[a-z][A-Z]")
# « selon X »: who reports is not who is reported on.
_REPORTING = re.compile(rf"\b{phrases('follow_up.reporting')}\b.*", re.IGNORECASE)
# Verbs that ask whatever the last question asked.
_LIGHT = words("follow_up.light")
# « Et pour combien ? » asks for a price.
_PRICE = re.compile(r"(?:pour |for )?(?:combien|how much)$", re.IGNORECASE)
_COSTS: dict[Language, str] = {"fr": "coûte", "en": "is the cost of"}
# « Elles ont gagné ? » asks of all those who were named.
_PLURAL = re.compile(rf"\b{phrases('follow_up.plural')}\b")
# « T'es sûr ? », “can you explain?”: the same question once more.
_AGAIN = re.compile(phrases("follow_up.again"))
# « C'est quoi, SecNumCloud ? » is whole; « pourquoi chez Microsoft ? » says something of what was asked about.
_DEFINING = re.compile(rf"{phrases('follow_up.defining')}\b")
_CIRCUMSTANCE = re.compile(rf"{phrases('follow_up.circumstance')}\b")
_WHY_NOT = re.compile(phrases("follow_up.why_not"))
_NOW = re.compile(rf"[ ,]+{phrases('follow_up.now')}\b", re.IGNORECASE)
_BEFORE = re.compile(phrases("follow_up.before"))
_POSSESSIVE = re.compile(rf"\b{phrases('pronouns.possessive')}\b")
# « Comment faire ? », “how do I do that?”: the way to do what the last question spoke of.
_HOW_TO = re.compile(phrases("follow_up.how_to"))
_HOW: dict[Language, str] = {"fr": "comment faire pour", "en": "how do I"}
_SOME, _WHOLE, _SEVERAL = 3, 4, 3
_ENDS = " \u00a0?!.,;:"


@dataclass(frozen=True)
class Exchange:
    """A question of the conversation, as it was searched, and what was answered."""

    searched: str
    answer: str


def resolved(text: str, history: Sequence[Turn], known: Known, language: Language, *, joined: bool = False) -> str:
    """The question itself, or made whole from the conversation where it leans on it.

    `joined` tells that it was asked in one breath with the last: « … et depuis quand ? ».
    """
    last: Exchange | None = None
    for asked, answer in _exchanges(history):
        if not small_talk(asked):
            last = Exchange(_whole(asked, last, known, language), answer)
    return _whole(text, last, known, language, joined=joined)


def _exchanges(history: Iterable[Turn]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for turn in history:
        if turn.role == "user":
            pairs.append((" ".join(turn.content.split()), ""))
        elif pairs:
            pairs[-1] = (pairs[-1][0], turn.content)
    return pairs


def _whole(text: str, last: Exchange | None, known: Known, language: Language, *, joined: bool = False) -> str:
    asked = _cut(without_courtesies(text), _NOD)
    fresh = _cut(asked, _NEW_SUBJECT)
    if last is None or fresh != asked:
        return fresh
    return _Leaning(asked, last, known, language, joined=joined).whole()


def _cut(text: str, opening: re.Pattern[str]) -> str:
    """The text without its opening words; all of it when nothing else is left."""
    folded = fold(text)
    match = opening.match(folded)
    rest = text[match.end() :] if match and len(folded) == len(text) else text
    return rest if any(letter.isalnum() for letter in rest) else text


class _Leaning:
    """A question and the exchange before it."""

    def __init__(self, asked: str, last: Exchange, known: Known, language: Language, *, joined: bool) -> None:
        self._last, self._known, self._language = last, known, language
        self._own = _cut(asked, _AND)
        self._and = joined or self._own != asked
        self._names = known.named(self._own)
        meaning = _meaning(self._own, known)
        self._content = [word for word in meaning if word not in _LIGHT]
        self._light = len(meaning) > len(self._content)
        self._told = len(self._content) + sum(not name.is_actor for name in self._names)

    def whole(self) -> str:
        """The question as it is searched."""
        folded = fold(self._own).strip(_ENDS)
        if not self._names and _AGAIN.fullmatch(folded):
            return self._last.searched
        by_name = self._by_name(folded) if self._names else ""
        if by_name:
            return by_name
        if not self._and and len(self._content) + len(self._names) > _WHOLE:
            return self._own
        if leans_back(self._own, [start for start, _ in self._known.places(self._own)]):
            return self._leaning(folded)
        return self._short() or self._own

    def _by_name(self, folded: str) -> str:
        """What is asked of the names that the question brings, where they are all that it says; else empty."""
        alone = self._and or not _PAIR.search(self._own)
        if echoes(self._own) and alone and len(self._content) <= 1:
            return self._same_of_another()
        if self._content:
            return ""
        if _DEFINING.match(folded):
            return self._own
        if _CIRCUMSTANCE.match(folded) and (self._and or _WHY_NOT.match(folded)):
            return self._of_the_topic() or self._with_body()
        return self._same_of_another() if self._and and not self._light else ""

    def _leaning(self, folded: str) -> str:
        """The question with what its pronoun stands for."""
        bare = self._told <= 1 and not self._names and not self._answered_names()
        if bare and not _POSSESSIVE.search(folded):
            return self._with_body()
        return self._before() or self._about()

    def _short(self) -> str:
        """The question, which has no pronoun, where it says too little to be whole; else empty."""
        if self._names:
            actors = all(name.is_actor for name in self._names)
            return self._of_the_topic() if self._and and self._told <= 1 and actors else ""
        if self._told <= 1 and (self._and or not _UNKNOWN_NAME.search(self._own)):
            return self._with_body()
        return self._about() if self._and and self._told <= _SOME else ""

    def _same_of_another(self) -> str:
        """The last question, asked of the name that the new one brings."""
        searched = self._last.searched
        new = self._names[0]
        for old in self._known.named(searched):
            if _alike(old, new, self._known):
                return _replaced(searched, old, new, self._known, self._language)
        return f"{new.spelt(self._language)} : {searched}"

    def _about(self) -> str:
        """The question's own words after the names that it stands for, or after what the last question was about."""
        groups = {name.group for name in self._names if name.is_actor}
        held = {name.concept for name in self._names}
        names = [n.spelt(self._language) for n in self._focus() if n.concept not in held and n.group not in groups]
        about = ", ".join(names) or self._body()
        return f"{about} : {self._own}" if about else self._own

    def _of_the_topic(self) -> str:
        """« Et la CNIL a dit oui quand ? »: what somebody did, after the things that the last question named."""
        things = [name.spelt(self._language) for name in self._focus() if not name.is_actor]
        return f"{', '.join(things)} : {self._own}" if things else ""

    def _before(self) -> str:
        """« Et avant elle ? »: the last question, asked of before or after the one who was its answer."""
        place, answered = _BEFORE.search(fold(self._own)), self._answered_names()
        if not place or not answered or len(self._content) > 1 or self._names:
            return ""
        names = ", ".join(name.spelt(self._language) for name in answered)
        asked = _NOW.sub("", self._last.searched).rstrip(_ENDS)
        return f"{asked} {place[1]} {names} ?"

    def _with_body(self) -> str:
        """A bare question word, asked of what the last question was about."""
        answered = [n.spelt(self._language) for n in self._answered_names()]
        own = self._own.rstrip(_ENDS)
        if _HOW_TO.fullmatch(fold(own)):
            own = _HOW[self._language]
        own = _PRICE.sub(lambda match: f"{match.group()} {_COSTS[self._language]}", own)
        return " ".join([own, self._body(), *answered]).strip() + " ?"

    def _body(self) -> str:
        """What the last question was about: its words without those that ask.

        In the other language, the heading of the section that answered it.
        """
        heading = self._known.heading(self._last.answer, self._language)
        if heading and spoken_language(self._last.searched) not in (None, self._language):
            return heading
        searched = questions_in(self._last.searched)[0]
        folded = fold(searched)
        if len(folded) != len(searched):
            searched = folded
        for match in reversed(list(_ASKING.finditer(folded))):
            searched = searched[: match.start()] + " " + searched[match.end() :]
        return " ".join(re.sub(r"\s+[:?!.,;]+|[?!.]+$", " ", searched).split()).strip(f"{_ENDS}-'’")

    def _focus(self) -> list[Name]:
        """Whom or what the last turn was about: who was answered to « qui ? », else the names of the question."""
        answered = self._answered_names()
        if answered:
            return answered
        names = self._known.named(self._last.searched)
        telling = [name for name in names if name.concept != self._known.subject]
        return telling or names

    def _answered_names(self) -> list[Name]:
        if not _WHO.search(fold(self._last.searched)):
            return []
        first = _REPORTING.sub("", re.split(r"\[\d+\]", self._last.answer)[0])
        asked = {name.concept for name in self._known.named(self._last.searched)} | {self._known.subject}
        named = [name for name in self._known.named(first) if name.is_actor and name.concept not in asked]
        return named[: _SEVERAL if _PLURAL.search(fold(self._own)) else 1]


def _meaning(text: str, known: Known) -> list[str]:
    """The words that are neither asking, nor stop words, nor part of a name."""
    said = plain_words(_ASKING.sub(" ", fold(text)))
    named = known.aliases.named(said)
    return [word for at, word in enumerate(said) if at not in named and word not in ANY_STOP_WORDS and len(word) > 1]


def _alike(old: Name, new: Name, known: Known) -> bool:
    """Whether one name may take the place of the other: of one group, or any body or company for the dossier's own."""
    if old.concept == new.concept or not old.is_actor:
        return False
    return old.group == new.group or (old.concept == known.subject and new.is_actor)


def _replaced(text: str, old: Name, new: Name, known: Known, language: Language) -> str:
    """The text with one name put for another."""
    for start, end, name in reversed(known.spans(text)):
        if name == old:
            text = f"{text[:start]}{new.spelt(language)}{text[end:]}"
    return text
