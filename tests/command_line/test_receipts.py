"""`dossier ask --receipt`, `dossier verify` and `dossier coverage`, from the command line."""

from __future__ import annotations

import json

import pytest

from tests.command_line.conftest import run
from tests.corpus.small_dossier import HOST_EN, HOST_FR, SmallDossier

ASKED = "Which host did the Health Data Hub choose?"


@pytest.fixture(scope="module")
def made(tmp_path_factory, corpus, home):
    """A receipt of a question answered over the small dossier."""
    folder = tmp_path_factory.mktemp("receipt")
    asked = run(folder, ("ask", ASKED, "--receipt", "receipt.json"), {"corpus": corpus, "home": home})
    assert (asked.code, asked.err) == (0, "")
    return folder / "receipt.json"


@pytest.fixture
def later(tmp_path) -> SmallDossier:
    """The small dossier in which the choice has been superseded."""
    own = SmallDossier(tmp_path / "later")
    own.change(HOST_FR, "le 23 avril 2026. [^release]", "le 23 avril 2026. [^release] {until=2026-10 then=move#delay}")
    own.change(HOST_EN, "on 23 April 2026. [^release]", "on 23 April 2026. [^release] {until=2026-10 then=move#delay}")
    return own


def test_a_receipt_stands_in_its_own_dossier_and_is_given_again(dossier, home, made):
    verified = dossier("verify", made, home=home)

    assert (verified.code, verified.err) == (0, "")
    lines = verified.out.splitlines()
    assert "✓ [1] host#choice (en) – stands, word for word" in lines
    assert "✓ Asked again over the same version, it says the same, on the same quotes." in lines
    assert lines[-1] == "Everything stands."


def test_a_superseded_passage_is_reported_and_the_old_version_still_gives_the_answer(dossier, own_home, made, later):
    assert dossier("snapshot", home=own_home).code == 0

    verified = dossier("verify", made, "--lang", "fr", home=own_home, corpus=later.folder)
    assert verified.code == 1
    assert "✗ [1] host#choice (en) – dépassée depuis octobre 2026" in verified.out
    assert "(move#delay)" in verified.out
    assert "✓ Reposée sur la même version" in verified.out


def test_without_its_version_at_hand_the_quotes_alone_are_checked(dossier, tmp_path, made, later):
    verified = dossier("verify", made, "--json", home=tmp_path / "new", corpus=later.folder)

    found = json.loads(verified.out)
    assert verified.code == 1
    assert (found["sealed"], found["quotes"][0]["verdict"]) == (True, "superseded")
    assert found["reproduction"] == {"outcome": "not_asked", "reason": "snapshot"}


def test_one_altered_character_is_told(dossier, home, made, tmp_path):
    altered = tmp_path / "altered.json"
    altered.write_text(made.read_text().replace("23 April 2026", "24 April 2026", 1))

    verified = dossier("verify", altered, home=home)
    assert verified.code == 1
    assert "✗ The receipt has been altered since it was sealed" in verified.out


@pytest.mark.parametrize("content", [None, "", "{}", "not json"])
def test_what_is_no_receipt_has_an_exit_code_of_its_own(dossier, tmp_path, content):
    path = tmp_path / "receipt.json"
    if content is not None:
        path.write_text(content)

    verified = dossier("verify", path, home=tmp_path / "home")
    assert verified.code == 2
    assert "not a receipt" in verified.error_line


def test_a_receipt_that_cannot_be_kept_is_said_before_the_question_is_asked(dossier, tmp_path):
    asked = dossier("ask", ASKED, "--receipt", tmp_path / "never" / "receipt.json", home=tmp_path / "home")

    assert "the receipt cannot be written" in asked.error_line
    assert not (tmp_path / "home").exists()


def test_the_coverage_of_the_small_dossier_is_that_counted_by_hand(dossier, here):
    shown = dossier("coverage", "--before", "2026-04-23", "--json")

    topics = {topic["id"]: topic["weaknesses"] for topic in json.loads(shown.out)["topics"]}
    assert topics == {
        "host#choice": [], "host#candidates": ["one_source", "press_only"], "move#calendar": ["one_source", "one_side"],
        "move#delay": ["one_source", "press_only"], "price": [],
    }  # fmt: skip
    table = dossier("coverage").out.splitlines()
    assert [cell.strip() for cell in table[-2].split("│")[1:-1]] == ["All", "5", "3", "2", "1"]
    assert dossier("coverage", "-o", "map.svg").code == 0
    assert (here / "map.svg").read_text().startswith("<svg")


@pytest.mark.parametrize(("arguments", "said"), [
    (("coverage", "--before", "soon"), "“soon” is not a date"),
    (("coverage", "-o", "map.pdf"), "“.pdf”"),
    (("coverage", "-o", "never/map.svg"), "cannot be written"),
])  # fmt: skip
def test_a_map_that_cannot_be_made_is_said_in_one_line(dossier, arguments, said):
    assert said in dossier(*arguments).error_line
