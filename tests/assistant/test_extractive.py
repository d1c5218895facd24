"""The extractive writer: one to four sentences of the dossier, best first, no two saying the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from assistant.evidence import Candidate, Findings, FoundPassage
from assistant.writers.extractive import MOST_SENTENCES, ExtractiveWriter
from corpus.dossier import Dossier
from corpus.records import Sentence
from index.fusion import Evidence
from index.open import OpenIndex
from tests.assistant.small_dossier import dossier_of, one_passage, passage, understood

WORDS = ["Alpha bravo charlie.", "Delta echo foxtrot.", "Golf hotel india.", "Juliett kilo lima.", "Mike oscar papa.",
         "Quebec romeo sierra."]  # fmt: skip


def findings(
    index: OpenIndex, sentences: Sequence[str | Sentence], similarities: Sequence[float], dossier: Dossier | None = None
) -> Findings:
    """One passage of these sentences, each as near to the question as told, none alike."""
    held = passage("d#p", *sentences, heading="")
    found = FoundPassage(held, Evidence("d#p", score=1.0), 0)
    vectors = np.eye(len(sentences), 64, dtype=np.float32)
    candidates = tuple(Candidate(found, n, s, vectors[n]) for n, s in enumerate(similarities))
    told = replace(index, dossier=dossier or one_passage(*sentences))
    return Findings(told, vectors[0], (found,), candidates)


def chosen(told: Findings, question: str = "Que dit le texte ?") -> list[str]:
    """The sentences that the writer chooses, in order."""
    return [draft.text for draft in ExtractiveWriter().write(understood(question), told)]


def test_nothing_is_written_from_nothing(small_index: OpenIndex):
    assert chosen(findings(small_index, WORDS[:1], [])) == []


def test_one_sentence_is_enough(small_index: OpenIndex):
    assert chosen(findings(small_index, WORDS[:1], [0.9])) == WORDS[:1]


def test_four_sentences_are_the_most(small_index: OpenIndex):
    assert len(chosen(findings(small_index, WORDS, [0.9] * 6))) == MOST_SENTENCES == 4


def test_the_nearest_sentence_comes_first(small_index: OpenIndex):
    assert chosen(findings(small_index, WORDS[:3], [0.80, 0.89, 0.90]))[0] == WORDS[2]


def test_a_sentence_far_behind_the_best_is_left_out(small_index: OpenIndex):
    assert WORDS[2] not in chosen(findings(small_index, WORDS[:3], [0.9, 0.89, 0.6]))


def test_the_sections_main_fact_comes_second_when_it_is_a_little_behind(small_index: OpenIndex):
    assert chosen(findings(small_index, WORDS[:3], [0.80, 0.90, 0.895]))[:2] == [WORDS[1], WORDS[0]]


def test_the_sections_main_fact_stays_out_when_it_is_far_behind(small_index: OpenIndex):
    assert WORDS[0] not in chosen(findings(small_index, WORDS[:3], [0.60, 0.90, 0.895]))


def test_the_same_sentence_is_not_told_twice(small_index: OpenIndex):
    twice = [WORDS[0], WORDS[1], WORDS[0]]
    assert sorted(chosen(findings(small_index, twice, [0.9, 0.9, 0.9]))) == sorted(WORDS[:2])


def test_the_words_of_one_sentence_within_another_are_not_told_again(small_index: OpenIndex):
    longer = f"{WORDS[0].rstrip('.')} et de plus delta."
    assert len(chosen(findings(small_index, [WORDS[0], longer], [0.9, 0.9]))) == 1


def test_two_sentences_with_nearly_the_same_vector_are_not_both_told(small_index: OpenIndex):
    told = findings(small_index, WORDS[:2], [0.9, 0.9])
    first, second = told.candidates
    alike = replace(told, candidates=(first, replace(second, vector=first.vector)))
    assert chosen(alike) == WORDS[:1]


def test_a_sentence_is_its_own_quote(small_index: OpenIndex):
    drafts = list(ExtractiveWriter().write(understood("Quoi ?"), findings(small_index, WORDS[:2], [0.9, 0.9])))
    assert [(d.text, d.quotes[0].text, d.quotes[0].passage_id) for d in drafts] == [(w, w, "d#p") for w in WORDS[:2]]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Quand est-ce arrivé ?", "Cela date du 23 avril 2026."),
        ("Combien cela coûte-t-il ?", "Cela vaut 6,2 millions d'euros."),
        ("Combien de temps cela dure-t-il ?", "Cela dure quatre ans."),
    ],
)
def test_a_sentence_that_holds_the_kind_of_answer_asked_for_comes_first(
    small_index: OpenIndex, question: str, answer: str
):
    told = findings(small_index, ["Une phrase qui parle d'autre chose.", answer], [0.9, 0.9])
    assert chosen(told, question)[0] == answer


def test_a_sentence_that_names_what_is_asked_comes_first(small_index: OpenIndex):
    told = findings(small_index, [WORDS[0], "Le salaire est fixé."], [0.88, 0.88])
    assert chosen(told, "Quel salaire ?")[0] == "Le salaire est fixé."


def test_the_better_founded_side_comes_before_the_other(small_index: OpenIndex, budget: Dossier):
    sides = [Sentence(text=WORDS[n - 1], conflicts={"budget": n}) for n in (1, 2)]
    dossier = dossier_of(*one_passage(*sides).documents, conflicts=budget.conflicts)
    assert chosen(findings(small_index, ["Zoulou.", *sides], [0.5, 0.9, 0.9], dossier))[0] == WORDS[1]


def test_the_same_findings_give_the_same_sentences(small_index: OpenIndex):
    told = findings(small_index, WORDS, [0.9] * 6)
    assert chosen(told) == chosen(told) == WORDS[:4]
