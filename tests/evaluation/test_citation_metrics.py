"""The metrics of what carries an answer, against figures computed by hand."""

from __future__ import annotations

import pytest

from assistant.records import State
from tests.evaluation.fakes import CHOICE, COST, answer, case, chosen, citation, outcome, refused
from tests.evaluation.test_answer_metrics import measured

BOTH = (citation(CHOICE, number=1), citation(COST, "d#cost", number=2))


def test_citation_recall_is_the_share_of_statements_carried_by_their_own_quotes():
    asked = case("1", "scaleway", "6,2 millions")
    swapped = outcome(asked, answer((CHOICE, (1,)), (COST, (1,)), citations=BOTH))
    whole = outcome(case("2", "scaleway"), chosen())

    assert measured("citation_recall", swapped) == 1 / 2
    assert measured("citation_recall", swapped, whole) == 2 / 3


def test_citation_recall_asks_for_every_nugget_of_a_statement():
    both = f"{CHOICE} {COST}"
    got = answer((both, (1,)), citations=BOTH)

    assert measured("citation_recall", outcome(case("1", "scaleway", "6,2 millions"), got)) == 0


def test_citation_precision_is_the_share_of_quotes_that_are_of_use():
    got = answer((CHOICE, (1, 2)), citations=BOTH)

    assert measured("citation_precision", outcome(case("1", "scaleway"), got)) == 1 / 2
    assert measured("citation_recall", outcome(case("1", "scaleway"), got)) == 1


def test_statements_without_a_nugget_say_nothing_about_citations():
    assert measured("citation_recall", outcome(case("1", "ovh"), chosen())) is None
    assert measured("citation_precision", outcome(case("1", "ovh"), chosen())) is None


def test_verbatim_quotes_are_counted_over_all_quotes():
    false = citation(COST.replace("6,2", "6,3"), "d#cost", number=2)
    got = answer((CHOICE, (1,)), (COST, (2,)), citations=(citation(CHOICE), false))

    assert measured("verbatim_quotes", outcome(case("1"), got), outcome(case("2"), chosen())) == 2 / 3


def test_statements_cited_are_counted_over_all_statements():
    got = answer((CHOICE, (1,)), (COST, ()), (COST, (7,)), citations=(citation(CHOICE),))

    assert measured("statements_cited", outcome(case("1"), got), outcome(case("2"), chosen())) == 2 / 4


@pytest.mark.parametrize(("name", "told"), [
    ("invented_figures", COST.replace("6,2", "7,2")),
    ("invented_dates", CHOICE.replace("avril", "mai")),
    ("invented_names", CHOICE.replace("Scaleway", "OVHcloud")),
])  # fmt: skip
def test_a_statement_with_an_invention_counts_once_for_its_kind(name, told):
    got = answer((told, (1, 2)), (CHOICE, (1,)), citations=BOTH)
    found = outcome(case("1"), got)
    others = {"invented_figures", "invented_dates", "invented_names"} - {name}

    assert measured(name, found) == 1 / 2
    assert [measured(other, found) for other in others] == [0, 0]


def versions(pair: str, french: list[str], english: list[str], **keys):
    """A question in both languages, and the passages cited for each."""
    told = (
        (language, answer((CHOICE, (1,)), citations=tuple(citation("…", name, n) for n, name in enumerate(cited, 1)))
         if cited else refused())
        for language, cited in (("fr", french), ("en", english))
    )  # fmt: skip
    return [outcome(case(f"{pair}-{language}", pair=pair, language=language, **keys), got) for language, got in told]


def test_the_overlap_of_languages_is_a_mean_of_shares_of_passages():
    same = versions("a", ["d#1", "d#2"], ["d#2", "d#1"])
    third = versions("b", ["d#1", "d#2"], ["d#2", "d#3"])

    assert measured("language_overlap", *same) == 1
    assert measured("language_overlap", *third) == pytest.approx(1 / 3)
    assert measured("language_overlap", *same, *third) == pytest.approx((1 + 1 / 3) / 2)


def test_a_pair_answered_in_one_language_alone_does_not_overlap():
    assert measured("language_overlap", *versions("a", ["d#1"], [])) == 0


def test_a_pair_without_citations_or_without_an_answer_in_the_dossier_does_not_count():
    assert measured("language_overlap", *versions("a", [], [])) is None
    assert measured("language_overlap", *versions("a", ["d#1"], ["d#1"], expected=(State.NOT_IN_DOSSIER,))) is None


def test_a_question_in_one_language_has_no_overlap():
    assert measured("language_overlap", versions("a", ["d#1"], ["d#1"])[0]) is None
