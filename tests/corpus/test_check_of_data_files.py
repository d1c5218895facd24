"""The check of the bibliography, the timeline, the conflicts, the glossary and the actors."""

from __future__ import annotations

import pytest

from corpus.check import check_dossier
from corpus.dossier import DATA_FILES, load_dossier
from corpus.errors import DossierDefective
from tests.corpus.small_dossier import HOST_EN, HOST_FR

ENTRY = "- id: {id}\n  title: T\n  publisher: P\n  kind: press\n  rank: press\n"


def found(dossier):
    """File and code of every defect."""
    return [(finding.path, finding.code) for finding in check_dossier(dossier.folder).findings]


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_missing_file_is_found(dossier, name):
    dossier.remove(f"{name}.yaml")

    assert found(dossier) == [(f"{name}.yaml", "file_missing")]


@pytest.mark.parametrize("name", DATA_FILES)
def test_a_file_that_is_no_yaml_is_found_at_its_line(dossier, name):
    dossier.write(f"{name}.yaml", "# A comment\n\nkey: [1, 2\nother: 3\n")

    (finding,) = check_dossier(dossier.folder).findings
    assert (finding.path, finding.line, finding.code) == (f"{name}.yaml", 4, "yaml_broken")


@pytest.mark.parametrize("content", [b"- id: \xe9t\xe9\n", b"- id: a\x01\n"], ids=["latin-1", "control character"])
def test_a_file_that_is_no_text_is_found(dossier, content):
    (dossier.folder / "sources.yaml").write_bytes(content)

    assert [path for path, _ in found(dossier)] == ["sources.yaml"]


@pytest.mark.parametrize("content", ["a: 1\n", "- one\n- two\n", "just words\n", "3\n"])
def test_a_file_that_is_no_list_of_records_is_found(dossier, content):
    dossier.write("actors.yaml", content)

    assert "actors.yaml" in {path for path, _ in found(dossier)}


@pytest.mark.parametrize(("old", "new"), [
    ("title_en: A small dossier\n", ""),
    ("speaks_until: 2026-11-23\n", ""),
    ("2026-11-23", "soon"),
    ("2026-11-23", "2026-11"),
    ("title_fr: Un petit dossier\ntitle_en: A small dossier\nspeaks_until: 2026-11-23\n", ""),
])  # fmt: skip
def test_a_head_that_says_not_enough_is_found(dossier, old, new):
    dossier.change("dossier.yaml", old, new)

    assert {path for path, _ in found(dossier)} == {"dossier.yaml"}


@pytest.mark.parametrize(("file", "old", "new", "head", "where"), [
    ("sources.yaml", "publisher: Le Quotidien", "publishr: x", "- id: press", "press.publisher"),
    ("sources.yaml", "rank: press", "rank: gossip", "- id: press", "press.rank"),
    ("events.yaml", "passage: host#choice", "passages: host#choice", "- id: choice", "choice.passage"),
    ("conflicts.yaml", "preferred: 1", "preferred: nobody", "- id: price", "price.preferred"),
    ("glossary.yaml", "term_en: Health Data Hub", "terme: x", "- term_fr: Health", "Health Data Hub.term_en"),
    ("actors.yaml", "kind: company", "kinds: company", "- id: scaleway", "scaleway.kind"),
])  # fmt: skip
def test_a_broken_entry_is_found_at_its_line_and_named(dossier, file, old, new, head, where):
    dossier.change(file, old, new)

    finding = next(f for f in check_dossier(dossier.folder).findings if f.code == "record_broken")
    assert (finding.path, finding.line) == (file, dossier.line(file, head))
    assert dict(finding.params)["where"].startswith(where)


