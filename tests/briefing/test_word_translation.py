"""Words and their translations, learned from texts that stand side by side."""

from __future__ import annotations

from assistant.briefing.word_translation import WordTranslation, likeliest
from corpus.dossier import Dossier
from index.words import Aliases, tokens

FRENCH = [["maison", "bleu"], ["maison", "vert"], ["livre", "bleu"], ["livre"]]
ENGLISH = [["blue", "house"], ["green", "house"], ["blue", "book"], ["book"]]


def test_words_that_keep_company_translate_each_other() -> None:
    learned = likeliest(FRENCH, ENGLISH)
    assert {word: held[0][0] for word, held in learned.items()} == {
        "maison": "house", "bleu": "blue", "vert": "green", "livre": "book",
    }  # fmt: skip


def test_a_word_s_translations_are_few_and_best_first() -> None:
    for held in likeliest(FRENCH, ENGLISH).values():
        probabilities = [probability for _, probability in held]
        assert len(held) <= 3
        assert probabilities == sorted(probabilities, reverse=True)
        assert 0 < sum(probabilities) <= 1 + 1e-9


def test_nothing_is_learned_from_nothing() -> None:
    assert likeliest([], []) == {}
    assert likeliest([[]], [["word"]]) == {}


def test_the_dossier_teaches_its_own_words_both_ways(shipped: Dossier) -> None:
    aliases = Aliases.of(shipped)
    learned = WordTranslation.learned(shipped, aliases).into_the_other
    for french, english in (("coût", "cost"), ("candidats", "bidders"), ("décret", "decree"), ("opposition", "object")):
        (one,), (other,) = tokens(french, "fr", aliases)[:1], tokens(english, "en", aliases)[:1]
        assert other in [word for word, _ in learned["fr"][one]]
        assert one in [word for word, _ in learned["en"][other]]
