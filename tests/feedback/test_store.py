"""Opinions are kept whole, whoever writes at once, and hold nothing about who sent them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.feedback import store as store_module
from assistant.feedback.errors import FeedbackFull, FeedbackUnreadable, FeedbackUnwritable
from assistant.feedback.records import Feedback
from assistant.feedback.store import FeedbackStore
from tests.conftest import REPOSITORY
from tests.feedback.opinions import SENT, opinion

ADD = """
import sys
from pathlib import Path
from assistant.feedback.store import FeedbackStore
from tests.feedback.opinions import opinion
for number in range(20):
    FeedbackStore(Path(sys.argv[1])).add(opinion(comment=f"{sys.argv[2]}-{number}"))
"""


def test_an_opinion_is_kept_whole_with_a_number_and_the_day(tmp_path: Path) -> None:
    sent = opinion(verdict="not_useful", reasons=["outdated", "wrong"], comment="Voir « l'arrêté ».")
    FeedbackStore(tmp_path).add(sent)
    (kept,) = FeedbackStore(tmp_path).all()
    assert kept.number == 1
    assert kept.day == datetime.now(UTC).date()
    assert Feedback.model_validate(kept.model_dump(exclude={"number", "day"})) == sent


def test_what_is_kept_has_no_place_for_who_sent_it(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    store.add(opinion())
    with sqlite3.connect(store.path) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(feedback)")}
    connection.close()
    assert columns == {*SENT, "number", "day", "reasons", "comment"}


def test_only_the_operator_may_read_the_file(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "home")
    store.add(opinion())
    assert store.path.stat().st_mode & 0o077 == 0


def test_threads_lose_nothing_that_they_write_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: FeedbackStore(tmp_path).add(opinion(comment=str(n))), range(80)))
    kept = FeedbackStore(tmp_path).all()
    assert {one.comment for one in kept} == {str(n) for n in range(80)}
    assert len({one.number for one in kept}) == 80


def test_processes_lose_nothing_that_they_write_at_once(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", ADD, str(tmp_path), name], cwd=REPOSITORY) for name in ("a", "b", "c")
    ]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    assert len(FeedbackStore(tmp_path).all()) == 60


def test_without_a_file_there_is_no_opinion_and_none_is_made(tmp_path: Path) -> None:
    assert FeedbackStore(tmp_path).all() == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_none_of_ours_is_named(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path)
    store.path.write_text("not a database, but long enough to be looked into" * 40)
    with pytest.raises(FeedbackUnreadable, match=r"feedback\.sqlite"):
        store.all()
    with pytest.raises(FeedbackUnwritable, match=r"feedback\.sqlite"):
        store.add(opinion())


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FeedbackUnwritable, match="file"):
        FeedbackStore(tmp_path / "file").add(opinion())


def test_the_file_stops_growing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "MOST_KEPT", 2)
    store = FeedbackStore(tmp_path)
    store.add(opinion())
    store.add(opinion())
    with pytest.raises(FeedbackFull):
        store.add(opinion())
    assert len(store.all()) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"question": ""},
        {"question": "a" * 2001},
        {"answer": "a" * 12_001},
        {"comment": "a" * 1001},
        {"passages": ["a#b"] * 51},
        {"passages": ["two words"]},
        {"passages": ["a" * 201]},
        {"verdict": "meh"},
        {"reasons": ["rude"]},
        {"reasons": ["wrong"] * 21},
        {"state": "fine"},
        {"language": "de"},
        {"as_of": "yesterday"},
        {"address": "192.0.2.1"},
        {"comment": "\ud800"},
    ],
)
def test_an_opinion_that_is_none_or_too_large_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        opinion(**changes)


def test_a_reason_counts_once() -> None:
    assert opinion(reasons=["wrong", "wrong", "unclear"]).reasons == ("wrong", "unclear")
