from __future__ import annotations

import pytest

from assistant.briefing.typography import typographic, typographic_note
from corpus.typography import normalise
from tests.briefing.small_note import small_note


@pytest.mark.parametrize(
    ("plain", "set_so"),
    [
        ("l'État", "l’État"),
        ("citizens' rights", "citizens’ rights"),
        ("le 23 avril 2026", "le 23_avril 2026"),
        ("on 23 April 2026", "on 23_April 2026"),
        ("le 1er juin", "le 1er_juin"),
        ("n° 444937", "n°_444937"),
        ("art. L. 1111-8 ; arrêté", "art._L._1111-8_; arrêté"),
        ("18 U.S.C. § 2713", "18 U.S.C. §_2713"),
        ("350 000 euros, 12 %, 180 millions", "350_000_euros, 12_%, 180_millions"),
        ("« mot » : pourquoi ?", "«_mot_»_: pourquoi_?"),
        ("M. Dupont et Mme Combes", "M._Dupont et Mme_Combes"),
        ("It may march on", "It may march on"),
    ],
)
def test_what_belongs_together_stays_on_one_line(plain, set_so):
    assert typographic(plain) == set_so.replace("_", "\N{NO-BREAK SPACE}")
    assert typographic(typographic(plain)) == typographic(plain)
    assert normalise(typographic(plain)) == normalise(plain)


def test_a_note_is_set_but_for_its_names_and_addresses():
    note = small_note()
    apostrophes = note.model_copy(
        update={
            "title": "l'ordre",
            "footnotes": tuple(
                footnote.model_copy(
                    update={"quote": "l'ordre", "passage_id": "d'un#l'autre", "url": "https://x.org/l'un"}
                )
                for footnote in note.footnotes
            ),
        }
    )
    made = typographic_note(apostrophes)
    assert (made.title, made.footnotes[0].quote) == ("l’ordre", "l’ordre")
    assert (made.footnotes[0].passage_id, made.footnotes[0].url) == ("d'un#l'autre", "https://x.org/l'un")
