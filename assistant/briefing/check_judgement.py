"""What a reader would strike out of a note and code can tell: the same thing twice, weak ground not named."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.briefing.footing import is_attributed, is_set_below, is_weak
from assistant.briefing.linking import link
from assistant.briefing.records import Bullets, Footnote, Note, Paragraph, Section, SectionKind
from assistant.briefing.sameness import said_alike, said_words
from assistant.drafts import Quote
from assistant.guard import locate, quoted_sentences
from corpus.catalogue import text
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Sentence

# A disagreement's reading, and what is to be checked, point back at what the note says elsewhere.
_POINTING_BACK = frozenset({SectionKind.DISAGREEMENTS, SectionKind.TO_CHECK})


def judgement_defects(note: Note, dossier: Dossier) -> Iterator[str]:
    """Each place that a reader would strike out, in the note's language."""
    yield from _repeated(note, dossier)
    yield from _unattributed(note, dossier)
    yield from _unclaimed(note, dossier)
    yield from _claimless(note)


def prose(note: Note) -> Iterator[tuple[Section, Paragraph]]:
    """Every paragraph and point with its section, those of tables left out."""
    for section in note.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield section, block
            elif isinstance(block, Bullets):
                yield from ((section, item) for item in block.items)


def quoted_by(footnote: Footnote, dossier: Dossier) -> list[Sentence]:
    """The dossier's sentences that a footnote quotes."""
    located = locate(Quote(footnote.passage_id, footnote.language, footnote.quote), dossier)
    return quoted_sentences(located, dossier) if located else []


def _repeated(note: Note, dossier: Dossier) -> Iterator[str]:
    """Quotes in the text that say in nearly the same words what an earlier one says."""
    before: dict[int, frozenset[str]] = {}
    for section, paragraph in prose(note):
        for number in paragraph.notes if section.kind not in _POINTING_BACK else ():
            said = said_words(_settled(note.footnote(number), dossier), dossier)
            if said and any(said_alike(said, words) for other, words in before.items() if other != number):
                yield _defect("repeated", note, section, note.footnote(number).quote)
            before[number] = said


def _unattributed(note: Note, dossier: Dossier) -> Iterator[str]:
    """Essentials that rest on one weak source and do not say on whose word."""
    for section, paragraph in prose(note):
        footnotes = [note.footnote(number) for number in paragraph.notes]
        weak = bool(footnotes) and all(_weak(footnote, dossier) for footnote in footnotes)
        said_so = paragraph.text.startswith(link("one_source", note.language))
        named = said_so or any(is_attributed(_settled(footnote, dossier)) for footnote in footnotes)
        if section.kind is SectionKind.ESSENTIALS and weak and not named:
            yield _defect("unattributed", note, section, paragraph.text)


def _unclaimed(note: Note, dossier: Dossier) -> Iterator[str]:
    """Claims on one weak source that the points to check do not repeat, unless the note sets them below others."""
    section = note.section(SectionKind.TO_CHECK)
    checked = " ".join(item.text for place, item in prose(note) if place is section)
    for footnote in note.footnotes:
        below = any(is_set_below(sentence, dossier, note.as_of) for sentence in quoted_by(footnote, dossier))
        if _weak(footnote, dossier) and not below and footnote.quote not in checked:
            heading = section.heading if section else text("briefing.heading.to_check", note.language)
            words = {"number": footnote.number, "section": heading, "about": footnote.quote}
            yield text("briefing.defect.unclaimed", note.language, **words)


def _claimless(note: Note) -> Iterator[str]:
    """Points to check that name neither a claim nor a text."""
    for section, paragraph in prose(note):
        footnotes = [note.footnote(number) for number in paragraph.notes]
        named = any(words in paragraph.text for footnote in footnotes for words in (footnote.quote, footnote.title))
        if section.kind is SectionKind.TO_CHECK and not named:
            yield _defect("claimless", note, section, paragraph.text)


def _weak(footnote: Footnote, dossier: Dossier) -> bool:
    sentences = quoted_by(footnote, dossier)
    return bool(sentences) and all(is_weak(sentence, dossier) for sentence in sentences)


def _settled(footnote: Footnote, dossier: Dossier) -> str:
    """What the footnote quotes, in the dossier's first language."""
    own = dossier.passage(footnote.passage_id, footnote.language)
    first = dossier.passage_in_either(footnote.passage_id, LANGUAGES[0])
    starts = [sentence.start for sentence in own.sentences] if own else []
    if first is None or footnote.start not in starts:
        return footnote.quote
    return first.sentences[starts.index(footnote.start)].text


def _defect(code: str, note: Note, section: Section, about: str) -> str:
    return text(f"briefing.defect.{code}", note.language, section=section.heading, about=about)
