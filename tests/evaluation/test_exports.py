"""The files for other people's tools, read back by them."""

from __future__ import annotations

import json

import ir_measures
import pytest

from assistant.evaluation import exports
from assistant.evaluation.run import Run, summed_up
from assistant.records import State
from tests.evaluation.fakes import CHOICE, CHOICE_EN, COST, case, chosen, dossier, outcome, refused
from tests.evaluation.test_comparing import CONDITIONS


@pytest.fixture
def run() -> Run:
    """Three questions: one found, one found in part, one not to be answered."""
    return summed_up(
        [
            outcome(case("a", "scaleway", "re:2[0-9]", "avril", relevant=("d#choice",)), chosen(), "d#choice",
                    "d#cost"),
            outcome(case("b", relevant=("d#cost", "d#none")), chosen(), "d#cost", "d#choice"),
            outcome(case("c", expected=(State.OUT_OF_SCOPE,)), refused(State.OUT_OF_SCOPE), "d#cost"),
        ],
        **CONDITIONS,
    )  # fmt: skip


def test_the_trec_run_ranks_from_one_with_falling_scores(run):
    assert exports.trec_run(run).splitlines() == [
        "a Q0 d#choice 1 2 dossier",
        "a Q0 d#cost 2 1 dossier",
        "b Q0 d#cost 1 2 dossier",
        "b Q0 d#choice 2 1 dossier",
        "c Q0 d#cost 1 1 dossier",
    ]


def test_the_trec_qrels_name_every_relevant_passage(run):
    assert exports.trec_qrels(run).splitlines() == ["a 0 d#choice 1", "b 0 d#cost 1", "b 0 d#none 1"]


MEASURES = {
    "recall_at_1": ir_measures.R @ 1, "recall_at_5": ir_measures.R @ 5, "mrr": ir_measures.RR,
    "ndcg_at_10": ir_measures.nDCG @ 10,
}  # fmt: skip


def scored(qrels: str, ranked: str) -> dict[str, float]:
    """The figures that ir-measures computes from the two files."""
    found = ir_measures.calc_aggregate(
        MEASURES.values(), list(ir_measures.read_trec_qrels(qrels)), list(ir_measures.read_trec_run(ranked))
    )
    return {name: found[measure] for name, measure in MEASURES.items()}


def test_the_exported_files_score_as_the_run_does(run):
    found = scored(exports.trec_qrels(run), exports.trec_run(run))

    assert found == {name: pytest.approx(run.figure(name).value) for name in MEASURES}


def test_a_shuffled_qrels_file_scores_otherwise(run):
    ids = {"a": "b", "b": "a"}
    lines = (line.split(" ", 1) for line in exports.trec_qrels(run).splitlines())
    shuffled = "".join(f"{ids[name]} {rest}\n" for name, rest in lines)

    assert scored(shuffled, exports.trec_run(run))["ndcg_at_10"] != pytest.approx(run.figure("ndcg_at_10").value)


def test_a_sample_has_question_contexts_answer_and_reference(run):
    samples = [json.loads(line) for line in exports.samples(run, dossier()).splitlines()]

    assert samples[0] == {
        "id": "a", "question": "Qui ?", "contexts": [CHOICE, COST], "answer": CHOICE, "reference": "scaleway; avril",
    }  # fmt: skip


def test_the_reference_of_what_should_be_refused_is_the_refusal(run):
    sample = json.loads(exports.samples(run, dossier()).splitlines()[2])

    assert sample["reference"].startswith("Cette question")


def test_contexts_are_in_the_language_of_the_answer():
    asked = outcome(case("a", language="en"), chosen(language="en"), "d#choice")
    sample = json.loads(exports.samples(summed_up([asked], **CONDITIONS), dossier()))

    assert sample["contexts"] == [CHOICE_EN]


def test_an_expected_error_has_no_reference():
    asked = outcome(case("a", expected=(State.ERROR,)), refused(State.ERROR))
    sample = json.loads(exports.samples(summed_up([asked], **CONDITIONS), dossier()))

    assert sample["reference"] == ""
