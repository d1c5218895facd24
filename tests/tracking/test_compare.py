"""What changed between two versions: every kind of change told as what it is, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.tracking.changes import Changes
from assistant.tracking.compare import changes_since_snapshot
from assistant.tracking.snapshot import take_snapshot
from corpus.dossier import Dossier
from corpus.records import Event, Rank, Sentence
from tests.assistant.small_dossier import budget_dossier, document, passage, source
from tests.tracking.two_versions import retold, with_document, with_passage, with_sentence

DROPPED = "Le marché intercalaire a été abandonné le 5 février 2026."


def compare(new: Dossier, old: Dossier | None = None, language: str = "fr") -> Changes:
    return changes_since_snapshot(take_snapshot(old or budget_dossier()), new, language)


def kinds(found: Changes) -> list[tuple[str, str]]:
    return [(change.kind, change.passage_id) for change in found.sentences]


def test_the_same_dossier_has_no_change():
    assert not compare(budget_dossier()).any


def test_a_fact_that_gains_an_end_is_superseded_and_its_replacement_told():
    found = compare(with_sentence(budget_dossier(), "plan#amount", 1, until="2026-02-05"))

    assert kinds(found) == [("superseded", "plan#amount")]
    assert found.sentences[0].until == "2026-02-05"
    assert found.sentences[0].replaced_by.text == DROPPED


def test_a_fact_that_gains_a_successor_is_superseded():
    found = compare(with_sentence(budget_dossier(), "article#claim", 0, then="plan#dropped"))

    assert kinds(found) == [("superseded", "article#claim")]
    assert found.sentences[0].replaced_by.passage_id == "plan#dropped"


def test_a_sentence_told_otherwise_has_its_text_before_and_after():
    found = compare(with_sentence(budget_dossier(), "plan#amount", 1, text="Ce marché courait sur cinq ans."))

    (change,) = (change for change in found.sentences if change.language == "fr")
    assert (change.kind, change.touched) == ("changed", ("text",))
    assert (change.before, change.after) == ("Ce marché courait sur quatre ans.", "Ce marché courait sur cinq ans.")


@pytest.mark.parametrize(("marks", "touched"), [
    ({"sources": ("press", "order")}, ("sources",)),
    ({"on": "2025-07"}, ("dates",)),
    ({"conflicts": {"budget": 1}}, ("conflicts",)),
])  # fmt: skip
def test_other_marks_of_a_sentence_are_a_change_that_says_in_what(marks, touched):
    found = compare(with_sentence(budget_dossier(), "plan#amount", 1, **marks))

    assert [(change.kind, change.touched) for change in found.sentences] == [("changed", touched)]


def test_a_sentence_more_is_a_new_fact_and_one_less_a_removed_one():
    more = Sentence(text="Rien de tout cela ne fut jamais écrit ailleurs.")
    longer = with_passage(budget_dossier(), "host#choice", lambda p: retold(p, (*p.sentences, more)))

    assert kinds(compare(longer)) == [("new", "host#choice")]
    assert kinds(compare(budget_dossier(), longer)) == [("removed", "host#choice")]


def test_a_section_gone_is_its_sentences_removed():
    found = compare(with_passage(budget_dossier(), "plan#dropped", lambda _: None))

    assert [(change.kind, change.before) for change in found.sentences] == [("removed", DROPPED)]


def test_a_sentence_that_goes_to_another_section_is_moved_and_not_new():
    length = {language: budget_dossier().passage("plan#amount", language).sentences[1] for language in ("fr", "en")}
    without = with_passage(budget_dossier(), "plan#amount", lambda p: retold(p, p.sentences[:1]))
    moved = with_passage(without, "plan#dropped", lambda p: retold(p, (*p.sentences, length[p.language])))

    (change,) = compare(moved).sentences
    assert (change.kind, change.passage_id, change.moved_from) == ("moved", "plan#dropped", "plan#amount")


def test_what_changed_in_the_other_language_alone_is_told_in_that_language():
    english = with_passage(
        budget_dossier(), "host#choice",
        lambda p: retold(p, (p.sentences[0].model_copy(update={"text": "Scaleway was picked."}),))
        if p.language == "en" else p,
    )  # fmt: skip

    assert {(change.language, change.after) for change in compare(english).sentences} >= {
        ("en", "Scaleway was picked.")
    }


def test_a_document_more_is_told_with_its_main_facts_and_one_less_as_removed():
    law = document(passage("law#article", "La loi impose un hébergeur souverain."), rank=Rank.LAW, status="in_force")
    more = replace(budget_dossier(), documents=(*budget_dossier().documents, law))

    (change,) = compare(more).documents
    assert (change.kind, change.id, change.after) == ("new", "law", "in_force")
    assert [fact.text for fact in change.facts] == ["La loi impose un hébergeur souverain."]
    assert compare(more).sentences == ()
    assert [(c.kind, c.id) for c in compare(budget_dossier(), more).documents] == [("removed", "law")]


def test_a_text_with_another_status_or_other_dates_in_force_is_told():
    before = with_document(budget_dossier(), "plan", status="proposed")
    after = with_document(before, "plan", status="in_force", in_force_from="2026-06-01", in_force_until="2027")

    assert [(c.kind, c.before, c.after) for c in compare(after, before).documents] == [
        ("status", "proposed", "in_force"), ("in_force", None, "2026-06-01"), ("ended", None, "2027"),
    ]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "kind"), [
    ("none", 2, "settled"), ("none", "all", "settled"), (2, "none", "reopened"), (2, 1, "changed"),
])  # fmt: skip
def test_a_conflict_is_settled_reopened_or_judged_otherwise(before, after, kind):
    versions = []
    for preferred in (before, after):
        conflict = budget_dossier().conflicts["budget"].model_copy(update={"preferred": preferred})
        versions.append(replace(budget_dossier(), conflicts={"budget": conflict}))

    assert [(c.kind, c.id) for c in compare(versions[1], versions[0]).conflicts] == [(kind, "budget")]


def test_a_conflict_more_is_opened_with_its_claims_and_one_less_withdrawn():
    without = replace(budget_dossier(), conflicts={})

    (opened,) = compare(budget_dossier(), without).conflicts
    assert (opened.kind, opened.claims) == ("opened", ("6 millions.", "6,2 millions."))
    assert [c.kind for c in compare(without).conflicts] == ["withdrawn"]


def test_events_and_sources_that_come_change_and_go_are_told():
    event = Event(id="choice", date="2026-04-23", title_fr="Choix", title_en="Choice", passage="host#choice")
    old = replace(budget_dossier(), events=(event, event.model_copy(update={"id": "gone"})))
    later = event.model_copy(update={"date": "2026-04-24"})
    sources = {**budget_dossier().sources, "blog": source("blog", Rank.OTHER)}
    del sources["order"]
    found = compare(
        replace(budget_dossier(), events=(later, event.model_copy(update={"id": "come"})), sources=sources), old
    )

    assert [(c.kind, c.id) for c in found.events] == [("changed", "choice"), ("new", "come"), ("removed", "gone")]
    assert [(c.kind, c.id) for c in found.sources] == [("new", "blog"), ("removed", "order")]
