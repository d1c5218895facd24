"""The check of a dossier: each defect of a document is found, alone, at its file and line."""

from __future__ import annotations

import pytest

from corpus.check import Counts, check_dossier
from corpus.errors import DossierMissing
from corpus.records import LANGUAGES
from tests.corpus.small_dossier import HOST_EN, HOST_FR, MOVE_EN, MOVE_FR

DELAY = "The move of the Health Data Hub's data is put off to 2028. [^press] {on=2026-09}"
PRESS = "The contract with Scaleway is worth €7 million, according to Le Quotidien."
PRESS_MARKS = "[^press] {on=2026-04-24 conflict=price/2}"

# File, what is changed in it, and what the check then finds: the start of the line, or its number, and the code.
SPOILT = {
    "no front matter": (MOVE_EN, "---\nid: move", "id: move", [("id:", "front_matter_missing")]),
    "front matter unclosed": (MOVE_EN, "2026\n---\n", "2026\n", [(1, "front_matter_unclosed")]),
    "front matter no YAML": (MOVE_EN, "rank: press", "rank: press: x", [("rank:", "front_matter_broken")]),
    "front matter no mapping": (MOVE_EN, "---\nid: move", "---\n- id\n---\n", [("- id", "front_matter_broken")]),
    "control character": (MOVE_EN, "rank: press", "rank: press\x01", [("rank:", "front_matter_broken")]),
    "missing key": (MOVE_EN, "rank: press\n", "", [(1, "front_matter_key")]),
    "unknown key": (MOVE_EN, "rank: press", "rank: press\nmood: good", [(1, "front_matter_key")]),
    "unknown rank": (MOVE_EN, "rank: press", "rank: gossip", [(1, "front_matter_key")]),
    "other id than the file": (MOVE_EN, "id: move", "id: moving", [(1, "front_matter_mismatch")]),
    "other kind than the folder": (MOVE_EN, "kind: guides", "kind: articles", [(1, "front_matter_mismatch")]),
    "other language than the file": (MOVE_EN, "language: en", "language: fr", [(1, "front_matter_mismatch")]),
    "bad date": (MOVE_EN, "published: 2026", "published: 2026-13", [(1, "bad_date")]),
    "text before section": (MOVE_EN, "## The calendar", "Hi.\n\n## The calendar", [("Hi.", "text_before_section")]),
    "bad date in a mark": (MOVE_EN, DELAY, DELAY.replace("-09}", "-09 on=soon}"), [(DELAY[:50], "unknown_mark")]),
    "unfinished": (MOVE_EN, "2028.", "2028", [(DELAY[:50], "unfinished")]),
    "figure changed": (MOVE_EN, "to 2028.", "to 2029.", [(DELAY[:50], "differs_figures")]),
    "day changed": (HOST_EN, "on 23 April", "on 24 April", [("The Health Data Hub chose", "differs_figures")]),
    "mark changed": (HOST_EN, "{on=2026-03}", "{on=2026-04}", [("Four candidates", "differs_marks")]),
    "source changed": (HOST_EN, "March 2026. [^press]", "March 2026. [^release]", [("Four", "differs_sources")]),
    "source dropped": (HOST_EN, "2026. [^release]", "2026.", [
        ("The Health Data Hub chose", "differs_sources"), ("The Health Data Hub chose", "unsourced"),
    ]),
    "sentence dropped": (HOST_EN, f"\n{PRESS} {PRESS_MARKS}\n", "", [("## The choice", "sentence_count")]),
}  # fmt: skip


def found(dossier):
    """File, line and code of every defect."""
    return [(finding.path, finding.line, finding.code) for finding in check_dossier(dossier.folder).findings]


def test_a_sound_dossier_has_no_finding_and_is_counted(dossier):
    report = check_dossier(dossier.folder)

    counts = Counts(documents=2, sections=4, sentences=6, questions=12)
    assert (report.findings, report.counts) == ([], dict.fromkeys(LANGUAGES, counts))
    assert (report.sources, report.events, report.conflicts) == (2, 1, 1)


