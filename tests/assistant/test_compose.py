"""An answer put together: its marks, its citations, their sources, its disagreements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.compose import Composer, footer
from assistant.drafts import Verified
from assistant.records import Answer, State
from corpus.catalogue import text
from corpus.dossier import Dossier
from corpus.records import Conflict, Language, Rank, Sentence, Side
from tests.assistant.small_dossier import (
    SPEAKS_UNTIL,
    document,
    dossier_of,
    located,
    passage,
    source,
    told,
    understood,
)

AMOUNT, LENGTH = ("plan#amount", 0), ("plan#amount", 1)
DROPPED, CLAIM, CHOICE = ("plan#dropped", 0), ("article#claim", 0), ("host#choice", 0)


def composer(dossier: Dossier, language: Language = "fr", as_of: date = SPEAKS_UNTIL) -> Composer:
    """A composer for some question."""
    return Composer(dossier, understood("Une question ?", language, as_of), "extractive")


def answer(dossier: Dossier, *sentences: tuple[str, int]) -> Answer:
    """The answer made of these sentences."""
    return composer(dossier).answered(told(dossier, *sentences))


def test_citations_are_numbered_in_reading_order(budget: Dossier):
    made = answer(budget, CHOICE, DROPPED)
    assert [(c.number, c.passage_id) for c in made.citations] == [(1, "host#choice"), (2, "plan#dropped")]


def test_marks_stand_in_the_text_after_the_sentence_they_carry(budget: Dossier):
    made = answer(budget, CHOICE, DROPPED)
    first, second = (s.text for s in made.statements)
    assert made.text == f"{first} [1] {second} [2]"


def test_statements_give_the_numbers_of_their_citations(budget: Dossier):
    assert [s.citations for s in answer(budget, CHOICE, DROPPED).statements] == [(1,), (2,)]


def test_a_quote_used_twice_has_one_number(budget: Dossier):
    quoted = told(budget, CHOICE)[0].quotes
    made = composer(budget).answered([Verified("Un.", quoted), Verified("Deux.", quoted)])
    assert (made.text, len(made.citations)) == ("Un. [1] Deux. [1]", 1)


def test_a_sentence_of_two_quotes_has_two_marks(budget: Dossier):
    quotes = tuple(statement.quotes[0] for statement in told(budget, CHOICE, DROPPED))
    made = composer(budget).answered([Verified("Tout.", quotes)])
    assert (made.text, made.statements[0].citations) == ("Tout. [1][2]", (1, 2))


def test_a_quote_is_the_passages_own_characters(budget: Dossier):
    quote = located("abandonné le 5 février", budget, "plan#dropped")
    cited = composer(budget).answered([Verified("Fini.", (quote,))]).citations[0]
    passage = budget.passage("plan#dropped", "fr")
    assert passage is not None
    assert cited.quote == passage.text[cited.start : cited.end] == "abandonné le 5 février"


def test_sources_come_most_authoritative_first(budget: Dossier):
    assert [s.id for s in answer(budget, AMOUNT).citations[0].sources] == ["order", "press"]


def test_publisher_rank_day_and_address_are_those_of_the_first_source(budget: Dossier):
    cited = answer(budget, AMOUNT).citations[0]
    assert (cited.publisher, cited.rank, cited.published, cited.url) == (
        "Éditeur order", Rank.LAW, "2025-07-01", "https://example.org/order",
    )  # fmt: skip


def test_a_first_source_without_an_address_leaves_the_documents(budget: Dossier):
    assert answer(budget, LENGTH).citations[0].url == "https://example.org/plan"


def test_a_sentence_without_sources_is_credited_to_its_document(budget: Dossier):
    cited = answer(budget, CHOICE).citations[0]
    assert (cited.publisher, cited.rank, cited.published, cited.url, cited.sources) == (
        "Plateforme", Rank.OTHER, "2026-04-23", "https://example.org/host", (),
    )  # fmt: skip


def test_a_quote_over_two_sentences_lists_the_sources_of_both_once(budget: Dossier):
    quote = located("6,2 millions d'euros. Ce marché courait", budget, "plan#amount")
    cited = composer(budget).answered([Verified("Tout.", (quote,))]).citations[0]
    assert [s.id for s in cited.sources] == ["order", "press"]


def test_a_citation_tells_its_document_heading_reference_and_language(budget: Dossier):
    cited = answer(budget, AMOUNT).citations[0]
    assert (cited.title, cited.heading, cited.reference, cited.language, cited.text_kind) == (
        "Document plan", "Le montant", "NOR 1", "fr", "summary",
    )  # fmt: skip


def test_two_sides_told_make_the_sources_disagree(budget: Dossier):
    made = answer(budget, AMOUNT, CLAIM)
    assert (made.state, [view.id for view in made.conflicts]) == (State.SOURCES_DISAGREE, ["budget"])


@pytest.mark.parametrize("side", [AMOUNT, CLAIM])
def test_one_side_told_is_no_disagreement(budget: Dossier, side: tuple[str, int]):
    made = answer(budget, side, CHOICE)
    assert (made.state, made.conflicts) == (State.ANSWERED, ())


def test_a_disagreement_tells_the_preferred_side_first_with_its_citations(budget: Dossier):
    sides = answer(budget, CLAIM, AMOUNT).conflicts[0].sides
    assert [(s.claim, s.preferred, s.citations) for s in sides] == [
        ("6,2 millions.", True, (2,)), ("6 millions.", False, (1,)),
    ]  # fmt: skip


def test_a_side_has_the_rank_publishers_and_latest_day_of_its_sources(budget: Dossier):
    side = answer(budget, CLAIM, AMOUNT).conflicts[0].sides[0]
    assert (side.rank, side.publishers, side.date) == (Rank.LAW, ("Éditeur order", "Éditeur press"), "2026-02-17")


def test_a_disagreement_is_told_in_the_answers_language(budget: Dossier):
    made = composer(budget, "en").answered(told(budget, AMOUNT, CLAIM, language="en"))
    view = made.conflicts[0]
    assert (view.question, view.sides[0].claim, view.resolution) == ("6 or 6.2 million?", "6.2 million.", "A rounding.")


def test_a_side_is_not_dated_later_than_the_day(budget: Dossier):
    later = {**budget.sources, "press": source("press", Rank.PRESS, "2026-06-01")}
    made = composer(replace(budget, sources=later), as_of=date(2026, 3, 1)).answered(told(budget, AMOUNT, CLAIM))
    assert [side.date for side in made.conflicts[0].sides] == ["2025-07-01", None]


def test_a_resolution_is_not_told_for_a_day_on_which_the_preferred_side_was_not_known():
    sides = tuple(Side(passage=f"d#s{n}", claim_fr="…", claim_en="…", sources=()) for n in (1, 2, 3))
    words = {"question_fr": "?", "question_en": "?", "resolution_fr": "La troisième.", "resolution_en": "The third."}
    days = ("2026-01", "2026-02", "2026-04")
    parts = [passage(f"d#s{n}", Sentence(text=f"Version {n}.", on=day, conflicts={"c": n}))
             for n, day in enumerate(days, 1)]  # fmt: skip
    conflicts = {"c": Conflict(id="c", sides=sides, preferred=3, **words)}
    dossier = dossier_of(document(*parts), conflicts=conflicts)
    made = composer(dossier, as_of=date(2026, 3, 1)).answered(told(dossier, ("d#s1", 0), ("d#s2", 0)))
    assert [view.resolution for view in made.conflicts] == [""]


def test_snapshots_grow_by_one_statement_and_end_on_the_whole_answer(budget: Dossier):
    statements = told(budget, AMOUNT, CLAIM, DROPPED)
    grown = list(composer(budget).snapshots(statements))
    assert [len(snapshot.statements) for snapshot in grown] == [1, 2, 3]
    assert grown[-1] == composer(budget).answered(statements)


def test_a_snapshot_under_way_tells_no_disagreement_yet(budget: Dossier):
    first, second, whole = composer(budget).snapshots(told(budget, AMOUNT, CLAIM, DROPPED))
    assert [s.state for s in (first, second, whole)] == [State.ANSWERED, State.ANSWERED, State.SOURCES_DISAGREE]
    assert not first.conflicts
    assert not second.conflicts


@pytest.mark.parametrize(
    "state", [State.NOT_IN_DOSSIER, State.OUT_OF_SCOPE, State.PERSONAL_ADVICE, State.NEEDS_CLARIFICATION]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refusal_says_so_and_lists_no_source(budget: Dossier, state: State, language: Language):
    made = composer(budget, language).refused(state)
    assert (made.state, made.text, made.citations, made.statements, made.conflicts) == (
        state, text(f"refusal.{state}", language), (), (), (),
    )  # fmt: skip


def test_a_refusal_may_suggest_questions(budget: Dossier):
    assert composer(budget).refused(State.NOT_IN_DOSSIER, ("Combien ?",)).suggestions == ("Combien ?",)


def test_an_answer_tells_its_question_day_dossier_and_writer(budget: Dossier):
    made = composer(budget, as_of=date(2026, 5, 1)).answered(told(budget, CHOICE))
    assert (made.id, made.question, made.as_of, made.dossier_version, made.writer) == (
        "q", "Une question ?", date(2026, 5, 1), "1", "extractive",
    )  # fmt: skip


def test_the_footer_says_until_when_the_dossier_speaks(budget: Dossier):
    assert footer(answer(budget, CHOICE), budget, "fr") == text("answer.speaks_until", "fr", date="23 novembre 2026")


def test_the_footer_of_an_earlier_day_says_which(budget: Dossier):
    made = composer(budget, as_of=date(2026, 5, 1)).answered(told(budget, CHOICE))
    assert footer(made, budget, "en") == text("answer.as_of", "en", date="1 May 2026")
