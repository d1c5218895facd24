"""Typical questions asked as they stand: which ones another section answers better."""

from __future__ import annotations

from index.open import ensure_index
from index.question_places import Misplaced, question_places
from tests.index.small_dossier import document, dossier_of, embedder, notes, passage, question


def test_a_question_that_its_own_section_answers_best_is_counted(tmp_path):
    index = ensure_index(notes(5), embedder(), tmp_path)
    places = question_places(index)
    index.vectors.close()

    assert places.asked == {"fr": 10, "en": 10}
    assert (places.first("fr"), places.share("fr"), places.misplaced["fr"]) == (10, 1.0, [])


def test_a_question_that_another_section_answers_better_is_told_with_its_own_section_s_line(tmp_path):
    stray = passage("stray#only", "Le tarif du zinc augmente.", heading="Zinc", questions=(question(3),))
    stray = stray.model_copy(update={"line": 7})
    other = document(stray, title="Zinc").model_copy(update={"path": "documents/notes/stray.fr.md"})
    index = ensure_index(dossier_of(*notes(5).documents, other), embedder(), tmp_path)
    places = question_places(index)
    index.vectors.close()

    assert places.misplaced["fr"] == [Misplaced("documents/notes/stray.fr.md", 7, question(3), "note-3#only")]
    assert places.first("fr") == 10


def test_progress_is_told_to_the_last_question(tmp_path):
    told: list[tuple[int, int]] = []
    index = ensure_index(notes(40), embedder(), tmp_path)
    question_places(index, lambda done, total: told.append((done, total)))
    index.vectors.close()

    assert told[-1] == (160, 160)


def test_a_dossier_without_questions_has_nothing_misplaced(tmp_path):
    index = ensure_index(dossier_of(document(passage("a#b", "Le zinc est cher."))), embedder(), tmp_path)
    places = question_places(index)
    index.vectors.close()

    assert (places.share("fr"), places.share("en")) == (1.0, 1.0)