def test_a_folder_without_documents_is_said_to_be_none(tmp_path):
    with pytest.raises(DossierMissing, match=str(tmp_path)):
        check_dossier(tmp_path)


@pytest.mark.parametrize(("file", "old", "new", "expected"), SPOILT.values(), ids=SPOILT.keys())
def test_a_defect_is_found_alone_at_its_line(dossier, file, old, new, expected):
    dossier.change(file, old, new)

    lines = [(at if isinstance(at, int) else dossier.line(file, at), code) for at, code in expected]
    assert found(dossier) == [(file, line, code) for line, code in lines]


@pytest.mark.parametrize(("file", "old", "new", "expected"), SPOILT.values(), ids=SPOILT.keys())
def test_a_defect_is_told_on_one_line_in_both_languages(dossier, file, old, new, expected):
    dossier.change(file, old, new)

    for finding in check_dossier(dossier.folder).findings:
        for language in LANGUAGES:
            message = finding.message(language)
            assert message.startswith(f"{file}:{finding.line}: ")
            assert "\n" not in message


def test_a_file_that_is_no_utf8_is_found(dossier):
    (dossier.folder / MOVE_EN).write_bytes("---\ntitle: été\n---\n".encode("latin-1"))

    assert found(dossier) == [(MOVE_EN, 1, "unreadable")]


def test_a_heading_without_anchor_is_found_in_its_language_and_as_a_difference(dossier):
    dossier.change(HOST_EN, " {#candidates}", "")

    assert (HOST_EN, dossier.line(HOST_EN, "## The candidates"), "heading_without_anchor") in found(dossier)


def test_a_duplicate_anchor_is_found_with_both_lines(dossier):
    dossier.change(MOVE_FR, "{#delay}", "{#calendar}")
    dossier.change(MOVE_EN, "{#delay}", "{#calendar}")

    duplicates = [f for f in check_dossier(dossier.folder).findings if f.code == "duplicate_anchor"]
    assert [(f.path, f.line, dict(f.params)["first"]) for f in duplicates] == [
        (file, dossier.line(file, "### "), str(dossier.line(file, "## "))) for file in (MOVE_EN, MOVE_FR)
    ]


@pytest.mark.parametrize(("old", "new", "code"), [
    ("2026-09 then=move#delay}", "2026-09 then=move#never}", "unknown_passage"),
    ("[^release] {on=2026-04-23", "[^gossip] {on=2026-04-23", "unknown_footnote"),
    ("then=move#delay}", "then=move#delay conflict=nobody/1}", "unknown_conflict"),
    ("then=move#delay}", "then=move#delay conflict=price/3}", "unknown_conflict"),
    ("then=move#delay}", "then=move#delay conflict=price}", "unknown_conflict"),
    ("then=move#delay}", "then=move#delay conflict=price/²}", "unknown_conflict"),
])  # fmt: skip
def test_a_reference_to_nothing_is_found_in_both_languages(dossier, old, new, code):
    dossier.change(MOVE_FR, old, new)
    dossier.change(MOVE_EN, old, new)

    english = dossier.line(MOVE_EN, "The move of the Health Data Hub's data is to end")
    french = dossier.line(MOVE_FR, "Le déménagement du Health Data Hub doit")
    assert found(dossier) == [(MOVE_EN, english, code), (MOVE_FR, french, code)]


def test_an_unknown_source_is_found_at_its_own_line_also_after_a_sentence_without_one(dossier):
    dossier.change(HOST_EN, "2026. [^release]", "2026.")
    dossier.change(HOST_EN, "press release. [^release]", "press release. [^gossip]")

    line = dossier.line(HOST_EN, "The contract with Scaleway is worth €6.2")
    assert (HOST_EN, line, "unknown_footnote") in found(dossier)


