"""Two runs: which questions changed, and whether it is more than chance."""

from __future__ import annotations

import pytest

from assistant.evaluation.comparing import check_comparable, compare, load_run
from assistant.evaluation.errors import NothingToCompare, RunUnreadable
from assistant.evaluation.run import Run, summed_up
from assistant.records import Answer
from tests.evaluation.fakes import COST, answer, case, chosen, citation, outcome, refused

CONDITIONS = {"dataset": "made up", "dossier_version": "1", "program": "p", "writer": "w", "model": "m"}


def run_of(*answers: Answer, first: int = 0, **keys) -> Run:
    """A run of the same question under as many ids."""
    return summed_up(
        [outcome(case(f"q{n}", "scaleway", **keys), got) for n, got in enumerate(answers, first)], **CONDITIONS
    )


def test_the_questions_that_became_right_and_wrong_are_listed():
    otherwise = chosen(text="Autrement.")
    compared = compare(
        run_of(refused(), refused(), chosen(), chosen(), chosen()),
        run_of(chosen(), refused(), refused(), otherwise, chosen()),
    )

    listed = {kind: [c.after.case.id for c in compared.of_kind(kind)] for kind in ("fixed", "broken", "other")}
    assert listed == {"fixed": ["q0"], "broken": ["q2"], "other": ["q3"]}
    assert compared.questions == 5


def test_a_difference_is_told_with_its_p_values():
    compared = compare(run_of(*[refused()] * 8, chosen()), run_of(*[chosen()] * 8, refused()))
    strict = next(d for d in compared.differences if d.name == "strict_correctness")

    assert (strict.before, strict.after, strict.verdict) == (pytest.approx(1 / 9), pytest.approx(8 / 9), "better")
    assert strict.p_mcnemar == pytest.approx(2 * (1 + 9) / 2**9)
    assert strict.p == pytest.approx(2 * (1 + 9) / 2**9)
    assert strict.significant


def test_a_small_difference_is_not_significant():
    compared = compare(run_of(refused(), refused(), chosen()), run_of(chosen(), chosen(), chosen()))
    strict = next(d for d in compared.differences if d.name == "strict_correctness")

    assert (strict.p_mcnemar, strict.significant) == (0.5, False)


def test_less_of_what_is_bad_is_better():
    compared = compare(run_of(refused()), run_of(chosen()))
    refusing = next(d for d in compared.differences if d.name == "over_refusing")

    assert (refusing.before, refusing.after, refusing.verdict) == (1, 0, "better")


def test_a_metric_without_observations_is_the_same():
    compared = compare(run_of(chosen()), run_of(chosen()))
    forbidden = next(d for d in compared.differences if d.name == "forbidden_hits")

    assert (forbidden.before, forbidden.p, forbidden.verdict) == (None, None, "same")


def test_times_are_compared_without_a_p_value():
    compared = compare(run_of(chosen(latency_ms=90.0)), run_of(chosen(latency_ms=60.0)))
    median = next(d for d in compared.differences if d.name == "latency_p50")

    assert (median.verdict, median.p, median.p_mcnemar, median.significant) == ("better", None, None, False)


def test_questions_of_one_run_alone_are_left_out():
    compared = compare(run_of(refused(), refused(), refused()), run_of(chosen(), chosen(), first=2))

    assert (compared.questions, compared.left_out) == (1, 3)


def test_questions_that_expect_something_else_are_left_out():
    before, after = run_of(chosen(), chosen()), run_of(chosen(), chosen())
    changed = outcome(case("q1", "6,2"), answer((COST, (1,)), citations=(citation(COST, "d#cost"),)))
    compared = compare(before, after.model_copy(update={"outcomes": (after.outcomes[0], changed)}))

    assert (compared.questions, compared.left_out) == (1, 1)


def test_two_runs_without_a_common_question_cannot_be_compared():
    before = run_of(chosen())

    with pytest.raises(NothingToCompare):
        compare(before, run_of(chosen(), first=1))
    with pytest.raises(NothingToCompare):
        check_comparable(before, [case("q0", "ovh")])
    check_comparable(before, [case("q0", "scaleway")])


def test_a_run_is_read_from_its_folder_or_its_file(tmp_path):
    run = run_of(chosen(), refused())
    (tmp_path / "run.json").write_text(run.model_dump_json(indent=1))

    assert load_run(tmp_path) == run
    assert load_run(tmp_path / "run.json") == run


@pytest.mark.parametrize("content", [None, "{", "{}", b"\xff"])
def test_what_is_no_run_is_told_by_its_path(tmp_path, content):
    path = tmp_path / "run.json"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(RunUnreadable) as caught:
        load_run(tmp_path)
    assert str(path) in caught.value.message("en")
    assert "\n" not in caught.value.message("en")
