"""What the shipped dossier tells the understanding of a question."""

from __future__ import annotations

import pytest

from assistant.understanding.known import Known
from corpus.dossier import Dossier
from index.words import Aliases


@pytest.fixture(scope="session")
def known(shipped: Dossier) -> Known:
    """The names, words and last day of the dossier that ships."""
    return Known.of(shipped, Aliases.of(shipped))
