"""`dossier corpus check --questions`."""

from __future__ import annotations

import re

import pytest

from tests.corpus.small_dossier import MOVE_EN, SmallDossier


def test_the_share_of_questions_that_find_their_own_section_is_told_for_each_language(dossier):
    checked = dossier("corpus", "check", "--questions")

    assert checked.code == 0
    shares = re.findall(r"^(fr|en): (\d+) questions of 12 \(", checked.out, re.MULTILINE)
    assert [language for language, _ in shares] == ["fr", "en"]


def test_a_question_of_another_section_is_told_with_its_section_s_line_and_is_no_failure(dossier, tmp_path):
    own = SmallDossier(tmp_path / "own")
    own.change(MOVE_EN, "Is the move late?", "So who will host the Health Data Hub?")

    checked = dossier("corpus", "check", "--questions", corpus=own.folder)
    told = f"{MOVE_EN}:{own.line(MOVE_EN, '### The delay')}: “So who will host the Health Data Hub?”: "
    assert checked.code == 0
    assert f"{told}the section host#choice" in checked.out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_option_is_explained(dossier, language):
    assert "--questions" in dossier("corpus", "check", "--help", lang=language).out
