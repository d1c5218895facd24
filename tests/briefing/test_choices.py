"""What a reader removes from a draft and pins in it: the note is made again, and keeps its promises."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from assistant.briefing.check import defects
from assistant.briefing.errors import NoteChoiceUnknown, NoteEmptied
from assistant.briefing.pruning import pruned
from assistant.briefing.records import Audience, Length, Note, Paragraph, Row, SectionKind, Span, Table
from assistant.briefing.request import NoteRequest, Pin

TOPIC = NoteRequest(topic="Le choix de Scaleway", language="fr")


def names(note: Note, paragraph: Paragraph, dossier) -> tuple[str, ...]:
    """The names of the sentences that a paragraph quotes."""
    found = []
    for number in paragraph.notes:
        footnote = note.footnote(number)
        sentences = dossier.passage(footnote.passage_id, footnote.language).sentences
        found.append(f"{footnote.passage_id}:{[s.start for s in sentences].index(footnote.start) + 1}")
    return tuple(found)


def days(note: Note, paragraph: Paragraph, dossier) -> list[str]:
    """On which days, that are known to the day, what a paragraph quotes happened."""
    found = (name.rpartition(":") for name in names(note, paragraph, dossier))
    told = (dossier.passage(passage, note.language).sentences[int(number) - 1].on for passage, _, number in found)
    return [on for on in told if on and len(on) == 10]


def quotes(note: Note) -> set[str]:
    return {footnote.quote for footnote in note.footnotes}


def told(note: Note, kind: SectionKind) -> list[Paragraph]:
    return [paragraph for section, paragraph in note.paragraphs() if section.kind is kind]


@pytest.fixture(scope="module")
def note(notes):
    return notes["scaleway"]["fr"]


@pytest.fixture(scope="module")
def make(composer, shipped):
    """Composes with these changes, and checks the note."""

    def compose(**changes) -> Note:
        made = composer.compose(TOPIC.model_copy(update=changes))
        assert defects(made, shipped) == []
        return made

    return compose


@pytest.mark.parametrize("kind", [SectionKind.ESSENTIALS, SectionKind.LAW, SectionKind.CHRONOLOGY, SectionKind.ACTORS])
def test_a_paragraph_that_was_removed_is_said_nowhere_and_the_rest_stays(make, note, shipped, kind):
    gone = [paragraph for paragraph in told(note, kind) if paragraph.notes][-1]
    left = make(left_out=names(note, gone, shipped))
    assert {note.footnote(number).quote for number in gone.notes}.isdisjoint(quotes(left))
    assert [p.text for p in told(left, kind) if p.text != gone.text] == [p.text for p in told(left, kind)]
    assert [footnote.number for footnote in left.footnotes] == list(range(1, len(left.footnotes) + 1))
    listed = {source.id for block in left.section(SectionKind.SOURCES).blocks for source in block.sources}
    assert listed == {source.id for footnote in left.footnotes for source in footnote.sources}


def test_an_event_that_was_removed_leaves_the_drawing_too(make, note, shipped):
    table, figure = note.section(SectionKind.CHRONOLOGY).blocks
    event = table.rows[0].cells[1]
    gone = names(note, Paragraph(spans=(event,)), shipped)
    _, drawn = make(left_out=gone).section(SectionKind.CHRONOLOGY).blocks
    assert event.text in {milestone.title for milestone in figure.events}
    assert event.text not in {milestone.title for milestone in drawn.events}
    assert event.text not in drawn.alternative


def test_one_version_of_a_disagreement_does_not_stand_alone(make, note, shipped):
    tables = [block for block in note.section(SectionKind.DISAGREEMENTS).blocks if block.kind == "table"]
    gone = [Paragraph(spans=row.cells) for row in tables[0].rows[1:]]
    left = make(left_out=tuple(name for row in gone for name in names(note, row, shipped))).section(
        SectionKind.DISAGREEMENTS
    )
    captions = [block.caption for block in left.blocks if block.kind == "table"] if left else []
    assert tables[0].caption not in captions


def test_what_to_make_of_a_disagreement_goes_with_any_of_its_versions():
    versions = tuple(Row(cells=(Span(text=f"Version {number}.", notes=(number,)),)) for number in (1, 2, 3))
    table = Table(caption="Which?", header=("Version",), rows=versions)
    reading = Paragraph(lead="Reading:", spans=(Span(text="The first.", notes=(1,)),))
    other = table.model_copy(update={"caption": "Another?"})
    kept = pruned(SectionKind.DISAGREEMENTS, [table, reading, other, reading], set())
    assert kept == (table, reading, other, reading)
    first, *rest = pruned(SectionKind.DISAGREEMENTS, [table, reading], {3})
    assert (len(first.rows), rest) == (2, [])
    assert pruned(SectionKind.DISAGREEMENTS, [table, reading], {2, 3}) == ()


def test_nothing_rests_on_a_removed_source_alone(make, note):
    sources = [footnote.sources[0].id for footnote in note.footnotes if len(footnote.sources) == 1]
    left = make(without_sources=(sources[0],))
    assert all(source.id != sources[0] for footnote in left.footnotes for source in footnote.sources)
    assert all(footnote.sources for footnote in left.footnotes)


@pytest.mark.parametrize("kind", [SectionKind.ESSENTIALS, SectionKind.CONTEXT, SectionKind.LAW, SectionKind.ACTORS,
                                  SectionKind.QUESTIONS, SectionKind.RISKS, SectionKind.CHRONOLOGY])  # fmt: skip
def test_a_pinned_paragraph_stays_in_its_section_whoever_the_note_is_for(make, note, shipped, kind):
    kept = told(note, kind)[-1]
    pin = Pin(section=kind, sentences=names(note, kept, shipped), lead=kept.lead)
    other = make(pinned=(pin,), length=Length.SHORT, audience=Audience.PRESS)
    held = {other.footnote(number).quote for paragraph in told(other, kind) for number in paragraph.notes}
    assert {note.footnote(number).quote for number in kept.notes} <= held
    if kept.lead:
        assert kept.lead in {paragraph.lead for paragraph in told(other, kind)}


def test_a_pinned_paragraph_speaks_the_note_s_language(make, notes, shipped):
    kept = told(notes["scaleway"]["en"], SectionKind.ACTORS)[-1]
    pin = Pin(section=SectionKind.ACTORS, sentences=names(notes["scaleway"]["en"], kept, shipped), lead=kept.lead)
    french = told(make(pinned=(pin,)), SectionKind.ACTORS)[0]
    assert names(notes["scaleway"]["en"], kept, shipped)[0].split(":")[0] in {
        footnote.passage_id for footnote in make(pinned=(pin,)).footnotes
    }
    actor = next(actor for actor in shipped.actors if kept.lead.startswith(actor.name_en))
    assert french.lead.startswith(actor.name_fr)


def test_a_pinned_paragraph_that_does_not_hold_on_the_day_is_not_said(make, note, shipped):
    day = date(2026, 5, 1)
    late = next(
        paragraph for _, paragraph in note.paragraphs() if any(on > str(day) for on in days(note, paragraph, shipped))
    )
    pin = Pin(section=SectionKind.ESSENTIALS, sentences=names(note, late, shipped))
    made = make(pinned=(pin,), as_of=day)
    assert quotes(made).isdisjoint(note.footnote(number).quote for number in late.notes)


def test_what_is_pinned_twice_is_said_in_the_first_place_alone(make, note, shipped):
    kept = told(note, SectionKind.CONTEXT)[0]
    own = names(note, kept, shipped)
    made = make(pinned=tuple(Pin(section=kind, sentences=own) for kind in (SectionKind.RISKS, SectionKind.ESSENTIALS)))
    held = {made.footnote(number).quote for p in told(made, SectionKind.RISKS) for number in p.notes}
    assert {note.footnote(number).quote for number in kept.notes} <= held


def test_a_pinned_source_is_quoted_more(make, note):
    cited = [source.id for footnote in note.footnotes for source in footnote.sources]
    least = min(dict.fromkeys(cited), key=lambda name: (cited.count(name), name))
    again = [source.id for footnote in make(pinned_sources=(least,)).footnotes for source in footnote.sources]
    assert again.count(least) >= cited.count(least)
    assert again != cited


def test_a_note_from_which_everything_was_removed_is_refused(composer, note, shipped):
    everything = tuple(name for _, p in note.paragraphs() for name in names(note, p, shipped))
    request = TOPIC.model_copy(update={"left_out": everything, "sections": (SectionKind.ESSENTIALS,)})
    with pytest.raises(NoteEmptied):
        composer.compose(request)


@pytest.mark.parametrize(
    "changes", [{"left_out": ("nothing#here:1",)}, {"left_out": ("hds#what-it-requires:999",)},
                {"without_sources": ("nobody",)}, {"pinned_sources": ("nobody",)},
                {"pinned": (Pin(section=SectionKind.LAW, sentences=("nothing#here:1",)),)}]
)  # fmt: skip
def test_what_the_dossier_does_not_have_is_neither_removed_nor_pinned(composer, changes):
    with pytest.raises(NoteChoiceUnknown):
        composer.compose(TOPIC.model_copy(update=changes))


@pytest.mark.parametrize("name", ["", "hds", "hds#what", "hds#what:0", "hds#what:-1", "<b>#x: 1"])
def test_a_sentence_has_a_name_of_one_form(name):
    with pytest.raises(ValidationError):
        NoteRequest(topic="x", left_out=(name,))
