"""Defects planted one at a time, in a small dossier and in the one that ships: each is found, alone, at its line."""

from __future__ import annotations

import re
import shutil

import pytest

from corpus.check import check_dossier
from corpus.check_style import MAX_WORDS
from corpus.dossier import CORPUS_FOLDER, load_dossier
from corpus.records import LANGUAGES
from tests.corpus.small_dossier import HOST_EN, HOST_FR, MOVE_EN, MOVE_FR, SmallDossier

COVERAGE = """\
facts:
  chosen: [host#choice]
  delayed:
  - move#calendar
  - move#delay
provisions:
  law/31: [move#delay]
conflicts:
  price: [host#choice]
"""
NAMES = """\
- {fr: [États-Unis], en: [United States]}
- {fr: [], en: [in French]}
"""
DELAY_FR = "Le déménagement des données du Health Data Hub est repoussé à 2028."
DELAY_EN = "The move of the Health Data Hub's data is put off to 2028."
FOUR_FR = "Quatre candidats avaient remis une offre au Health Data Hub avant mars 2026."
FOUR_EN = "Four candidates had sent the Health Data Hub a bid before March 2026."
PUT_OFF = "The move of the Health Data Hub's data is \"put"
LONG = "Health Data Hub " * (MAX_WORDS // 3 + 1)

# File, what is changed in it, and what is then found: the start of the line, and the code.
PLANTED = {
    "changed figure": (HOST_EN, "€6.2 million", "€6.3 million", "The contract with Scaleway is worth €6",
                       "differs_figures"),
    "changed month": (HOST_EN, "23 April 2026", "23 May 2026", "The Health Data Hub chose", "differs_dates"),
    "changed month in French": (HOST_FR, "avant mars 2026", "avant juin 2026", (HOST_EN, "Four"), "differs_dates"),
    "figure in a heading": (MOVE_EN, "### The delay", "### The delay of 2028", "### The delay", "differs_figures"),
    "month in a title": (HOST_FR, "de l'hébergeur", "de l'hébergeur en avril", (HOST_EN, "title:"), "differs_dates"),
    "name in a title": (HOST_EN, "choice of the host", "choice of the OVHcloud host", "title:", "differs_names"),
    "heading of another level": (MOVE_EN, "### The delay", "## The delay", "## The delay", "differs_level"),
    "replaced name": (HOST_EN, "Hub chose Scaleway", "Hub chose OVHcloud", "The Health Data Hub chose",
                      "differs_names"),
    "replaced name in French": (HOST_FR, "Hub a choisi Scaleway", "Hub a choisi OVHcloud", (HOST_EN,
                                "The Health Data Hub"),
                                "differs_names"),
    "dropped acronym": (HOST_FR, "une offre au Health", "une offre HDS au Health", (HOST_EN, "Four"), "differs_names"),
    "dropped name": (HOST_EN, ", according to Le Quotidien", "", "The contract with Scaleway is worth €7",
                     "differs_names"),
    "wrong anchor": (HOST_EN, "{#candidates}", "{#candidate}", "## The candidates", "anchors_differ"),
    "long sentence": (MOVE_FR, DELAY_FR, f"Le retard du {LONG}est dit en 2028.", "Le retard du", "too_long"),
    "plain space": (MOVE_FR, "repoussé à 2028.", "repoussé : à 2028.", "Le déménagement des données du",
                    "no_break_space"),
    "no space": (MOVE_FR, "repoussé à 2028.", "repoussé; à 2028.", "Le déménagement des données du", "no_break_space"),
    "open quotation mark": (MOVE_FR, "est repoussé", "est «repoussé\u00a0»", "Le déménagement des données du",
                            "no_break_space"),
    "question with a plain space": (MOVE_FR, "du retard\u00a0?", "du retard ?", "### Le retard", "no_break_space"),
    "straight quotation marks": (MOVE_EN, "is put off", 'is "put off"', PUT_OFF, "wrong_quotes"),
    "straight quotation marks in French": (MOVE_FR, "est repoussé", 'est "repoussé"', DELAY_FR[:40], "wrong_quotes"),
    "French quotation marks": (MOVE_EN, "is put off", "is «put off»", "The move of the Health Data Hub's data is «",
                               "wrong_quotes"),
    "French space": (MOVE_EN, "Is the move late?", "Is the move late ?", "### The delay", "space_before"),
    "bare É": (MOVE_FR, "Le déménagement des données du", "L'Etat dit que le déménagement du", "L'Etat",
               "bare_capital"),
    "bare À": (MOVE_FR, "De combien le", "A combien le", "### Le retard", "bare_capital"),
    "answered by another sentence": (HOST_EN, "worth? {2}", "worth? {1}", "## The choice of Scaleway",
                                     "differs_answers"),
    "answered by no sentence": (HOST_EN, "worth? {2}", "worth? {2,4}", "How much is the contract",
                                "unknown_answer"),
    "question without its mark": (MOVE_EN, "Is the move late?", "Is the move late", "### The delay", "question_mark"),
    "full stop after a heading": (MOVE_EN, "### The delay", "### The delay.", "### The delay.", "heading_stop"),
    "full stop after a title": (MOVE_FR, "title: Le déménagement des données", "title: Le déménagement des données.",
                                "title:", "heading_stop"),
    "fact without passage": ("coverage.yaml", "[host#choice]\n  delayed", "[]\n  delayed", "  chosen:", "not_covered"),
    "passage that is nowhere": ("coverage.yaml", "move#calendar", "move#never", "  - move#never", "unknown_passage"),
    "provision told nowhere": ("coverage.yaml", "[move#delay]", "[move#gone]", "  law/31", "unknown_passage"),
    "fact listed twice": ("coverage.yaml", "  delayed:", "  chosen: [move#delay]\n  delayed:", "  chosen: [move",
                          "duplicate_entry"),
    "contradiction that is none": ("coverage.yaml", "  price:", "  cost:", "  cost:", "coverage_conflict"),
    "unknown kind of coverage": ("coverage.yaml", "provisions:", "laws:", "laws:", "coverage_key"),
    "coverage that is no list": ("coverage.yaml", "law/31: [move#delay]", "law/31: move#delay", "  law/31",
                                 "coverage_broken"),
    "name without its other side": ("names.yaml", ", en: [United States]", "", "- {fr: [États", "record_broken"),
}  # fmt: skip


@pytest.fixture
def own(dossier: SmallDossier) -> SmallDossier:
    """The small dossier with what it covers of a fact base, and with names that differ by language."""
    dossier.write("coverage.yaml", COVERAGE)
    dossier.write("names.yaml", NAMES)
    return dossier


def found(dossier: SmallDossier) -> list[tuple[str, int, str]]:
    return [(finding.path, finding.line, finding.code) for finding in check_dossier(dossier.folder).findings]


def in_both(own: SmallDossier, french: str, english: str) -> None:
    """Puts another sentence in each language in the place of the last one."""
    own.change(MOVE_FR, DELAY_FR, french)
    own.change(MOVE_EN, DELAY_EN, english)


def test_the_small_dossier_has_no_defect_and_its_coverage_is_counted(own):
    report = check_dossier(own.folder)

    assert report.findings == []
    assert [(report.counts[language].facts, report.counts[language].provisions) for language in LANGUAGES] == [
        (2, 1)
    ] * 2


@pytest.mark.parametrize(("file", "old", "new", "where", "code"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_defect_is_found_alone_with_its_file_and_line(own, file, old, new, where, code):
    own.change(file, old, new)

    file, start = where if isinstance(where, tuple) else (file, where)
    assert found(own) == [(file, own.line(file, start), code)]


@pytest.mark.parametrize(("file", "old", "new", "where", "code"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_defect_is_told_in_both_languages_on_one_line(own, file, old, new, where, code):
    own.change(file, old, new)

    (finding,) = check_dossier(own.folder).findings
    for language in LANGUAGES:
        assert re.fullmatch(rf"{finding.path}:{finding.line}: [^\n]+", finding.message(language))


def test_a_dropped_footnote_is_found_in_its_language_and_as_a_difference(own):
    own.change(HOST_EN, "2026. [^release]", "2026.")

    line = own.line(HOST_EN, "The Health Data Hub chose")
    assert found(own) == [(HOST_EN, line, "differs_sources"), (HOST_EN, line, "unsourced")]


def test_an_unknown_source_is_found_in_both_languages(own):
    own.change(MOVE_FR, "2028. [^press]", "2028. [^gossip]")
    own.change(MOVE_EN, "2028. [^press]", "2028. [^gossip]")

    english, french = own.line(MOVE_EN, DELAY_EN), own.line(MOVE_FR, DELAY_FR)
    assert found(own) == [(MOVE_EN, english, "unknown_footnote"), (MOVE_FR, french, "unknown_footnote")]


@pytest.mark.parametrize("sentence", [
    "Elle est repoussée à 2028.", "Il est repoussé à 2028.", "Ils sont repoussés à 2028.", "Cela finira en 2028.",
    "Celui-ci finira en 2028.", "C'est repoussé à 2028.", "Ce sera en 2028.", "Ce n'est que pour 2028.",
    "Cette date est 2028.", "Ce déménagement est pour 2028.", "Ces données partiront en 2028.",
    "Sa date est 2028.", "En 2028, il sera fini.", "Le dernier mois de 2028, elle sera finie.",
])  # fmt: skip
def test_a_french_sentence_that_hangs_in_the_air_is_found(own, sentence):
    in_both(own, sentence, "The end is in 2028.")

    assert found(own) == [(MOVE_FR, own.line(MOVE_FR, sentence), "dangling")]


@pytest.mark.parametrize("sentence", [
    "It is put off to 2028.", "They will end in 2028.", "She said 2028.", "This will be in 2028.",
    "This date is 2028.", "These data will leave in 2028.", "That is 2028.", "Its date is 2028.",
    "Those will leave in 2028.", "In 2028 it will be over.", "Before the end of 2028, they will leave.",
])  # fmt: skip
def test_an_english_sentence_that_hangs_in_the_air_is_found(own, sentence):
    in_both(own, "La fin est pour 2028.", sentence)

    assert found(own) == [(MOVE_EN, own.line(MOVE_EN, sentence), "dangling")]


@pytest.mark.parametrize(("french", "english"), [
    ("Ce dossier nomme 2028.", "This dossier names 2028."),
    ("Ce que la loi veut est pour 2028.", "What the law wants is for 2028."),
    ("Il est interdit de finir avant 2028.", "It is forbidden to end before 2028."),
    ("Il n'existe pas de fin avant 2028.", "No end exists before 2028."),
    ("Il faut finir en 2028.", "Those who move must end in 2028."),
    ("On finira en 2028.", "Theirs is 2028."),
    ("Ceux qui déménagent finiront en 2028.", "Itself a move, the move ends in 2028."),
])  # fmt: skip
def test_a_sentence_that_names_its_subject_or_needs_none_is_no_defect(own, french, english):
    in_both(own, french, english)

    assert found(own) == []


@pytest.mark.parametrize(("french", "english"), [
    ("Les États-Unis l'ont dit pour 2028.", "The United States said so for 2028."),
    ("La Plateforme des données de santé finira en 2028.", "The HDH will end in 2028."),
    ("Scaleway, d'après L'Informé, finira en 2028.", "According to L'Informé, Scaleway's move will end in 2028."),
    ("Le délégué (DPO) finira en 2028.", "The DPO, in French délégué, will end in 2028."),
    ("Il a fallu, dit mai 2028, finir.", "One had, said May 2028, to end, and one may."),
    ("Fini le 1er juin 2028 à 10:30, 50\u00a0% en juin 2028.", "Over on 1 June 2028 at 10:30, 50% in June 2028."),
])  # fmt: skip
def test_a_name_or_date_that_each_language_writes_its_own_way_is_no_defect(own, french, english):
    in_both(own, french, english)

    assert [code for _, _, code in found(own) if code.startswith("differs")] == []


def test_a_dossier_without_a_fact_base_needs_no_coverage(dossier):
    report = check_dossier(dossier.folder)

    assert report.findings == []
    assert {report.counts[language].facts for language in LANGUAGES} == {0}


@pytest.mark.parametrize(("name", "content", "code"), [
    ("coverage.yaml", "facts: [1\n", "yaml_broken"), ("coverage.yaml", "- a\n", "coverage_broken"),
    ("coverage.yaml", "facts: [a]\n", "coverage_broken"), ("coverage.yaml", "facts: {[a]: [b]}\n", "coverage_broken"),
    ("names.yaml", "a: [\n", "yaml_broken"), ("names.yaml", "a: 1\n", "not_a_list"),
    ("names.yaml", "- 3\n", "record_broken"),
])  # fmt: skip
def test_a_file_beside_the_dossier_that_cannot_be_read_is_found(own, name, content, code):
    own.write(name, content)

    assert [(path, code) for path, _, code in found(own)] == [(name, code)]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the dossier that ships, for one test at a time to change and restore."""
    return shutil.copytree(CORPUS_FOLDER, tmp_path_factory.mktemp("shipped") / "corpus")


@pytest.mark.parametrize(("pattern", "new", "code"), [
    (r"\bScaleway\b", "OVHcloud", "differs_names"), (r"\bCNIL\b", "ANSSI", "differs_names"),
    (r"\bSecNumCloud\b", "HDS", "differs_names"), (r"\bDamien Lucas\b", "Damien", "differs_names"),
    (r"\bApril\b", "March", "differs_dates"), (r"\bCouncil of State\b", "Court of Auditors", "differs_names"),
])  # fmt: skip
def test_what_is_changed_in_english_is_found_wherever_the_dossier_that_ships_says_it_first(copy, pattern, new, code):
    where = [
        (document.path, sentence.line)
        for document in load_dossier(copy).documents if document.language == "en"
        for passage in document.passages for sentence in passage.sentences
        if re.search(pattern, sentence.text) and not re.search(rf"\b{new}\b", re.sub(pattern, "", sentence.text))
    ]  # fmt: skip
    path, line = where[0] if new != "Damien" else where[-1]
    sound = (copy / path).read_text(encoding="utf-8")
    lines = sound.split("\n")
    lines[line - 1] = re.sub(pattern, new, lines[line - 1])
    (copy / path).write_text("\n".join(lines), encoding="utf-8")
    try:
        findings = [(f.path, f.line, f.code) for f in check_dossier(copy).findings]
    finally:
        (copy / path).write_text(sound, encoding="utf-8")

    assert findings == [(path, line, code)]


def test_every_fact_of_the_dossier_that_ships_is_told_in_both_languages():
    report = check_dossier(CORPUS_FOLDER)

    assert {report.counts[language].facts for language in LANGUAGES} == {181}
    assert {report.counts[language].provisions for language in LANGUAGES} == {99}
