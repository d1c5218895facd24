"""A paragraph worded anew against its quotes: nothing added, nothing that matters dropped, each quote still cited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.figures import figures
from assistant.rewording.anchors import name_words
from assistant.rewording.attribution import unattributed
from assistant.rewording.cuts import stretches
from assistant.rewording.senses import lacking, occurrences
from assistant.rewording.stretch import added
from assistant.rewording.words import akin, content
from corpus.records import Language

# A sentence that joins quotes tells this part of each one's content words; measured on tests/data/rewritings.dev.yaml.
LEAST_KEPT = 0.7

Cut = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Reworded:
    """A sentence and the numbers of the quotes that it rests on."""

    text: str
    quotes: tuple[int, ...]


def faults(sentences: Sequence[Reworded], quotes: Mapping[int, str], language: Language) -> list[str]:
    """Why the paragraph may not stand; none when it says what its quotes say.

    A sentence that joins quotes has to fall into stretches that rest on one quote each: a date of one quote
    and the subject of another make no fact.
    """
    found: list[str] = []
    resting: dict[int, list[str]] = {number: [] for number in quotes}
    for sentence in sentences:
        unknown = not sentence.quotes or any(number not in quotes for number in sentence.quotes)
        begun = [number for number, parts in resting.items() if parts]
        cut, wrong = ((), ["uncited"]) if unknown else _best_cut(sentence, quotes, begun, language)
        found += wrong
        for number, part in cut:
            resting[number].append(part)
    said = " ".join(sentence.text for sentence in sentences)
    for number, parts in resting.items():
        found += ["dropped"] if not parts else _lost(quotes[number], " ".join(parts), said, language)
    return found


def _best_cut(
    sentence: Reworded, quotes: Mapping[int, str], begun: Collection[int], language: Language
) -> tuple[Cut, list[str]]:
    """The cut with the fewest faults, and those; « joined » where there is no way to cut the sentence."""
    best: tuple[Cut, list[str]] = ((), ["joined"])
    for cut in stretches(sentence.text, tuple(dict.fromkeys(sentence.quotes))):
        wrong = [fault for number, part in cut for fault in added(part, quotes[number], language)]
        wrong += _unled(cut, quotes, begun)
        if len(cut) > 1:
            wrong += ["joined" for number, part in cut if kept(quotes[number], part, language) < LEAST_KEPT]
        if not best[0] or len(wrong) < len(best[1]):
            best = (cut, wrong)
        if not wrong:
            break
    return best


def _unled(cut: Cut, quotes: Mapping[int, str], begun: Collection[int]) -> Iterator[str]:
    """Stretches that leave out whom their quote is about, unless what was said before ends on that name.

    A quote that an earlier sentence has begun to tell has named its subject there.
    """
    before: list[str] = []
    for number, part in cut:
        quote = quotes[number]
        subject, named = name_words(quote, part)[:1], name_words(part, quote)
        if subject and subject[0] not in named and before[-1:] != subject and number not in begun:
            yield f"subject:{subject[0]}"
        before = named or before


def _lost(quote: str, rest: str, said: str, language: Language) -> Iterator[str]:
    """What the quote says and its stretches do not; a name may stand anywhere else in the paragraph."""
    for figure in sorted(figures(quote) - figures(rest)):
        yield f"lost:{figure}"
    for name in sorted(set(name_words(quote, said)) - set(name_words(said))):
        yield f"lost:{name}"
    yield from (f"lost:{name}" for name in unattributed(rest, quote))
    for sense in lacking(occurrences(quote, language), occurrences(rest, language)):
        yield f"lost:{sense}"
    yield from (f"lost:{word}" for word in untold(quote, f"{rest} {said}", language))


def untold(quote: str, said: str, language: Language) -> Iterator[str]:
    """The quote's content words of which what is said has none of the family, those of interchangeable senses apart."""
    held = [word.stem for word in content(said, language)]
    spans = [(o.start, o.end) for o in occurrences(quote, language) if o.sense.alike]
    for word in content(quote, language):
        free = any(start < word.end and word.start < end for start, end in spans)
        if not free and not any(akin(word.stem, other) for other in held):
            yield word.form


def kept(quote: str, rest: str, language: Language) -> float:
    """The part of the quote's content words of which the rewording has one of the family."""
    held = [word.stem for word in content(rest, language)]
    wanted = [word.stem for word in content(quote, language)]
    return sum(any(akin(stem, other) for other in held) for stem in wanted) / (len(wanted) or 1)
