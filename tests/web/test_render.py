"""What an answer becomes as HTML."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from assistant.records import Answer, State, Statement
from assistant.web.render import TurnView, render_turn
from assistant.web.sources import source_lines
from assistant.web.templating import safe_url
from corpus.catalogue import text
from corpus.records import Language, Passage, Source
from tests.web.fake_assistant import (
    HOSTILE,
    SOURCES,
    FakeAssistant,
    make_answer,
    make_citation,
    make_conflict,
    make_passage,
    make_refusal,
)

REFUSALS = [
    State.NOT_IN_DOSSIER,
    State.NEEDS_CLARIFICATION,
    State.OUT_OF_SCOPE,
    State.PERSONAL_ADVICE,
    State.ERROR,
]


def render(answer: Answer, *, done: bool = True) -> TurnView:
    """The view of an answer's last snapshot."""
    return render_turn(answer, 0, FakeAssistant(), done=done)


def everything(view: TurnView) -> str:
    """All the HTML of a view."""
    return "".join([*(statement["html"] for statement in view["statements"]), view["after"], *view["panels"].values()])


def test_mark_is_a_button_named_after_its_document() -> None:
    html = render(make_answer())["statements"][0]["html"]
    assert 'data-cite="1"' in html
    assert 'aria-label="Citation 1\xa0: Le choix de Scaleway"' in html
    assert "[1]" in html


def test_mark_stays_on_the_line_of_the_last_word() -> None:
    html = render(make_answer())["statements"][0]["html"]
    assert '<span class="tail">données.&nbsp;<button' in html


def test_mark_of_an_unknown_citation_is_left_out() -> None:
    answer = make_answer(statements=(Statement(text="Une phrase.", citations=(9,)),))
    assert "data-cite" not in render(answer)["statements"][0]["html"]


def test_labels_are_in_the_language_of_the_answer() -> None:
    assert "23 avril 2026" in render(make_answer("fr"))["after"]
    assert "23 April 2026" in render(make_answer("en"))["after"]
    assert "Dossier summary" in render(make_answer("en"))["panels"]["1"]


def test_sources_and_suggestions_come_with_the_last_snapshot_only() -> None:
    growing = render(make_answer(), done=False)
    assert growing["after"] == ""
    assert set(growing["panels"]) == {"1", "2", "3"}
    assert 'class="sources"' in render(make_answer())["after"]


def test_citations_of_one_source_are_one_line() -> None:
    lines = source_lines(make_answer())
    assert [(line.numbers, line.title) for line in lines] == [
        ((1, 3), SOURCES[0].title),
        ((2,), SOURCES[1].title),
    ]


@pytest.mark.parametrize("state", REFUSALS)
def test_refusal_lists_no_source_even_when_it_has_citations(state: State) -> None:
    answer = make_refusal("fr", state).model_copy(update={"citations": make_answer().citations})
    view = render(answer)
    assert view["panels"] == {}
    assert SOURCES[0].title not in view["after"]
    assert "data-cite" not in view["after"]
    assert view["label"]


def test_refusal_gives_its_text_and_its_suggestions() -> None:
    view = render(make_refusal("en"))
    assert view["statements"][0]["words"] == "The dossier does not allow an answer to this question."
    assert "Who runs the Health Data Hub?</button>" in view["after"]


def test_refusal_says_why() -> None:
    assert "Rather than guess" in render(make_refusal("en"))["after"]


def test_advice_leads_to_the_pages_on_rights_that_the_bibliography_has() -> None:
    html = render(make_refusal("fr", State.PERSONAL_ADVICE))["after"]
    assert "Où s&#39;adresser" in html
    assert re.findall(r'href="([^"]+)"', html) == [
        "https://example.org/cnil-pds",
        "https://example.org/snds-protection",
    ]


def test_greeting_is_no_question_to_make_clearer() -> None:
    greeting = make_refusal("fr", State.NEEDS_CLARIFICATION).model_copy(
        update={"text": text("small_talk.greeting", "fr")}
    )
    view = render(greeting)
    assert view["label"] == ""
    assert "Le dossier répond à ces questions" in view["after"]


def test_earlier_day_says_what_it_leaves_out() -> None:
    answer = make_answer("fr", as_of=date(2025, 3, 1))
    assert "Réponse au 1er mars 2025" in render(answer)["after"]
    assert "n&#39;est pas pris en compte" in render(answer)["after"]


def test_question_just_asked_is_not_offered_again() -> None:
    refusal = make_refusal("fr").model_copy(update={"question": "qui va héberger le health data hub?"})
    html = render(refusal)["after"]
    assert "Qui dirige le Health Data Hub" in html
    assert "Qui va héberger" not in html


def test_answered_state_needs_no_label() -> None:
    assert render(make_answer())["label"] == ""


def test_disagreement_names_claims_dates_ranks_and_resolution() -> None:
    html = render(make_answer("fr", State.SOURCES_DISAGREE, conflicts=(make_conflict("fr"),)))["after"]
    for words in ("6,2 millions", "17 février 2026", "juillet 2025", "Presse", "est un arrondi"):
        assert words in html
    assert html.count('class="preferred"') == 1
    assert html.index("À retenir") > html.index("L&#39;Informé")


def hostile_answer() -> Answer:
    """An answer whose every text is an attack."""
    attack: dict[str, Any] = {"title": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(1)"}
    sources = (SOURCES[0].model_copy(update=attack),)
    citation = make_citation(1, "fr", **attack, heading=HOSTILE, reference=HOSTILE, quote=HOSTILE, sources=sources)
    side = make_conflict("fr").sides[1].model_copy(update={"claim": HOSTILE, "publishers": (HOSTILE,)})
    told: dict[str, Any] = {"question": HOSTILE, "resolution": HOSTILE, "sides": (side,)}
    conflict = make_conflict("fr").model_copy(update=told)
    return make_answer(
        statements=(Statement(text=HOSTILE, citations=(1,)),),
        citations=(citation,),
        conflicts=(conflict,),
        suggestions=(HOSTILE,),
        text=HOSTILE,
    )


class Hostile(FakeAssistant):
    """A dossier whose passages and sources are attacks too."""

    def passage(self, passage_id: str, language: Language) -> Passage:
        return make_passage(language).model_copy(update={"text": f"Avant. {HOSTILE} Après.", "heading": HOSTILE})

    def source(self, source_id: str) -> Source:
        attack = {"title": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(1)"}
        return super().source("cnil-pds").model_copy(update=attack)


def test_markup_in_any_text_is_escaped() -> None:
    html = everything(render_turn(hostile_answer(), 0, Hostile(), done=True))
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html
    assert html.count("&lt;script&gt;") >= 10


def test_markup_in_a_page_to_turn_to_is_escaped() -> None:
    html = everything(render_turn(make_refusal("fr", State.PERSONAL_ADVICE), 0, Hostile(), done=True))
    assert "<script" not in html
    assert "javascript:" not in html
    assert html.count("&lt;script&gt;") == 6


def test_markdown_is_shown_as_it_is() -> None:
    answer = make_answer(statements=(Statement(text="**gras** [lien](https://example.org)", citations=()),))
    assert "**gras** [lien](https://example.org)" in "".join(
        statement["html"].replace('<span class="tail">', "") for statement in render(answer)["statements"]
    )


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org", " https://example.org "])
def test_web_address_is_linked(url: str) -> None:
    assert safe_url(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//a.org",
        "https:",
        "http://[a",
    ],
)
def test_other_address_is_not_linked(url: str | None) -> None:
    assert safe_url(url) is None
