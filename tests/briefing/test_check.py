"""The check of a note: each promise, broken on purpose, is named."""

from __future__ import annotations

import pytest

from assistant.briefing.check import defects
from assistant.briefing.records import Bullets, Note, Paragraph, SectionKind, Span


@pytest.fixture
def note(notes) -> Note:
    """A sound note in English."""
    return notes["scaleway"]["en"]


def with_paragraph(note: Note, paragraph: Paragraph) -> Note:
    """The note with one more paragraph in its context."""
    sections = [
        section.model_copy(update={"blocks": (*section.blocks, paragraph)})
        if section.kind is SectionKind.CONTEXT
        else section
        for section in note.sections
    ]
    return note.model_copy(update={"sections": tuple(sections)})


def test_a_sound_note_has_no_defect(note, shipped):
    assert defects(note, shipped) == []


def test_a_paragraph_without_a_note_is_named(note, shipped):
    broken = with_paragraph(note, Paragraph(spans=(Span(text="Nothing carries this."),)))
    assert any("without a note" in defect for defect in defects(broken, shipped))


def test_one_altered_letter_of_a_quote_is_named(note, shipped):
    first = note.footnotes[0]
    altered = first.model_copy(update={"quote": first.quote[:-2] + "x" + first.quote[-1:]})
    broken = note.model_copy(update={"footnotes": (altered, *note.footnotes[1:])})
    assert any("note 1 is not in its passage" in defect for defect in defects(broken, shipped))


@pytest.mark.parametrize("invented", ["It will cost 777 million.", "It was signed on 3 May 2031.", "Zorglub agreed."])
def test_a_figure_a_date_or_a_name_that_no_quote_holds_is_named(note, shipped, invented):
    broken = with_paragraph(note, Paragraph(spans=(Span(text=invented, notes=(1,)),)))
    assert any("no quote holds" in defect for defect in defects(broken, shipped))


def test_a_sentence_said_twice_is_named(note, shipped):
    (points,) = note.section(SectionKind.ESSENTIALS).blocks
    assert isinstance(points, Bullets)
    broken = with_paragraph(note, points.items[0])
    assert any("twice" in defect for defect in defects(broken, shipped))


def test_a_superseded_fact_told_as_if_it_held_is_named(composer, note, shipped):
    gone = next(
        (passage, sentence)
        for passage in shipped.passages("en")
        for sentence in passage.sentences
        if sentence.until and sentence.then
    )
    passage, sentence = gone
    number = len(note.footnotes) + 1
    quoting = note.footnotes[0].model_copy(
        update={"number": number, "passage_id": passage.id, "quote": sentence.text, "start": sentence.start,
                "end": sentence.end}
    )  # fmt: skip
    broken = with_paragraph(note, Paragraph(spans=(Span(text=sentence.text, notes=(number,)),)))
    broken = broken.model_copy(update={"footnotes": (*note.footnotes, quoting)})
    assert any("no longer holds" in defect for defect in defects(broken, shipped))
