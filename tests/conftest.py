"""What tests of several folders share: the dossier that ships, and the assistant that answers from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.service import Assistant, load_assistant
from assistant.settings import Settings
from corpus.dossier import CORPUS_FOLDER, Dossier, load_dossier

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shipped() -> Dossier:
    """The dossier that ships with the product."""
    return load_dossier()


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The assistant over the shipped dossier, with the model and the index of `make setup`, made when missing."""
    settings = Settings(
        home=REPOSITORY / ".dossier", corpus=CORPUS_FOLDER, model=None, writer="extractive", language_model=None
    )
    return load_assistant(settings)
