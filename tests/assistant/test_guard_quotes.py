"""The guard: a quote stands in its passage, word for word, or the sentence it carries goes."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.drafts import Draft, Quote
from assistant.guard import locate, text_of, verified
from corpus.records import Sentence
from tests.assistant.small_dossier import SPEAKS_UNTIL, draft, located, one_passage, quote

AMOUNT = "Le marché intercalaire était estimé à 6,2 millions d'euros sur quatre ans."
CHOICE = "Scaleway a été choisi le 23 avril 2026."


def test_a_sentence_of_the_passage_is_found_where_it_stands():
    dossier = one_passage(AMOUNT, CHOICE)
    found = located(CHOICE, dossier)
    assert (found.start, found.end) == (len(AMOUNT) + 1, len(AMOUNT) + 1 + len(CHOICE))


def test_part_of_a_sentence_is_a_quote():
    dossier = one_passage(AMOUNT)
    assert text_of(located("estimé à 6,2 millions d'euros", dossier), dossier) == "estimé à 6,2 millions d'euros"


def test_a_quote_names_the_sentences_that_it_touches():
    dossier = one_passage("Un.", "Deux mots.", "Trois.")
    assert located("mots. Trois", dossier).sentences == (1, 2)


@pytest.mark.parametrize(
    "false",
    [
        AMOUNT.replace("6,2", "6,3"),
        AMOUNT.replace("6,2", "62"),
        AMOUNT.replace("6,2", "6.2"),
        AMOUNT.replace("quatre", "cinq"),
        AMOUNT.replace("estimé", "fixé"),
        AMOUNT.replace("était", "etait"),
        AMOUNT.replace("Le marché", "le marché"),
        AMOUNT.replace("intercalaire ", ""),
        AMOUNT.replace("sur quatre ans", "sur quatre ans et plus"),
    ],
)
def test_a_quote_with_one_word_or_digit_changed_is_not_found(false: str):
    assert locate(quote(false), one_passage(AMOUNT)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le marché vaut 6,2\u00a0millions d’euros.", "vaut 6,2 millions d'euros"),
        ("Le marché vaut 6,2 millions d'euros.", "vaut 6,2\u202fmillions d’euros"),
        ("La décision vise Cloud‑Temple.", "vise Cloud-Temple"),
        ("La décision vise Cloud-Temple.", "vise Cloud–Temple"),
        ("Une  ligne\net la suite.", "Une ligne et la suite"),
        ("L'e\u0301tat de\u0301cide.", "L’état décide"),
        ("L'état décide.", "L'e\u0301tat de\u0301cide"),
        ("Le mot cou\u00adpé reste.", "mot coupé reste"),
    ],
)
def test_spaces_apostrophes_hyphens_and_composed_letters_may_differ(text: str, words: str):
    assert locate(quote(words), one_passage(text)) is not None


def test_offsets_point_at_the_passages_own_characters():
    text = "Le  marché vaut 6,2\u00a0millions d’euros\u202f; il  est   annulé."
    dossier = one_passage(text)
    assert text_of(located("6,2 millions d'euros ; il est annulé", dossier), dossier) == (
        "6,2\u00a0millions d’euros\u202f; il  est   annulé"
    )


def test_a_quote_that_ends_on_a_decomposed_letter_keeps_its_accent():
    dossier = one_passage("Le projet est annule\u0301.")
    assert text_of(located("est annulé", dossier), dossier) == "est annule\u0301"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il vaut 16 millions d'euros.", "6 millions d'euros"),
        ("Il vaut 6,2 millions d'euros.", "6 millions"),
        ("Il vaut 6,2 millions d'euros.", "2 millions d'euros"),
        ("Il vaut 6,2 millions d'euros.", "Il vaut 6"),
        ("It is worth 6.2 million euros.", "2 million euros"),
        ("Le décret 2026-209 est paru.", "Le décret 2026-20"),
        ("Elle est insoumise.", "soumise"),
        ("Il est annulé.", "Il est annul"),
    ],
)
def test_a_quote_does_not_begin_or_end_inside_a_word_or_a_figure(text: str, words: str):
    assert locate(quote(words), one_passage(text)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il vaut 1 200 euros.", "200 euros"),
        ("Il vaut 1\u202f200 euros.", "200 euros"),
        ("Il y en a 1 200.", "Il y en a 1"),
        ("It is worth 1,200 euros.", "200 euros"),
    ],
)
def test_a_quote_does_not_begin_or_end_between_the_thousands_of_a_figure(text: str, words: str):
    assert locate(quote(words), one_passage(text)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Selon l'article L. 1462-1, la Plateforme existe.", "Selon l'article L. 1462"),
        ("Le décret 2026-209 est paru.", "209 est paru"),
    ],
)
def test_a_quote_does_not_begin_or_end_inside_a_reference_number(text: str, words: str):
    assert locate(quote(words), one_passage(text)) is None


def test_a_figure_that_stands_whole_elsewhere_is_found_there():
    dossier = one_passage("Le plafond est de 16 millions.", "La part est de 6 millions.")
    assert located("6 millions", dossier).sentences == (1,)


@pytest.mark.parametrize("words", ["", "   ", "\u00a0", "\u200b"])
def test_nothing_is_no_quote(words: str):
    assert locate(quote(words), one_passage(AMOUNT)) is None


def test_a_quote_of_an_unknown_passage_is_not_found():
    assert locate(quote(AMOUNT, "d#other"), one_passage(AMOUNT)) is None


def test_a_quote_in_a_language_that_the_passage_has_not_is_not_found():
    assert locate(quote(AMOUNT, language="en"), one_passage(AMOUNT)) is None


def test_drafts_that_hold_come_through_in_order():
    dossier = one_passage(AMOUNT, CHOICE)
    assert [v.text for v in verified([draft(CHOICE), draft(AMOUNT)], dossier, SPEAKS_UNTIL)] == [CHOICE, AMOUNT]


def test_a_sentence_with_one_false_quote_among_two_is_dropped():
    dossier = one_passage(AMOUNT, CHOICE)
    drafts = [draft(CHOICE, CHOICE, AMOUNT.replace("6,2", "6,3"))]
    assert list(verified(drafts, dossier, SPEAKS_UNTIL)) == []


def test_a_false_draft_does_not_take_the_others_with_it():
    dossier = one_passage(AMOUNT, CHOICE)
    drafts = [draft(AMOUNT), draft(CHOICE, "Rien de tel."), draft(CHOICE)]
    assert [v.text for v in verified(drafts, dossier, SPEAKS_UNTIL)] == [AMOUNT, CHOICE]


def test_a_sentence_without_a_quote_is_dropped():
    assert list(verified([Draft("Tout va bien.", ())], one_passage(AMOUNT), SPEAKS_UNTIL)) == []


def test_a_sentence_that_quotes_an_unknown_passage_is_dropped():
    drafts = [Draft(AMOUNT, (Quote("d#other", "fr", AMOUNT),))]
    assert list(verified(drafts, one_passage(AMOUNT), SPEAKS_UNTIL)) == []


@pytest.mark.parametrize(
    ("on", "day", "kept"),
    [
        ("2026-04-23", date(2026, 4, 22), False),
        ("2026-04-23", date(2026, 4, 23), True),
        ("2026-04", date(2026, 4, 29), False),
        ("2026-04", date(2026, 4, 30), True),
        ("2026", date(2026, 11, 23), False),
        ("2026", date(2026, 12, 31), True),
        (None, date(1990, 1, 1), True),
    ],
)
def test_what_had_not_happened_by_the_day_is_dropped(on: str | None, day: date, kept: bool):
    dossier = one_passage(Sentence(text=CHOICE, on=on))
    assert bool(list(verified([draft(CHOICE)], dossier, day))) is kept


def test_a_quote_over_two_sentences_is_dropped_when_one_of_them_is_later_than_the_day():
    dossier = one_passage(AMOUNT, Sentence(text=CHOICE, on="2026-04-23"))
    both = f"{AMOUNT} {CHOICE}"
    assert list(verified([draft(both)], dossier, date(2026, 1, 1))) == []
