"""The check of a note: what a reader would strike out, put in on purpose, is named."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from assistant.briefing.check import defects
from assistant.briefing.footing import is_attributed, is_weak
from assistant.briefing.records import Bullets, Footnote, Note, Paragraph, Section, SectionKind, Span
from assistant.briefing.sameness import said_alike, said_words
from corpus.dossier import Dossier
from corpus.records import Passage


@pytest.fixture
def note(notes) -> Note:
    """A sound note in French, the dossier's first language."""
    return notes["cost"]["fr"]


def quoting(note: Note, passage: Passage, position: int) -> tuple[Note, int]:
    """The note with one more footnote, which quotes a sentence of the passage, and its number."""
    sentence, number = passage.sentences[position], len(note.footnotes) + 1
    footnote = note.footnotes[0].model_copy(
        update={"number": number, "passage_id": passage.id, "quote": sentence.text, "start": sentence.start,
                "end": sentence.end, "title": ""}
    )  # fmt: skip
    return note.model_copy(update={"footnotes": (*note.footnotes, footnote)}), number


def with_points(note: Note, kind: SectionKind, points: Iterable[Paragraph]) -> Note:
    """The note with these points in the section instead of its own."""
    sections = [
        section.model_copy(update={"blocks": (Bullets(items=tuple(points)),)}) if section.kind is kind else section
        for section in note.sections
    ]
    return note.model_copy(update={"sections": tuple(sections)})


def points_of(note: Note, kind: SectionKind) -> tuple[Paragraph, ...]:
    """The points of a section that is a list."""
    section = note.section(kind)
    assert isinstance(section, Section)
    (points,) = section.blocks
    assert isinstance(points, Bullets)
    return points.items


def weak_in(note: Note, shipped: Dossier) -> list[Footnote]:
    """The footnotes that rest on one weak source, by what the points to check quote."""
    checked = " ".join(point.text for point in points_of(note, SectionKind.TO_CHECK))
    return [footnote for footnote in note.footnotes if footnote.quote in checked]


def test_nearly_the_same_sentence_twice_is_named(note, shipped):
    said = {
        footnote.quote: said_words(footnote.quote, shipped)
        for point in points_of(note, SectionKind.ESSENTIALS)
        for footnote in map(note.footnote, point.notes)
    }
    passage, position = next(
        (passage, position)
        for passage in shipped.passages("fr")
        for position, sentence in enumerate(passage.sentences)
        if sentence.text not in said
        and any(said_alike(said_words(sentence.text, shipped), words) for words in said.values())
    )
    broken, number = quoting(note, passage, position)
    more = Paragraph(spans=(Span(text=passage.sentences[position].text, notes=(number,)),))
    broken = with_points(broken, SectionKind.RISKS, [more])
    assert any("une autre a dit" in defect for defect in defects(broken, shipped))


def test_an_essential_point_on_one_weak_source_that_does_not_say_so_is_named(note, shipped):
    passage, position = next(
        (passage, position)
        for passage in shipped.passages("fr")
        for position, sentence in enumerate(passage.sentences)
        if is_weak(sentence, shipped) and not is_attributed(sentence.text)
    )
    broken, number = quoting(note, passage, position)
    told = passage.sentences[position].text
    own = points_of(note, SectionKind.ESSENTIALS)[1:]
    bare = with_points(broken, SectionKind.ESSENTIALS, [Paragraph(spans=(Span(text=told, notes=(number,)),)), *own])
    assert any("source faible" in defect and "nommée" in defect for defect in defects(bare, shipped))
    led = Paragraph(spans=(Span(text=f"D'après une seule source, {told}", notes=(number,)),))
    named = with_points(broken, SectionKind.ESSENTIALS, [led, *own])
    assert not any("nommée" in defect for defect in defects(named, shipped))


def test_a_weak_claim_that_is_not_among_the_points_to_check_is_named(note, shipped):
    weak = weak_in(note, shipped)
    assert weak
    for footnote in weak:
        left = [point for point in points_of(note, SectionKind.TO_CHECK) if footnote.number not in point.notes]
        broken = with_points(note, SectionKind.TO_CHECK, left)
        assert any("sans que" in defect and footnote.quote in defect for defect in defects(broken, shipped))


def test_a_point_to_check_without_its_claim_is_named(note, shipped):
    number = weak_in(note, shipped)[0].number
    vague = Paragraph(spans=(Span(text="À vérifier.", notes=(number,)),))
    broken = with_points(note, SectionKind.TO_CHECK, [*points_of(note, SectionKind.TO_CHECK), vague])
    assert any("ne dit pas ce qui est à vérifier" in defect for defect in defects(broken, shipped))


def test_a_note_without_the_points_to_check_that_it_needs_is_named(note, shipped):
    sections = tuple(section for section in note.sections if section.kind is not SectionKind.TO_CHECK)
    broken = note.model_copy(update={"sections": sections})
    assert any("sans que" in defect for defect in defects(broken, shipped))