@pytest.mark.parametrize(("file", "old", "new", "head", "code"), [
    ("events.yaml", "passage: host#choice", "passage: host#never", "- id: choice", "unknown_passage"),
    ("events.yaml", "[scaleway]", "[nobody]", "- id: choice", "unknown_actor"),
    ("conflicts.yaml", "sources: [press]", "sources: [gossip]", "- id: price", "unknown_footnote"),
    ("sources.yaml", "- id: press", ENTRY.format(id="lonely") + "- id: press", "- id: lonely", "source_not_cited"),
    ("sources.yaml", "- id: press", ENTRY.format(id="'26'") + "- id: press", "- id: '26'", "source_not_cited"),
])  # fmt: skip
def test_a_reference_that_leads_nowhere_is_found_at_its_entry(dossier, file, old, new, head, code):
    dossier.change(file, old, new)

    findings = check_dossier(dossier.folder).findings
    assert [(f.path, f.line, f.code) for f in findings] == [(file, dossier.line(file, head), code)]


def test_an_entry_is_told_apart_from_one_whose_id_begins_like_its_own(dossier):
    dossier.change("sources.yaml", "- id: press", ENTRY.format(id="press-2") + ENTRY.format(id="pre") + "- id: press")
    dossier.change("conflicts.yaml", "sources: [press]", "sources: [press, press-2]")

    (finding,) = check_dossier(dossier.folder).findings
    entries = [line for line in dossier.read("sources.yaml").split("\n") if line.startswith("- id: ")]
    assert entries == ["- id: release", "- id: press-2", "- id: pre", "- id: press"]
    assert finding.line == dossier.read("sources.yaml").split("\n").index("- id: pre") + 1


def test_a_source_that_only_a_conflict_cites_is_cited(dossier):
    dossier.change("sources.yaml", "- id: press", ENTRY.format(id="side") + "- id: press")
    dossier.change("conflicts.yaml", "sources: [press]", "sources: [press, side]")

    assert found(dossier) == []


def test_a_side_that_no_sentence_tells_is_found(dossier):
    for file in (HOST_FR, HOST_EN):
        dossier.change(file, " conflict=price/2}", "}")

    (finding,) = check_dossier(dossier.folder).findings
    assert (finding.path, finding.code, dict(finding.params)["conflict"]) == (
        "conflicts.yaml",
        "side_not_told",
        "price/2",
    )


@pytest.mark.parametrize(("file", "again"), [
    ("sources.yaml", ENTRY.format(id="press")),
    ("actors.yaml", "- id: scaleway\n  name_fr: S\n  name_en: S\n  kind: k\n  role_fr: R\n  role_en: R\n"),
])  # fmt: skip
def test_an_id_used_twice_is_found(dossier, file, again):
    dossier.write(file, dossier.read(file) + again)

    assert [path for path, _ in found(dossier)] == [file]


@pytest.mark.parametrize(("file", "old", "new"), [
    ("events.yaml", "date: 2026-04-23", "date: 2026-13"),
    ("sources.yaml", "date: 2026-04\n", "date: spring\n"),
])  # fmt: skip
def test_a_date_that_is_none_is_found(dossier, file, old, new):
    dossier.change(file, old, new)

    assert (file, "record_broken") in found(dossier)


def test_a_defective_dossier_is_not_loaded_and_the_first_defect_is_told(dossier):
    dossier.change(HOST_EN, "2026. [^release]", "2026. [^gossip]")

    with pytest.raises(DossierDefective) as raised:
        load_dossier(dossier.folder)
    line = dossier.line(HOST_EN, "The Health Data Hub chose")
    assert raised.value.message("en").startswith(f"{HOST_EN}:{line}: ")
    assert "\n" not in raised.value.message("fr")


def test_findings_come_in_the_order_of_file_and_line(dossier):
    dossier.change(HOST_EN, "2026. [^release]", "2026. [^gossip]")
    dossier.change(HOST_EN, "March 2026. [^press]", "March 2026. [^rumour]")
    dossier.change("events.yaml", "[scaleway]", "[nobody]")

    findings = check_dossier(dossier.folder).findings
    assert findings == sorted(findings)
    assert len(findings) == 5


def test_the_version_changes_with_any_file_and_only_then(dossier):
    first = load_dossier(dossier.folder).version
    again = load_dossier(dossier.folder).version
    dossier.change("glossary.yaml", "aliases: [Plateforme des données de santé]", "aliases: [PDS]")

    assert first == again
    assert first.startswith("2026-11-23+")
    assert load_dossier(dossier.folder).version != first