@pytest.mark.parametrize(("there", "missing"), [(HOST_FR, HOST_EN), (MOVE_EN, MOVE_FR)])
def test_a_missing_language_is_found_and_the_file_to_add_is_named(dossier, there, missing):
    dossier.remove(missing)

    findings = [f for f in check_dossier(dossier.folder).findings if f.code == "language_missing"]
    assert [(f.path, f.line, dict(f.params)["expected"]) for f in findings] == [(there, 1, missing)]


@pytest.mark.parametrize("file", [HOST_FR, HOST_EN])
def test_an_unreadable_document_is_not_told_again_as_defects_of_other_files(dossier, file):
    dossier.change(file, "rank: official", "rank: official: x")

    assert found(dossier) == [(file, dossier.line(file, "rank:"), "front_matter_broken")]


def test_two_documents_of_one_id_are_found(dossier):
    for file in (MOVE_FR, MOVE_EN):
        dossier.write(file.replace("guides", "articles"), dossier.read(file).replace("kind: guides", "kind: articles"))

    duplicates = [(path, code) for path, _, code in found(dossier) if code == "duplicate_document"]
    assert duplicates == [(MOVE_EN, "duplicate_document"), (MOVE_FR, "duplicate_document")]


def test_a_section_in_one_language_only_is_named(dossier):
    start = dossier.read(HOST_EN).index("## The choice")
    end = dossier.read(HOST_EN).index("## The candidates")
    dossier.write(HOST_EN, dossier.read(HOST_EN)[:start] + dossier.read(HOST_EN)[end:])

    (finding,) = check_dossier(dossier.folder).findings
    assert (finding.path, finding.code, dict(finding.params)["anchor"]) == (HOST_EN, "anchors_differ", "choice")


def test_a_section_more_in_the_second_language_is_found_at_its_heading(dossier):
    dossier.change(HOST_EN, "## The candidates", "## More {#more}\n\nA goes. [^press]\n\n## The candidates")

    assert (HOST_EN, dossier.line(HOST_EN, "## More"), "anchors_differ") in found(dossier)


def test_an_anchor_spelt_otherwise_is_found_at_its_heading(dossier):
    dossier.change(HOST_EN, "{#candidates}", "{#candidate}")

    assert found(dossier) == [(HOST_EN, dossier.line(HOST_EN, "## The candidates"), "anchors_differ")]


def test_sections_in_another_order_are_found(dossier):
    start = dossier.read(HOST_EN).index("## The choice")
    end = dossier.read(HOST_EN).index("## The candidates")
    content = dossier.read(HOST_EN)
    dossier.write(HOST_EN, content[:start] + content[end:] + "\n" + content[start:end])

    assert [(path, code) for path, _, code in found(dossier)] == [(HOST_EN, "anchors_differ")]


def test_too_few_questions_are_found_in_both_languages(dossier):
    dossier.change(HOST_FR, "Scaleway avait-il des concurrents ?\n", "")
    dossier.change(HOST_EN, "Did Scaleway have competitors?\n", "")

    sections = [(HOST_EN, "## The candidates"), (HOST_FR, "## Les candidats")]
    assert found(dossier) == [(file, dossier.line(file, start), "few_questions") for file, start in sections]


def test_another_number_of_questions_is_found(dossier):
    dossier.change(HOST_EN, "Did Scaleway have competitors?\n", "Did Scaleway have competitors?\nWho bid?\n")

    assert found(dossier) == [(HOST_EN, dossier.line(HOST_EN, "## The candidates"), "question_count")]


def test_a_question_asked_twice_is_found_in_spite_of_case_and_accents(dossier):
    dossier.change(MOVE_EN, "Is the move late?", "Who will HOST the Health  Data Hub?")

    (finding,) = check_dossier(dossier.folder).findings
    first = f"{HOST_EN}:{dossier.line(HOST_EN, '## The choice')}"
    assert (finding.path, finding.line, finding.code) == (MOVE_EN, dossier.line(MOVE_EN, "### "), "question_twice")
    assert dict(finding.params)["other"] == first
