"""An index over a dossier of a few sentences, which needs no model."""

from __future__ import annotations

import pytest

from index.open import OpenIndex, ensure_index
from tests.assistant.small_dossier import bag_of_words, budget_dossier


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> OpenIndex:
    """A real index of the dossier of the provisional contract."""
    return ensure_index(budget_dossier(), bag_of_words(), tmp_path_factory.mktemp("home"))
