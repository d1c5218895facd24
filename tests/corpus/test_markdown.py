"""The reader of documents: sections, sentences with their notes and marks, and where they lie in the text."""

from __future__ import annotations

import pytest

from corpus.dossier import load_dossier
from corpus.records import LANGUAGES

SECTION = "## Titre {#titre}\n"


def test_notes_belong_to_the_sentence_before_them(read_note):
    note = read_note(SECTION + "Le ciel est bleu. [^a] [^b]\nLa mer est verte. [^c]\n")

    assert [(s.text, s.sources) for s in note.passage.sentences] == [
        ("Le ciel est bleu.", ("a", "b")),
        ("La mer est verte.", ("c",)),
    ]


def test_notes_may_stand_close_to_each_other_and_to_the_sentence(read_note):
    note = read_note(SECTION + "Le ciel est bleu.[^a][^b]\n")

    assert note.passage.sentences[0].sources == ("a", "b")


def test_several_sentences_may_share_a_line(read_note):
    note = read_note(SECTION + "Le ciel est bleu. [^a] La mer est verte. [^b] {on=2020}\n")

    assert [(s.text, s.sources, s.on) for s in note.passage.sentences] == [
        ("Le ciel est bleu.", ("a",), None),
        ("La mer est verte.", ("b",), "2020"),
    ]


def test_a_note_after_two_sentences_is_the_second_one_s(read_note):
    note = read_note(SECTION + "Le ciel est bleu. La mer est verte. [^b] {on=2020}\n")

    first, second = note.passage.sentences
    assert (first.sources, first.on) == ((), None)
    assert (second.sources, second.on) == (("b",), "2020")


def test_a_sentence_without_a_note_keeps_its_own_text(read_note):
    note = read_note(SECTION + "Le ciel est bleu.\nLa mer est verte. [^b]\n")

    assert [(s.text, s.sources) for s in note.passage.sentences] == [
        ("Le ciel est bleu.", ()),
        ("La mer est verte.", ("b",)),
    ]


def test_each_sentence_knows_its_line_also_after_one_without_a_note(read_note):
    note = read_note(SECTION + "Le ciel est bleu.\nLa mer est verte. [^b]\nLe pré est jaune. [^c]\n")

    base = note.passage.line
    assert [s.line - base for s in note.passage.sentences] == [1, 2, 3]


def test_marks_give_a_sentence_its_dates_its_successor_and_its_conflicts(read_note):
    marks = "{on=2026-02-17 until=2026-03 then=note#autre conflict=prix/1,date/2}"
    note = read_note(SECTION + f"Le ciel est bleu. [^a] {marks}\n")

    sentence = note.passage.sentences[0]
    assert (sentence.on, sentence.until, sentence.then) == ("2026-02-17", "2026-03", "note#autre")
    assert sentence.conflicts == {"prix": 1, "date": 2}


def test_a_heading_s_marks_hold_for_its_sentences_unless_they_say_otherwise(read_note):
    body = "Le ciel est bleu. [^a]\nLa mer est verte. [^b] {on=2025 until=2026}\n"
    note = read_note("## Titre {#titre on=2024-05-21}\n" + body)

    assert [(s.on, s.until) for s in note.passage.sentences] == [("2024-05-21", None), ("2025", "2026")]


def test_a_heading_s_marks_end_with_its_section(read_note):
    note = read_note("## Un {#un on=2024}\nA va. [^a]\n## Deux {#deux}\nB va. [^a]\n")

    assert [passage.sentences[0].on for passage in note.document.passages] == ["2024", None]


def test_a_hard_wrapped_sentence_is_one_sentence_at_its_first_line(read_note):
    note = read_note(SECTION + "Le ciel est bleu. [^a]\nLa mer est\nverte et\nsalée. [^b]\n")

    assert note.texts == ["Le ciel est bleu.", "La mer est verte et salée."]
    assert note.passage.sentences[1].line == note.passage.line + 2


def test_a_list_item_is_a_sentence_without_its_dash(read_note):
    note = read_note(SECTION + "- Le ciel est bleu. [^a]\n- La mer est verte. [^b]\n")

    assert note.texts == ["Le ciel est bleu.", "La mer est verte."]


def test_an_empty_line_begins_a_paragraph(read_note):
    note = read_note(SECTION + "A va. [^a]\nB va. [^a]\n\n\nC va. [^a]\n")

    assert note.passage.text == "A va. B va.\n\nC va."


def test_offsets_are_those_of_the_sentence_in_the_passage(dossier):
    dossier.change("documents/articles/host.fr.md", "selon Le Quotidien.", "selon\nLe Quotidien. Et la suite.")

    passages = [p for language in LANGUAGES for p in load_dossier(dossier.folder).passages(language)]
    for passage in passages:
        assert [passage.text[s.start : s.end] for s in passage.sentences] == [s.text for s in passage.sentences]


@pytest.mark.parametrize("abbreviated", [
    "Le texte cite l'art. 31 de la loi.",
    "Le décret n° 2026-272 fixe la règle.",
    "Le code cite l'article L. 1462-1 du code.",
    "Le texte cite un hébergeur, e.g. Scaleway, et d'autres.",
    "Le texte cite Mme. Martin et M. Durand.",
    "The U.S. Department of Justice has asked.",
    "Decree no. 2026-272 sets the rule.",
    "Decree No. 2026-272 sets the rule.",
    "Art. 31 fixe la règle.",
])  # fmt: skip
def test_an_abbreviation_does_not_end_a_sentence(read_note, abbreviated):
    assert read_note(SECTION + f"{abbreviated} [^a]\n").texts == [abbreviated]


