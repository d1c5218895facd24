"""Watched questions: kept whole, asked once an index, told when what their answers rest on has changed."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from assistant import chain
from assistant.decision import Verdict
from assistant.records import State
from assistant.service import Assistant
from assistant.tracking.asking_again import Asked, ask_again
from assistant.tracking.errors import NotWatched, WatchedTwice, WatchListDamaged
from assistant.tracking.watch_list import WatchList
from assistant.tracking.watch_report import watch_report
from assistant.tracking.watched import KEPT_CHANGES, Seen, after_asking, differences
from corpus.dossier import Dossier
from index.open import ensure_index
from tests.assistant.small_dossier import bag_of_words, budget_dossier
from tests.tracking.two_versions import with_sentence

QUESTION = "Scaleway a-t-il été choisi ?"
DAY = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _answers_everything(monkeypatch):
    monkeypatch.setattr(chain, "decide", lambda understood, findings: Verdict(State.ANSWERED, 1.0))


@pytest.fixture
def watch_list(tmp_path) -> WatchList:
    return WatchList(tmp_path / "home")


def built(dossier: Dossier, folder) -> Assistant:
    return Assistant(ensure_index(dossier, bag_of_words(), folder))


def made_seen(**keys) -> Seen:
    return Seen(**{"built_at": DAY, "dossier_version": "1", "language": "fr", "state": State.ANSWERED, **keys})


def test_questions_are_kept_in_order_with_numbers_that_are_never_given_twice(watch_list):
    assert [watch_list.add(question).number for question in ("A ?", "B ?", "C ?")] == [1, 2, 3]
    watch_list.remove(3)

    assert watch_list.add("D ?", "en").number == 4
    assert [(w.number, w.question, w.language) for w in watch_list.questions()] == [
        (1, "A ?", None), (2, "B ?", None), (4, "D ?", "en"),
    ]  # fmt: skip


def test_a_question_is_watched_once_a_language(watch_list):
    watch_list.add("Où est l'été ?")
    watch_list.add("Où est l'été ?", "fr")

    with pytest.raises(WatchedTwice, match="1"):
        watch_list.add("ou est l’ete ?")


def test_a_number_that_nothing_has_is_an_error(watch_list):
    with pytest.raises(NotWatched):
        watch_list.remove(1)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1, "questions": [{"number": "x"}]}', "\x00"])
def test_a_damaged_list_is_said_and_left_as_it_is(watch_list, content):
    watch_list.path.parent.mkdir()
    watch_list.path.write_text(content)

    with pytest.raises(WatchListDamaged):
        watch_list.add("A ?")
    assert watch_list.path.read_text() == content


def test_a_question_whose_fact_changed_is_told_with_before_and_after(watch_list, tmp_path):
    before = built(budget_dossier(), tmp_path / "a")
    watch_list.add(QUESTION, "fr")
    assert ask_again(before, watch_list) == []

    later = with_sentence(budget_dossier(), "host#choice", 0, text="Scaleway a été choisi le 24 avril 2026.")
    (changed,) = ask_again(built(later, tmp_path / "b"), watch_list)
    (change,) = changed.changes
    assert change.what == ("facts",)
    assert "Scaleway a été choisi le 23 avril 2026." in change.before.statements
    assert "Scaleway a été choisi le 24 avril 2026." in change.after.statements
    assert watch_list.questions() == (changed,)
    said = watch_report(changed, change, "fr")
    assert "* Scaleway a été choisi le 23 avril 2026." in said
    assert "* Scaleway a été choisi le 24 avril 2026." in said


def test_a_question_whose_citations_changed_is_told(watch_list, tmp_path):
    watch_list.add("Combien valait le marché intercalaire estimé ?", "fr")
    ask_again(built(budget_dossier(), tmp_path / "a"), watch_list)
    alone = with_sentence(budget_dossier(), "plan#amount", 0, then=None, conflicts={})
    alone = with_sentence(alone, "plan#amount", 1, then=None)

    (changed,) = ask_again(built(alone, tmp_path / "b"), watch_list)
    assert "passages" in changed.changes[-1].what
    assert set(changed.changes[-1].after.passages) < set(changed.changes[-1].before.passages)


def test_an_answer_that_stays_the_same_over_another_index_is_no_change(watch_list, tmp_path):
    watch_list.add(QUESTION, "fr")
    ask_again(built(budget_dossier(), tmp_path / "a"), watch_list)
    elsewhere = with_sentence(budget_dossier(), "article#claim", 0, on="2026-02-18")

    assert ask_again(built(elsewhere, tmp_path / "b"), watch_list) == []
    (watched,) = watch_list.questions()
    assert (watched.seen.dossier_version, watched.changes) == ("2", ())


def test_a_question_is_asked_once_an_index(watch_list, tmp_path):
    assistant = built(budget_dossier(), tmp_path / "a")
    asked = []
    counting = cast(
        "Asked",
        SimpleNamespace(index=assistant.index, ask=lambda question: asked.append(question) or assistant.ask(question)),
    )
    watch_list.add(QUESTION, "fr")

    for _ in range(3):
        ask_again(counting, watch_list)
    assert len(asked) == 1


def test_a_question_removed_while_it_is_asked_stays_removed(watch_list):
    watched = watch_list.add(QUESTION)
    watch_list.remove(watched.number)
    watch_list.update([watched])

    assert watch_list.questions() == ()


@pytest.mark.parametrize(("keys", "what"), [
    ({}, ()),
    ({"state": State.NOT_IN_DOSSIER}, ("state",)),
    ({"passages": ("a#b",)}, ("passages",)),
    ({"statements": ("Un.", "Deux.")}, ("facts",)),
    ({"statements": ("Un.",)}, ()),
    ({"conflicts": {"price": "Réglé."}}, ("conflicts",)),
    ({"dossier_version": "2", "built_at": DAY.replace(year=2027)}, ()),
])  # fmt: skip
def test_state_passages_facts_and_conflicts_count_and_nothing_else(keys, what):
    assert differences(made_seen(statements=("Un.",)), made_seen(**{"statements": ("Un.",), **keys})) == what


def test_the_oldest_changes_of_a_question_are_forgotten(watch_list):
    watched = watch_list.add(QUESTION)
    for number in range(KEPT_CHANGES + 3):
        watched = after_asking(watched, made_seen(passages=(f"d#{number}",)), DAY)

    assert len(watched.changes) == KEPT_CHANGES
    assert watched.changes[-1].after.passages == (f"d#{KEPT_CHANGES + 2}",)
