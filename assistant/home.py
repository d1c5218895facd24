"""The folder for what the program makes."""

from __future__ import annotations

from pathlib import Path

from index.errors import HomeNotWritable


def ensure_home(home: Path) -> None:
    """Makes the folder when it is missing; raises HomeNotWritable."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeNotWritable(path=home) from error
