"""What a question takes for granted and nothing cited holds: a name, a date, an amount.

« Pourquoi le HDH a-t-il choisi OVHcloud ? » finds why Scaleway was chosen: the answer says first that the
dossier does not say this of OVHcloud.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from assistant.coverage import whole_text
from assistant.drafts import Verified
from assistant.understanding.intake import Understood
from assistant.understanding.known import Known, Name
from corpus.catalogue import spell_date
from corpus.dossier import Dossier
from corpus.figures import numbers
from corpus.records import LANGUAGES, Passage
from corpus.spelled_dates import spelled_dates
from corpus.typography import normalise
from index.words import plain_words

_AMOUNT = re.compile(
    r"(\d[\d\u00a0\u202f ]*(?:[.,]\d+)?)[\u00a0\u202f -]?(?:millions?|milliards?|billions?|%|€|euros?)"
)
_MONTH = len("2026-04")
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")


def unsaid(understood: Understood, statements: list[Verified], dossier: Dossier, known: Known) -> tuple[str, ...]:
    """The names of actors, dates and amounts of the question that no passage cited holds, as they are written."""
    if not statements:
        return ()
    passages = list(_cited(statements, dossier))
    asked = understood.search_text
    names = (name.spelt(understood.language) for name in _absent_names(asked, passages, dossier, known))
    return tuple(chain(names, _absent_dates(understood, passages, dossier), _absent_amounts(asked, passages)))


def _cited(statements: list[Verified], dossier: Dossier) -> Iterator[Passage]:
    """The passages cited, in both languages: what one of them names, the other need not."""
    ids = dict.fromkeys(quote.passage_id for statement in statements for quote in statement.quotes)
    for passage_id in ids:
        yield from (found for language in LANGUAGES if (found := dossier.passage(passage_id, language)))


def _absent_names(asked: str, passages: list[Passage], dossier: Dossier, known: Known) -> list[Name]:
    held = {name.concept for passage in passages for name in known.named(whole_text(passage, dossier))}
    words = {word for passage in passages for word in plain_words(whole_text(passage, dossier))}
    return [
        name
        for start, name in known.places(asked)
        if name.is_actor
        and name.concept not in held
        and name.concept != known.subject
        and asked[start:].lstrip('«“"(').split("'")[-1][:1].isupper()
        and not words & {plain_words(name.fr)[-1], plain_words(name.en)[-1]}
    ]


def _absent_dates(understood: Understood, passages: list[Passage], dossier: Dossier) -> Iterable[str]:
    """Days and months of a year, and years, that the passages do not tell."""
    asked = understood.search_text
    told = {d for passage in passages for d in spelled_dates(whole_text(passage, dossier), passage.language)}
    told |= {mark for passage in passages for s in passage.sentences for mark in (s.on, s.until) if mark}
    told |= {year for passage in passages for year in re.findall(r"\d{4}", whole_text(passage, dossier))}
    whole = [day for day in spelled_dates(asked, understood.language) if re.match(r"\d{4}-", day)]
    absent = [day for day in whole if not any(other.startswith(day) or other == day[:_MONTH] for other in told)]
    years = [y for y in _YEAR.findall(normalise(asked)) if not any(day.startswith(y) for day in whole)]
    absent += [year for year in years if not any(other.startswith(year) for other in told)]
    return (spell_date(day, understood.language) for day in absent)


def _absent_amounts(asked: str, passages: list[Passage]) -> Iterable[str]:
    told = {number for passage in passages for number in numbers(passage.text)}
    for match in _AMOUNT.finditer(asked):
        if not set(numbers(match[1])) <= told:
            yield normalise(match.group())
