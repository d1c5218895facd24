"""What changed between two versions of the dossier's sentences."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from assistant.tracking.changes import SentenceChange, Touched
from assistant.tracking.spoken import replacement_of
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language, Passage, Sentence

# Below this share of common letters a sentence is another one, not the same told otherwise.
_ALIKE = 60.0
Pair = tuple[Sentence | None, Sentence | None]


def sentence_changes(old: Dossier, new: Dossier, language: Language) -> tuple[SentenceChange, ...]:
    """The changes in the documents that both have, in the language; in the other one where it alone changed."""
    found = list(_moves_joined(_in_language(old, new, language)))
    touched = {change.passage_id for change in found}
    for other in LANGUAGES:
        if other != language:
            elsewhere = _moves_joined(_in_language(old, new, other))
            found += (change for change in elsewhere if change.passage_id not in touched)
    return tuple(found)


def _in_language(old: Dossier, new: Dossier, language: Language) -> Iterator[SentenceChange]:
    for document in new.documents:
        before = old.document(document.id, document.language)
        if document.language != language or before is None:
            continue
        earlier = {passage.id: passage for passage in before.passages}
        later = {passage.id: passage for passage in document.passages}
        for passage_id in [*later, *(gone for gone in earlier if gone not in later)]:
            then, now = earlier.get(passage_id), later.get(passage_id)
            for pair in _pairs(then.sentences if then else (), now.sentences if now else ()):
                change = _change(pair, document.title, now or then, new)
                if change:
                    yield change


def _pairs(before: tuple[Sentence, ...], after: tuple[Sentence, ...]) -> Iterator[Pair]:
    """Each sentence beside what became of it."""
    matcher = SequenceMatcher(None, [s.text for s in before], [s.text for s in after], autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        gone, come = list(before[start:end]), list(after[new_start:new_end])
        for sentence in gone:
            likest = max(come, key=lambda other: fuzz.ratio(sentence.text, other.text), default=None)
            if likest and fuzz.ratio(sentence.text, likest.text) >= _ALIKE:
                come.remove(likest)
                yield sentence, likest
            else:
                yield sentence, None
        yield from ((None, sentence) for sentence in come)


def _change(pair: Pair, title: str, passage: Passage | None, new: Dossier) -> SentenceChange | None:
    before, after = pair
    sentence = after or before
    if passage is None or sentence is None:
        return None
    touched = _touched(before, after) if before and after else ()
    if before and after and not touched:
        return None
    kind = "new" if not before else "removed" if not after else "changed"
    if before and after and _superseded(before, after):
        kind = "superseded"
    return SentenceChange.model_validate({
        "kind": kind, "passage_id": passage.id, "language": passage.language, "title": title,
        "heading": passage.heading, "before": before.text if before else None, "after": after.text if after else None,
        "touched": touched, "on": sentence.on, "until": sentence.until,
        "replaced_by": replacement_of(after, new, passage.language) if after else None,
    })  # fmt: skip


def _touched(before: Sentence, after: Sentence) -> tuple[Touched, ...]:
    marks: dict[Touched, tuple[object, object]] = {
        "text": (before.text, after.text),
        "sources": (set(before.sources), set(after.sources)),
        "dates": ((before.on, before.until, before.then), (after.on, after.until, after.then)),
        "conflicts": (before.conflicts, after.conflicts),
    }
    return tuple(name for name, (earlier, later) in marks.items() if earlier != later)


def _superseded(before: Sentence, after: Sentence) -> bool:
    return bool((after.until and not before.until) or (after.then and not before.then))


def _moves_joined(changes: Iterator[SentenceChange]) -> Iterator[SentenceChange]:
    """The changes, with a sentence that went from one section and came in another told once, as moved."""
    listed = list(changes)
    gone = {change.before: change for change in listed if change.kind == "removed"}
    come = {change.after for change in listed if change.kind == "new"}
    for change in listed:
        if change.kind == "new" and change.after in gone:
            yield change.model_copy(update={"kind": "moved", "moved_from": gone[change.after].passage_id})
        elif change.kind != "removed" or change.before not in come:
            yield change
