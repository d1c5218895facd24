"""A text's dates in force, for its sentences that have no mark of their own."""

from __future__ import annotations

from corpus.dossier import load_dossier
from tests.corpus.small_dossier import HOST_EN, HOST_FR


def test_the_dates_in_force_date_every_sentence_without_a_mark_of_its_own(dossier):
    for file in (HOST_FR, HOST_EN):
        dossier.change(file, "in_force_from: null", "in_force_from: 2024-11-16")
        dossier.change(file, " on=2026-04-23}", "}")
        dossier.change(file, "in_force_until: null", "in_force_until: 2025-01-01")

    document = load_dossier(dossier.folder).document("host", "fr")
    sentences = [sentence for passage in document.passages for sentence in passage.sentences]
    own = {sentence.on for sentence in sentences} - {"2024-11-16"}
    assert own == {"2026-03", "2026-04-24"}
    assert {sentence.until for sentence in sentences} == {"2025-01-01"}
