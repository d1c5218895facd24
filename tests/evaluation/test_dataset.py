"""Datasets: what is read, and one clear error for a line that cannot be."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from assistant.evaluation.dataset import SHIPPED, check_expected, dataset_path, load_cases
from assistant.evaluation.errors import DatasetDefective, DatasetEmpty, DatasetUnreadable, ExpectedPassageUnknown
from assistant.evaluation.records import TOLD, Case
from assistant.records import State
from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from tests.evaluation.fakes import case, dossier

DRILLS = [str(path) for path in sorted(dataset_path("dev").parent.glob("drill-*.jsonl"))]
LINE = {"id": "a", "question": "Qui ?", "language": "fr", "expected_states": ["answered"]}


def written(folder: Path, *lines: object) -> Path:
    """A file of these lines; what is no string is written as JSON."""
    path = folder / "data.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_a_line_says_all_that_is_expected(tmp_path):
    whole = {
        **LINE, "pair": "p", "as_of": "2026-01-31", "history": [{"role": "user", "content": "Bonjour"}],
        "nuggets": [{"vital": False, "any_of": ["scaleway", "re:ov(h|x)"]}], "forbidden": ["microsoft"],
        "relevant": ["d#choice"], "tags": ["who"],
    }  # fmt: skip
    (read,) = load_cases(written(tmp_path, whole))

    assert (read.as_of, read.history[0].content, read.topic) == (date(2026, 1, 31), "Bonjour", "p")
    assert (read.nuggets[0].vital, read.nuggets[0].any_of) == (False, ("scaleway", "re:ov(h|x)"))
    assert (read.forbidden, read.relevant, read.tags) == (("microsoft",), ("d#choice",), ("who",))


def test_what_is_left_out_is_empty_and_a_nugget_is_vital(tmp_path):
    (read,) = load_cases(written(tmp_path, LINE | {"nuggets": [{"any_of": ["x"]}]}, ""))

    assert (read.pair, read.as_of, read.relevant, read.topic) == (None, None, (), "a")
    assert read.nuggets[0].vital


@pytest.mark.parametrize(("states", "answerable"), [
    (["answered"], True), (["not_in_dossier", "sources_disagree"], True), (["out_of_scope", "not_in_dossier"], False),
])  # fmt: skip
def test_a_question_is_answerable_if_an_answer_may_be_right(tmp_path, states, answerable):
    assert load_cases(written(tmp_path, LINE | {"expected_states": states}))[0].answerable is answerable


@pytest.mark.parametrize(("line", "told"), [
    ("{", "unreadable JSON"),
    ("[1]", "not an object"),
    ({"id": "a"}, "the key “question” is missing. Add it."),
    (LINE | {"pairs": "p"}, "unknown key “pairs”. Remove it or correct its name."),
    (LINE | {"language": "de"}, "“language”: impossible value"),
    (LINE | {"expected_states": []}, "“expected_states”: impossible value"),
    (LINE | {"expected_states": ["refused"]}, "“expected_states.0”: impossible value"),
    (LINE | {"id": "a b"}, "“id”: impossible value"),
    (LINE | {"relevant": ["d choice"]}, "“relevant.0”: impossible value"),
    (LINE | {"as_of": "soon"}, "“as_of”: impossible value"),
    (LINE | {"forbidden": ["re:("]}, "“forbidden.0”: not a regular expression"),
    (LINE | {"forbidden": [" "]}, "“forbidden.0”: nothing to look for"),
    (LINE | {"forbidden": ["re:"]}, "“forbidden.0”: nothing to look for"),
    (LINE | {"nuggets": [{"any_of": []}]}, "“nuggets.0.any_of”: impossible value"),
    (LINE | {"nuggets": [{"any_of": ["x"], "must": True}]}, "unknown key “nuggets.0.must”"),
    (LINE, "the id “a” is already used on line 1. Choose another."),
])  # fmt: skip
def test_a_bad_line_is_told_with_file_line_and_remedy(tmp_path, line, told):
    path = written(tmp_path, LINE, "", line)
    with pytest.raises(DatasetDefective) as caught:
        load_cases(path)

    message = caught.value.message("en")
    assert message.startswith(f"{path}:3: {told}")
    assert "\n" not in message
    assert "defective lines" not in message


def test_every_bad_line_is_kept_and_counted(tmp_path):
    with pytest.raises(DatasetDefective) as caught:
        load_cases(written(tmp_path, "{", LINE, LINE, "[]"))

    assert [(defect.line, defect.kind) for defect in caught.value.defects] == [
        (1, "json_invalid"), (3, "duplicate_id"), (4, "no_object"),
    ]  # fmt: skip
    assert caught.value.message("en").endswith("(3 defective lines in all.)")
    assert caught.value.message("fr").endswith("(3 lignes défectueuses en tout.)")


def test_a_file_without_a_question_is_an_error(tmp_path):
    with pytest.raises(DatasetEmpty):
        load_cases(written(tmp_path, "", " "))


def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    for path in (tmp_path / "never.jsonl", tmp_path, tmp_path / "latin.jsonl"):
        with pytest.raises(DatasetUnreadable, match=re.escape(str(path))):
            load_cases(path)


def test_a_shipped_dataset_has_a_name_and_any_other_a_path():
    assert dataset_path("dev").is_file()
    assert dataset_path("./dev") == Path("dev")


@pytest.mark.parametrize("name", [*SHIPPED, *DRILLS])
def test_the_shipped_questions_come_in_both_languages_with_the_same_expectations(name):
    pairs: dict[str | None, list[Case]] = defaultdict(list)
    for read in load_cases(name):
        pairs[read.pair].append(read)

    for pair in pairs.values():
        assert sorted(read.language for read in pair) == sorted(LANGUAGES)
        assert len({read.expected_states for read in pair}) == 1
        assert len({read.relevant for read in pair}) == 1


@pytest.mark.parametrize("name", [*SHIPPED, *DRILLS])
def test_a_shipped_question_has_vital_facts_if_it_must_be_answered_and_none_if_it_cannot(name):
    cases = load_cases(name)
    vital = {case.id for case in cases if any(nugget.vital for nugget in case.nuggets)}

    assert [case.id for case in cases if set(case.expected_states) <= TOLD and case.id not in vital] == []
    assert [case.id for case in cases if not case.answerable and case.id in vital] == []


@pytest.mark.parametrize("name", [*SHIPPED, *DRILLS])
def test_the_shipped_questions_expect_what_the_shipped_dossier_has(name, shipped: Dossier):
    check_expected(load_cases(name), shipped)


def test_the_shipped_datasets_share_no_question():
    dev, test = ({(read.question, read.id) for read in load_cases(name)} for name in SHIPPED)

    assert not {question for question, _ in dev} & {question for question, _ in test}
    assert not {name for _, name in dev} & {name for _, name in test}


@pytest.mark.parametrize("expected", [{"relevant": ("d#never",)}, {"relevant_documents": ("never",)}])
def test_what_the_dossier_does_not_have_cannot_be_expected(expected):
    with pytest.raises(ExpectedPassageUnknown, match="never"):
        check_expected([case("a", **expected)], dossier())


def test_an_error_can_be_expected():
    assert not case("a", expected=(State.ERROR,)).answerable
