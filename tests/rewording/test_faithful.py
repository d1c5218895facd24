"""The guard of a rewriting: what it stops, what it lets through, and at what rate."""

from __future__ import annotations

import pytest

from assistant.rewording.faithful import Reworded, faults
from corpus.records import LANGUAGES
from tests.rewording.rewritings import rewritings

FR = (
    "Selon la CNIL, Scaleway doit héberger les données avant le 1er mai 2027, sauf si Microsoft ne peut pas les rendre."
)
EN = "According to the CNIL, Scaleway must host the data before 1 May 2027, unless Microsoft may not return them."


def swapped(text: str, one: str, other: str) -> str:
    return text.replace(one, "?").replace(other, one).replace("?", other)


def of(said: str, quote: str, language) -> list[str]:
    return faults([Reworded(said, (1,))], {1: quote}, language)


def test_every_sentence_of_the_dossier_is_faithful_to_itself(shipped):
    told = [(s.text, language) for language in LANGUAGES for p in shipped.passages(language) for s in p.sentences]
    assert len(told) > 1000
    assert [text for text, language in told[::7] if of(text, text, language)] == []


@pytest.mark.parametrize("split", ["dev", "test"])
def test_hardly_any_unfaithful_rewriting_passes_and_many_faithful_ones_do(split):
    every = rewritings(split)
    unfaithful = [rewriting for rewriting in every if rewriting.fault]
    faithful = [rewriting for rewriting in every if not rewriting.fault]
    let_through = [str(rewriting) for rewriting in unfaithful if not rewriting.stopped]
    assert len(let_through) <= 0.05 * len(unfaithful), let_through
    assert sum(not rewriting.stopped for rewriting in faithful) >= 0.4 * len(faithful)


@pytest.mark.parametrize(
    ("language", "quote", "said"),
    [
        ("fr", FR, FR.replace("1er mai", "2 mai")),
        ("fr", FR, FR.replace("Scaleway", "Orange")),
        ("fr", FR, FR.replace("doit héberger", "peut héberger")),
        ("fr", FR, FR.replace("doit héberger", "hébergera")),
        ("fr", FR, FR.replace("doit héberger", "héberge")),
        ("fr", FR, FR.replace("avant", "après")),
        ("fr", FR, FR.replace("ne peut pas", "peut")),
        ("fr", FR, FR.replace("Selon la CNIL, ", "")),
        ("fr", FR, FR.replace(", sauf si Microsoft ne peut pas les rendre", "")),
        ("fr", FR, FR.replace("sauf si", "parce que")),
        ("fr", FR, FR.replace("les données", "toutes les données")),
        ("fr", FR, FR.replace("les données", "les données secrètes")),
        ("fr", FR, swapped(FR, "Scaleway", "Microsoft")),
        ("en", EN, EN.replace("1 May", "2 May")),
        ("en", EN, EN.replace("Scaleway", "Orange")),
        ("en", EN, EN.replace("must host", "may host")),
        ("en", EN, EN.replace("must host", "will host")),
        ("en", EN, EN.replace("must host", "hosts")),
        ("en", EN, EN.replace("before", "after")),
        ("en", EN, EN.replace("may not", "may")),
        ("en", EN, EN.replace("According to the CNIL, ", "")),
        ("en", EN, EN.replace(", unless Microsoft may not return them", "")),
        ("en", EN, EN.replace("unless", "because")),
        ("en", EN, EN.replace("the data", "all the data", 1)),
        ("en", EN, EN.replace("the data", "the secret data", 1)),
        ("en", EN, swapped(EN, "Scaleway", "Microsoft")),
    ],
)  # fmt: skip
def test_one_altered_word_is_stopped(language, quote, said):
    assert said != quote
    assert of(quote, quote, language) == []
    assert of(said, quote, language)


@pytest.mark.parametrize(
    ("language", "quote", "said"),
    [
        ("fr", FR, FR.replace("Selon la CNIL, Scaleway doit", "Par ailleurs, Scaleway doit, selon la CNIL,")),
        ("en", EN, EN.replace("According to the CNIL, Scaleway must", "Also, Scaleway must, according to the CNIL,")),
    ],
)  # fmt: skip
def test_a_circumstance_may_move_and_a_linking_word_come_before(language, quote, said):
    assert of(said, quote, language) == []


ONE = "La CNIL a autorisé EMC2 le 21 décembre 2023."
OTHER = "Le Conseil d'État a rejeté le recours le 19 novembre 2024."
JOINED = f"{ONE[:-1]} et {OTHER[:1].lower()}{OTHER[1:]}"


@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ([(JOINED, (1, 2))], True),
        ([("Le 19 novembre 2024, le Conseil d'État a rejeté le recours.", (2,)), (ONE, (1,))], True),
        ([(swapped(JOINED, "21 décembre 2023", "19 novembre 2024"), (1, 2))], False),
        ([(ONE, (1,))], False),
        ([(ONE, (2,)), (OTHER, (1,))], False),
        ([(ONE, (1,)), (OTHER, (2, 3))], False),
        ([(ONE, ()), (OTHER, (2,))], False),
    ],
)  # fmt: skip
def test_quotes_may_be_joined_and_put_in_another_order_and_never_crossed_or_dropped(said, sound):
    assert (faults([Reworded(text, numbers) for text, numbers in said], {1: ONE, 2: OTHER}, "fr") == []) is sound