@pytest.mark.parametrize(("text", "sentences"), [
    ("Le choix est fait. Scaleway gagne.", ["Le choix est fait.", "Scaleway gagne."]),
    ("Est-ce sûr\u00a0? Oui\u00a0!", ["Est-ce sûr\u00a0?", "Oui\u00a0!"]),
    ("Il dit «\u00a0C'est fait.\u00a0» Elle rit.", ["Il dit «\u00a0C'est fait.\u00a0»", "Elle rit."]),
    ("He said “Done.” She laughed.", ["He said “Done.”", "She laughed."]),
    ("Le choix est fait. 4 candidats restaient.", ["Le choix est fait.", "4 candidats restaient."]),
    ("Le choix date de 2026. Élise le dit.", ["Le choix date de 2026.", "Élise le dit."]),
    ("Le prix est de 6.2 millions.", ["Le prix est de 6.2 millions."]),
])  # fmt: skip
def test_a_sentence_ends_at_a_stop_before_a_capital(read_note, text, sentences):
    assert read_note(SECTION + f"{text} [^a]\n").texts == sentences


def test_questions_are_read_one_a_line_and_are_no_text(read_note):
    note = read_note(SECTION + "A va. [^a]\n\n```questions\nÇa va ?\n\nOù ça ?\n```\n\nB va. [^a]\n")

    assert note.passage.questions == ("Ça va ?", "Où ça ?")
    assert note.texts == ["A va.", "B va."]


def test_a_question_says_which_sentences_answer_it_best_first(read_note):
    note = read_note(SECTION + "A va. [^a]\nB va. [^a]\n\n```questions\nÇa va ? {2,1}\nOù ça ?\n```\n")

    assert note.passage.questions == ("Ça va ?", "Où ça ?")
    assert note.passage.answers == ((1, 0), ())


def test_a_deeper_heading_carries_the_one_above_it(read_note):
    note = read_note("## Loi {#loi}\nA va. [^a]\n### Article {#art}\nB va. [^a]\n## Décret {#decret}\nC va. [^a]\n")

    assert [passage.heading for passage in note.document.passages] == ["Loi", "Loi — Article", "Décret"]


def test_a_passage_has_the_same_id_in_both_languages(dossier):
    whole = load_dossier(dossier.folder)

    ids = ["host#choice", "host#candidates", "move#calendar", "move#delay"]
    assert [[passage.id for passage in whole.passages(language)] for language in LANGUAGES] == [ids, ids]


def test_front_matter_scalars_stay_as_they_were_written(dossier):
    document = load_dossier(dossier.folder).document("host", "fr")

    assert document is not None
    assert (document.published, document.reference, document.text_kind) == ("2026-04-23", None, "summary")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_endings_do_not_matter(read_note, ending):
    note = read_note((SECTION + "A va. [^a]\n\nB va. [^b]\n").replace("\n", ending))

    assert (note.passage.text, note.findings) == ("A va.\n\nB va.", [])


@pytest.mark.parametrize(("body", "defects"), [
    ("## Titre\nA va. [^a]\n", [(1, "heading_without_anchor"), (2, "text_before_section")]),
    ("## Titre {#Titre}\n", [(1, "heading_without_anchor")]),
    ("Avant.\n\n## Titre {#titre}\nA va. [^a]\n", [(1, "text_before_section")]),
    ("## Un {#un}\nA va. [^a]\n\n## Deux {#un}\nB va. [^a]\n", [(4, "duplicate_anchor")]),
    ("## Un {#un}\n\n## Deux {#deux}\nB va. [^a]\n", [(1, "empty_section")]),
    ("## Un {#un depuis=2020}\nA va. [^a]\n", [(1, "unknown_mark")]),
    ("## Un {#un}\nA va. [^a] {since=2020}\n", [(2, "unknown_mark")]),
    ("## Un {#un}\nA va. [^a] {on=}\n", [(2, "unknown_mark")]),
    ("## Un {#un}\nA va. [^a] {on=2026-13}\n", [(2, "unknown_mark")]),
    ("## Un {#un}\nA va. [^a] {until=2026-02-30}\n", [(2, "unknown_mark")]),
    ("## Un {#un}\nA va. [^a]\nB va. [^a] {until=demain}\n", [(3, "unknown_mark")]),
])  # fmt: skip
def test_a_defect_is_told_with_its_line(read_note, body, defects):
    found = read_note(body).defects

    assert [defect for defect in found if defect[1] != "no_section"] == defects


def test_a_duplicate_anchor_is_found_with_both_lines(read_note):
    note = read_note("## Un {#un}\nA va. [^a]\n\n## Deux {#un}\nB va. [^a]\n")

    (finding,) = note.findings
    first = note.document.passages[0].line
    assert finding.message("en").startswith(f"guides/note.fr.md:{first + 3}: ")
    assert f"line {first}." in finding.message("en")


def test_every_defect_of_a_file_is_told_at_once(read_note):
    note = read_note("## Un\n## Un {#un}\nA va. [^a] {x=1}\n## Deux {#un}\nB va. [^a] {y=1}\n")

    codes = ["heading_without_anchor", "unknown_mark", "duplicate_anchor", "unknown_mark"]
    assert sorted(note.defects) == list(zip([1, 3, 4, 5], codes, strict=True))
