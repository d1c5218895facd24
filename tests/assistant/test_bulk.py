"""A file of questions: one line out for every line in, in order, also for a bad one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.bulk import BulkReport, answer_file
from assistant.errors import BulkFileMissing, BulkFileNotWritable
from assistant.service import Assistant
from index.open import OpenIndex

GOOD = '{"id": "%s", "question": "Combien coûte le marché intercalaire ?"}'
BROKEN = [
    '{"id": "x", "question": ',
    "not JSON",
    "[1, 2]",
    '"Combien ?"',
    "null",
    "{}",
    '{"id": "x"}',
    '{"id": "x", "question": 3}',
    '{"id": "x", "question": null}',
    '{"id": "x", "question": ""}',
    '{"id": "x", "question": "Qui ?", "language": "de"}',
    '{"id": "x", "question": "Qui ?", "as_of": "2026-13-01"}',
    '{"id": "x", "question": "Qui ?", "history": "rien"}',
    '{"id": "x", "question": "Qui ?", "history": [{"role": "system", "content": "…"}]}',
    '{"id": "x", "question": "Qui \\u0000 ?"}',
    '{"id": "x", "question": "\\ud800"}',
    f'{{"id": {"1" * 5000}, "question": "Qui ?"}}',
    "[" * 100_000,
    f'{{"id": "x", "question": "{"a" * 2001}"}}',
]


@pytest.fixture(scope="module")
def small(small_index: OpenIndex) -> Assistant:
    """An assistant over the dossier of a few sentences."""
    return Assistant(small_index)


def answered(assistant: Assistant, folder: Path, content: str) -> tuple[list[dict[str, Any]], BulkReport]:
    """The lines that come out of a file of this content."""
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_bytes(content.encode())
    report = answer_file(assistant, source, target)
    return [json.loads(line) for line in target.read_text(encoding="utf-8").split("\n")[:-1]], report


def test_answers_come_in_the_order_of_the_questions(small: Assistant, tmp_path: Path):
    lines, report = answered(small, tmp_path, "\n".join(GOOD % n for n in "cab"))
    assert [line["id"] for line in lines] == ["c", "a", "b"]
    assert (report.lines, report.errors) == (3, 0)


@pytest.mark.parametrize(("written", "echoed"), [('"q-1"', "q-1"), ("7", "7"), ('""', ""), ('"é 1"', "é 1")])
def test_the_lines_id_is_the_answers(written: str, echoed: str, small: Assistant, tmp_path: Path):
    lines, _ = answered(small, tmp_path, f'{{"id": {written}, "question": "Qui ?"}}')
    assert lines[0]["id"] == echoed


def test_a_line_without_an_id_gets_one(small: Assistant, tmp_path: Path):
    lines, _ = answered(small, tmp_path, '{"question": "Qui ?"}\n{"question": "Qui ?"}')
    assert lines[0]["id"]
    assert lines[0]["id"] != lines[1]["id"]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_a_bad_line_gives_an_error_in_its_place(broken: str, small: Assistant, tmp_path: Path):
    lines, report = answered(small, tmp_path, "\n".join([GOOD % "a", broken, GOOD % "b"]))
    assert [line["state"] == "error" for line in lines] == [False, True, False]
    assert (report.lines, report.errors) == (3, 1)


def test_an_id_that_cannot_be_written_does_not_stop_the_file(small: Assistant, tmp_path: Path):
    lines, _ = answered(small, tmp_path, "\n".join(['{"id": "\\ud800", "question": "Qui ?"}', GOOD % "b"]))
    assert (len(lines), lines[1]["id"]) == (2, "b")


@pytest.mark.parametrize("broken", ['{"id": "x", "question": 3}', '{"id": "x", "question": "Qui ?", "language": "de"}'])
def test_a_bad_line_keeps_its_id(broken: str, small: Assistant, tmp_path: Path):
    lines, _ = answered(small, tmp_path, broken)
    assert lines[0]["id"] == "x"


def test_a_bad_line_is_told_with_its_number(small: Assistant, tmp_path: Path):
    lines, _ = answered(small, tmp_path, f"{GOOD % 'a'}\nnot JSON")
    assert "2" in lines[1]["text"]


def test_an_error_lists_no_source(small: Assistant, tmp_path: Path):
    lines, _ = answered(small, tmp_path, "not JSON")
    assert (lines[0]["citations"], lines[0]["statements"]) == ([], [])


def test_blank_lines_are_no_questions(small: Assistant, tmp_path: Path):
    lines, report = answered(small, tmp_path, f"\n{GOOD % 'a'}\n  \n\n{GOOD % 'b'}\n\n")
    assert [line["id"] for line in lines] == ["a", "b"]
    assert report.lines == 2


def test_the_number_told_is_that_of_the_files_line(small: Assistant, tmp_path: Path):
    lines, _ = answered(small, tmp_path, f"{GOOD % 'a'}\n\n\nnot JSON")
    assert "4" in lines[1]["text"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(end: str, small: Assistant, tmp_path: Path):
    lines, report = answered(small, tmp_path, f"\ufeff{GOOD % 'a'}{end}{GOOD % 'b'}{end}")
    assert [line["id"] for line in lines] == ["a", "b"]
    assert report.errors == 0


def test_a_line_separator_inside_a_question_does_not_cut_it(small: Assistant, tmp_path: Path):
    lines, _ = answered(small, tmp_path, '{"id": "a", "question": "Qui\u2028héberge ?"}')
    assert [line["id"] for line in lines] == ["a"]


def test_bytes_that_are_no_text_do_not_stop_the_file(small: Assistant, tmp_path: Path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b'{"id": "a", "question": "H\xe9berge ?"}\n' + (GOOD % "b").encode())
    assert answer_file(small, source, target).lines == 2


def test_other_keys_are_the_callers_own(small: Assistant, tmp_path: Path):
    _, report = answered(small, tmp_path, '{"id": "a", "question": "Qui ?", "expected": "answered", "tags": [1]}')
    assert report.errors == 0


def test_the_language_and_the_day_of_a_line_are_heard(small: Assistant, tmp_path: Path):
    line = '{"id": "a", "question": "Combien ?", "language": "en", "as_of": "2026-01-31"}'
    lines, _ = answered(small, tmp_path, line)
    assert (lines[0]["language"], lines[0]["as_of"]) == ("en", "2026-01-31")


def test_an_empty_file_gives_an_empty_one(small: Assistant, tmp_path: Path):
    lines, report = answered(small, tmp_path, "")
    assert (lines, report.p50_ms, report.p95_ms) == ([], 0.0, 0.0)


def test_progress_counts_the_lines(small: Assistant, tmp_path: Path):
    source, told = tmp_path / "in.jsonl", []
    source.write_text("\n".join(GOOD % n for n in "ab"), encoding="utf-8")
    answer_file(small, source, tmp_path / "out.jsonl", lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_the_slower_answers_take_at_least_as_long_as_the_middle_one(small: Assistant, tmp_path: Path):
    _, report = answered(small, tmp_path, "\n".join(GOOD % n for n in range(5)))
    assert 0 < report.p50_ms <= report.p95_ms


@pytest.mark.parametrize("name", ["none.jsonl", "."])
def test_a_file_that_cannot_be_read_is_told(name: str, small: Assistant, tmp_path: Path):
    with pytest.raises(BulkFileMissing):
        answer_file(small, tmp_path / name, tmp_path / "out.jsonl")


@pytest.mark.parametrize("name", ["none/out.jsonl", "in.jsonl/out.jsonl", "x" * 300])
def test_a_file_that_cannot_be_written_is_told(name: str, small: Assistant, tmp_path: Path):
    (tmp_path / "in.jsonl").write_text(GOOD % "a", encoding="utf-8")
    with pytest.raises(BulkFileNotWritable):
        answer_file(small, tmp_path / "in.jsonl", tmp_path / name)


def test_an_interrupted_file_leaves_nothing_half_done(small: Assistant, tmp_path: Path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(GOOD % n for n in "ab"), encoding="utf-8")
    target.write_text("before", encoding="utf-8")

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        answer_file(small, source, target, interrupt)
    assert target.read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
