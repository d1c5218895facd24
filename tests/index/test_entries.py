"""What is embedded of a passage, and when an entry is another entry."""

from __future__ import annotations

from dataclasses import replace

from corpus.dossier import Dossier
from index.entries import Entry, EntryKind, entries
from tests.index.small_dossier import document, dossier_of, notes, passage

ENTRY = Entry(EntryKind.SENTENCE, "d#p", "fr", 0, "Un.")


def texts(dossier: Dossier, kind: EntryKind) -> list[str]:
    return [entry.text for entry in entries(dossier) if entry.kind is kind]


def ids(dossier: Dossier) -> set[str]:
    return {entry.id for entry in entries(dossier)}


def test_a_passage_is_embedded_with_its_title_and_heading():
    dossier = dossier_of(document(passage("d#p", "Un.", "Deux.", heading="Le choix"), title="Le plan"))
    assert texts(dossier, EntryKind.PASSAGE) == ["Le plan — Le choix\nUn. Deux."]


def test_each_sentence_and_each_typical_question_is_an_entry_of_its_own():
    dossier = dossier_of(document(passage("d#p", "Un.", "Deux.", questions=("Quoi ?", "Qui ?"))))
    assert texts(dossier, EntryKind.SENTENCE) == ["Un.", "Deux."]
    assert texts(dossier, EntryKind.QUESTION) == ["Quoi ?", "Qui ?"]


def test_an_entry_tells_its_passage_language_and_position():
    dossier = dossier_of(document(passage("d#p", "One.", "Two.", language="en")))
    last = list(entries(dossier))[-1]
    assert last.metadata == {"passage_id": "d#p", "language": "en", "position": 1}


def test_the_two_languages_of_a_passage_give_different_entries():
    one, other = (dossier_of(document(passage("d#p", "Scaleway.", language=spoken))) for spoken in ("fr", "en"))
    assert ids(one).isdisjoint(ids(other))


def test_the_same_dossier_gives_the_same_ids():
    assert ids(notes(2)) == ids(notes(2))


def test_no_two_entries_share_an_id():
    found = [entry.id for entry in entries(notes(5))]
    assert len(found) == len(set(found))


def test_any_change_of_content_or_place_makes_another_entry():
    others = [
        replace(ENTRY, kind=EntryKind.QUESTION),
        replace(ENTRY, passage_id="d#q"),
        replace(ENTRY, language="en"),
        replace(ENTRY, position=1),
        replace(ENTRY, text="Un"),
    ]
    assert len({ENTRY.id, *(other.id for other in others)}) == 6


def test_a_changed_sentence_changes_only_its_own_entry_and_its_passage():
    before = {entry.id: entry for entry in entries(notes(3))}
    after = {entry.id: entry for entry in entries(notes(3, changed=(2,)))}
    new = [(entry.kind, entry.passage_id, entry.position) for key, entry in after.items() if key not in before]
    assert sorted(new) == sorted([(EntryKind.PASSAGE, "note-2#only", 0), (EntryKind.SENTENCE, "note-2#only", 0)] * 2)


def test_a_document_without_passages_has_no_entry():
    empty = document(passage("d#p", "Un.")).model_copy(update={"passages": ()})
    assert list(entries(dossier_of(empty))) == []
