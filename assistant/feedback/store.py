"""The file of opinions: SQLite, so that several threads and processes may write and read at once."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from assistant.feedback.errors import FeedbackFull, FeedbackUnreadable, FeedbackUnwritable
from assistant.feedback.records import Feedback, KeptFeedback

FILE = "feedback.sqlite"
# Anybody may send opinions: past this many, the file stops growing until the operator moves it away.
MOST_KEPT = 20_000
WAIT_S = 20.0

_SCHEMA = 1
_LISTS = ("passages", "reasons")
_FIELDS = tuple(Feedback.model_fields)
_TABLE = f"CREATE TABLE IF NOT EXISTS feedback (number INTEGER PRIMARY KEY, day TEXT, {', '.join(_FIELDS)})"
_INSERT = f"INSERT INTO feedback (day, {', '.join(_FIELDS)}) VALUES (?{', ?' * len(_FIELDS)})"  # noqa: S608 - our names
_SELECT = f"SELECT number, day, {', '.join(_FIELDS)} FROM feedback ORDER BY number"  # noqa: S608 - our names


class FeedbackStore:
    """The opinions kept under a `DOSSIER_HOME`; the file is made with the first of them."""

    def __init__(self, home: Path) -> None:
        self.path = home / FILE

    def add(self, feedback: Feedback) -> None:
        """Keeps an opinion; raises FeedbackFull, or FeedbackUnwritable when the file cannot be written."""
        row = feedback.model_dump(mode="json")
        values = [json.dumps(row[field]) if field in _LISTS else row[field] for field in _FIELDS]
        try:
            with self._writing() as connection:
                if connection.execute("SELECT count(*) FROM feedback").fetchone()[0] >= MOST_KEPT:
                    raise FeedbackFull(path=self.path, most=MOST_KEPT)
                connection.execute(_INSERT, (datetime.now(UTC).date().isoformat(), *values))
        except (sqlite3.Error, OSError) as error:
            raise FeedbackUnwritable(path=self.path, reason=str(error)) from error

    def all(self) -> list[KeptFeedback]:
        """Every opinion, oldest first; none when there is no file. Raises FeedbackUnreadable."""
        if not self.path.exists():
            return []
        try:
            with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)) as found:
                rows = found.execute(_SELECT).fetchall()
            return [_kept(row) for row in rows]
        except (sqlite3.Error, ValueError) as error:
            raise FeedbackUnreadable(path=self.path, reason=str(error).split("\n")[0]) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A connection to a file that is ready, within a transaction that nothing written beside can split."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # What people wrote is the operator's alone to read; SQLite gives its own files beside it the same rights.
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(self.path, timeout=WAIT_S, isolation_level=None)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != _SCHEMA:
                self._prepare(connection)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def _prepare(self, connection: sqlite3.Connection) -> None:
        # SQLite does not wait when two connections change the journal's mode at once.
        with FileLock(f"{self.path}.lock", timeout=WAIT_S):
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {_SCHEMA}")


def _kept(row: tuple[object, ...]) -> KeptFeedback:
    fields = dict(zip(("number", "day", *_FIELDS), row, strict=True))
    return KeptFeedback.model_validate(fields | {name: json.loads(str(fields[name])) for name in _LISTS})
