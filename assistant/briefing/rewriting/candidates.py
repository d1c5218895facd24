"""Which paragraphs of a note may be worded anew, and how they take the place of the old ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from assistant.briefing.linking import link, unlinked
from assistant.briefing.records import Block, Bullets, Note, Paragraph, Section, SectionKind

# Tables, sources, quotes in full and the sides of a disagreement stand word for word.
_SECTIONS = frozenset({
    SectionKind.ESSENTIALS, SectionKind.CONTEXT, SectionKind.LAW, SectionKind.ACTORS, SectionKind.RISKS,
    SectionKind.QUESTIONS,
})  # fmt: skip


class Spot(NamedTuple):
    """Where a paragraph stands: its section, its block there, and its item where the block is a list."""

    section: int
    block: int
    item: int


def candidates(note: Note) -> dict[Spot, Paragraph]:
    """The paragraphs made of sentences of the dossier alone, in the note's language, in order."""
    found: dict[Spot, Paragraph] = {}
    for at, section in enumerate(note.sections):
        for place, block in enumerate(section.blocks if section.kind in _SECTIONS else ()):
            items = block.items if isinstance(block, Bullets) else (block,)
            for number, item in enumerate(items):
                if isinstance(item, Paragraph) and _is_verbatim(item, note):
                    found[Spot(at, place, number)] = item
    return found


def _is_verbatim(paragraph: Paragraph, note: Note) -> bool:
    """Whether each of its sentences is its only quote, on which the note itself has nothing to say."""
    ground = link("one_source", note.language)
    return not any(span.text.startswith(ground) for span in paragraph.spans) and all(
        len(span.notes) == 1
        and note.footnote(span.notes[0]).language == note.language
        and unlinked(span.text) == note.footnote(span.notes[0]).quote
        for span in paragraph.spans
    )


def replaced(note: Note, paragraphs: Mapping[Spot, Paragraph]) -> Note:
    """The note with these paragraphs in these places."""
    sections = tuple(_section(section, at, paragraphs) for at, section in enumerate(note.sections))
    return note.model_copy(update={"sections": sections})


def _section(section: Section, at: int, paragraphs: Mapping[Spot, Paragraph]) -> Section:
    blocks = tuple(_block(block, at, place, paragraphs) for place, block in enumerate(section.blocks))
    return section.model_copy(update={"blocks": blocks})


def _block(block: Block, at: int, place: int, paragraphs: Mapping[Spot, Paragraph]) -> Block:
    if isinstance(block, Bullets):
        items = tuple(paragraphs.get(Spot(at, place, n), item) for n, item in enumerate(block.items))
        return block.model_copy(update={"items": items})
    return paragraphs.get(Spot(at, place, 0), block)
