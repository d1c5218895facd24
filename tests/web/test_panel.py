"""A citation opened, as HTML."""

from __future__ import annotations

import pytest

from assistant.records import Answer
from assistant.web.panel import locate_quote, mark_quote, matching_span, render_panel, sides
from assistant.web.render import TurnView, render_turn
from corpus.records import Language, Passage
from tests.web.fake_assistant import TEXTS, FakeAssistant, make_answer, make_citation, make_passage


class Holding(FakeAssistant):
    """A dossier of one passage, or of none, in one language."""

    def __init__(self, held: Passage | None) -> None:
        super().__init__()
        self.held = held

    def passage(self, passage_id: str, language: Language) -> Passage | None:
        return self.held


def render(answer: Answer) -> TurnView:
    """The view of an answer's last snapshot."""
    return render_turn(answer, 0, FakeAssistant(), done=True)


def test_panel_highlights_the_quote_and_only_it() -> None:
    html = render(make_answer())["panels"]["2"]
    assert html.count("<mark>") == 2
    assert f"<mark>{TEXTS['fr'][1].replace(chr(39), '&#39;')}</mark>" in html


def test_panel_lists_every_source_of_the_quote() -> None:
    html = render(make_answer())["panels"]["1"]
    assert html.count("<li>") == 2
    assert 'rel="noopener noreferrer"' in html


def test_panel_finds_the_quote_when_the_offsets_are_off() -> None:
    citation = make_citation(2, "fr", start=0, end=5)
    start = make_passage("fr").text.index(TEXTS["fr"][1])
    assert locate_quote(citation, make_passage("fr")) == (start, start + len(TEXTS["fr"][1]))


@pytest.mark.parametrize("passage", [None, make_passage("en")])
def test_panel_shows_the_quote_alone_when_the_passage_does_not_hold_it(passage: Passage | None) -> None:
    html = render_panel(make_citation(1, "fr"), Holding(passage), "fr")
    assert html.count("<p><mark>") == 1
    assert 'class="passage" lang="fr"' in html


def test_quote_over_two_paragraphs_is_marked_in_both() -> None:
    paragraphs = mark_quote("Un deux.\n\nTrois quatre.", 3, 15)
    assert [[(piece.words, piece.quoted) for piece in pieces] for pieces in paragraphs] == [
        [("Un ", False), ("deux.", True)],
        [("Trois", True), (" quatre.", False)],
    ]


def test_passage_stands_in_both_languages_the_quoted_one_first() -> None:
    for language, other in (("fr", "en"), ("en", "fr")):
        shown = sides(make_citation(2, language), FakeAssistant())
        assert [(side.language, side.role) for side in shown] == [(language, "quoted"), (other, "twin")]
        marked = ["".join(p.words for pieces in side.paragraphs for p in pieces if p.quoted) for side in shown]
        assert marked == [TEXTS[language][1], TEXTS[other][1]]


def test_each_language_is_labelled_and_marked_up_as_such() -> None:
    html = render_panel(make_citation(2, "fr"), FakeAssistant(), "en")
    assert html.index("In French, quoted text") < html.index('class="passage" lang="fr"')
    assert html.index("In English, the same passage") < html.index('class="passage" lang="en"')


def test_passage_in_one_language_only_stands_alone() -> None:
    assert [side.role for side in sides(make_citation(2, "fr"), Holding(make_passage("fr")))] == ["quoted"]


def test_sentences_that_do_not_match_are_not_marked() -> None:
    shorter = make_passage("en").model_copy(update={"sentences": make_passage("en").sentences[1:]})
    assert matching_span(make_passage("fr"), shorter, (0, 10)) is None


def test_quote_of_two_sentences_marks_both_in_the_other_language() -> None:
    passage, twin = make_passage("fr"), make_passage("en")
    span = (passage.sentences[0].start + 3, passage.sentences[1].end)
    start, end = matching_span(passage, twin, span) or (0, 0)
    assert twin.text[start:end] == " ".join(TEXTS["en"][:2])
