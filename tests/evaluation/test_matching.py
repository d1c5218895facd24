"""Whether a text says a string or a pattern: typography aside, figures whole."""

from __future__ import annotations

import re

import pytest

from assistant.evaluation.matching import pattern, says, spoken_language


@pytest.mark.parametrize(("text", "form"), [
    ("La PLATEFORME est là", "plateforme"),
    ("un hébergeur européen", "hebergeur europeen"),
    ("6,2 millions", "6,2\u00a0millions"),
    ("l’État", "l'état"),
    ("multi‑cloud", "multi-cloud"),
    ("abandonné en 2026", "abandon"),
    ("en  avril\n2026", "avril 2026"),
    ("« cœur »", "coeur"),
])  # fmt: skip
def test_case_accents_spaces_apostrophes_and_hyphens_are_alike(text, form):
    assert says(text, form)


@pytest.mark.parametrize(("text", "form"), [
    ("16 millions", "6 millions"),
    ("1,6 million", "6 million"),
    ("1 350 critères", "350"),
    ("1,350 criteria", "350"),
    ("3500", "350"),
    ("350,5", "350"),
    ("350 000 euros", "350"),
    ("123 avril 2026", "23 avril 2026"),
    ("avril 20260", "avril 2026"),
])  # fmt: skip
def test_a_figure_is_not_said_by_a_longer_one(text, form):
    assert not says(text, form)


@pytest.mark.parametrize(("text", "form"), [
    ("en 2026 350 critères", "350"),
    ("de 2019-2020", "2020"),
    ("350.", "350"),
    ("(350)", "350"),
    ("350, puis", "350"),
    ("le 23 avril 2026, 350", "avril 2026"),
])  # fmt: skip
def test_a_figure_is_said_beside_another(text, form):
    assert says(text, form)


def test_a_string_begins_where_a_word_does():
    assert not says("un recours", "cours")
    assert says("le cours", "cours")


@pytest.mark.parametrize(("form", "said"), [
    (r"re:\bfin (de )?2026", True),
    (r"re:Été \d{4}", True),
    (r"re:ÉTÉ\s2026", True),
    (r"re:l’été", True),
    (r"re:\bfin 2027", False),
    (r"re:^ete", False),
])  # fmt: skip
def test_a_pattern_is_searched_for_in_the_same_way(form, said):
    assert says("D'ici l'été 2026, puis fin 2026.", form) is said


def test_a_pattern_keeps_the_difference_between_a_class_and_its_opposite():
    assert says("abc", r"re:^\S+$")
    assert not says("a c", r"re:^\S+$")


def test_what_is_no_pattern_is_an_error():
    with pytest.raises(re.error):
        pattern("re:(")


@pytest.mark.parametrize(("text", "claimed", "spoken"), [
    ("The contract was put at six million by the State.", "fr", "en"),
    ("Le marché a été abandonné par l'État.", "en", "fr"),
    ("Scaleway", "fr", "fr"),
    ("Scaleway", "en", "en"),
    ("The Conseil d'État gave its decision on the order of the CNIL.", "en", "en"),
])  # fmt: skip
def test_a_text_speaks_the_language_of_most_of_its_small_words(text, claimed, spoken):
    assert spoken_language(text, claimed) == spoken
