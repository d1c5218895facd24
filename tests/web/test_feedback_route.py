"""Where opinions are sent: kept when whole, refused with one plain line, closed when switched off."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from assistant.feedback.store import FeedbackStore
from tests.feedback.opinions import SENT
from tests.web.conftest import serving
from tests.web.fake_assistant import FakeAssistant

JSON = "application/json"


def send(url: str, body: bytes, kind: str = JSON, language: str = "en") -> tuple[int, str]:
    """The status and what is said."""
    headers = {"Content-Type": kind, "Accept-Language": language}
    try:
        with urllib.request.urlopen(urllib.request.Request(f"{url}feedback", body, headers)) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def test_an_opinion_is_kept(url: str, feedback_home: Path) -> None:
    before = len(FeedbackStore(feedback_home).all())
    assert send(url, json.dumps(SENT | {"comment": "by hand"}).encode()) == (204, "")
    kept = FeedbackStore(feedback_home).all()
    assert len(kept) == before + 1
    assert kept[-1].comment == "by hand"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", JSON, 422),
        (b"\xff\xfe", JSON, 422),
        (b"[]", JSON, 422),
        (json.dumps(SENT | {"name": "Ada"}).encode(), JSON, 422),
        (json.dumps(SENT | {"comment": "a" * 1001}).encode(), JSON, 422),
        (json.dumps(SENT).encode(), "text/plain", 415),
        (b" " * 200_000, JSON, 413),
    ],
)
def test_anything_else_is_refused_with_one_line(
    url: str, feedback_home: Path, body: bytes, kind: str, status: int
) -> None:
    before = len(FeedbackStore(feedback_home).all())
    for language, word in (("en", "opinion"), ("fr-FR,fr;q=0.9", "avis")):
        refused, line = send(url, body, kind, language)
        assert refused == status
        assert word in line
        assert "\n" not in line
        assert "Traceback" not in line
    assert len(FeedbackStore(feedback_home).all()) == before


def test_an_opinion_that_cannot_be_kept_is_not_lost_in_silence(tmp_path: Path) -> None:
    (tmp_path / "feedback.sqlite").mkdir()
    with serving(FakeAssistant(), feedback_home=tmp_path) as url:
        status, line = send(url, json.dumps(SENT).encode())
    assert status == 503
    assert str(tmp_path) not in line


def test_switched_off_there_is_nowhere_to_send_to() -> None:
    with serving(FakeAssistant()) as url:
        assert send(url, json.dumps(SENT).encode())[0] in (404, 405)
