"""The report: Markdown that says every change once, in either language, and nothing where nothing changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.tracking.compare import changes_since_snapshot
from assistant.tracking.happened import happened_since
from assistant.tracking.report import report
from assistant.tracking.snapshot import take_snapshot
from assistant.tracking.spoken import since_of
from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from tests.assistant.small_dossier import budget_dossier
from tests.tracking.two_versions import with_document, with_sentence


def told(new: Dossier, language="en", old: Dossier | None = None) -> str:
    return report(changes_since_snapshot(take_snapshot(old or budget_dossier()), new, language))


def test_a_superseded_fact_stands_under_its_heading_with_its_end_and_what_replaced_it():
    said = told(with_sentence(budget_dossier(), "plan#amount", 1, until="2026-02-05"))

    assert "In short: superseded facts 1." in said
    assert said.split("## Superseded facts (1)\n")[1] == (
        "\n- **Document plan — Le montant** (`plan#amount`)\n"
        "  - That contract ran for four years.\n"
        "    - superseded since 5 February 2026\n"
        "    - Replaced by: The interim contract was dropped on 5 February 2026. (`plan#dropped`)\n"
    )


def test_a_changed_sentence_stands_before_and_after():
    said = told(with_sentence(budget_dossier(), "plan#amount", 1, text="That contract ran for five years."))

    assert "  - Before: That contract ran for four years.\n    After: That contract ran for five years.\n" in said


def test_a_status_is_said_in_words():
    said = told(with_document(budget_dossier(), "plan", status="annulled"), "fr")

    assert "**Document plan** (`plan`)\u00a0: rien → annulé" in said


def test_marks_of_markdown_in_a_text_are_shown_as_they_are():
    said = told(with_sentence(budget_dossier(), "host#choice", 0, text="Scaleway *was* [chosen](x) on 23 April 2026."))

    assert r"\*was\* \[chosen\](x)" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changed_is_said_and_has_no_section(language):
    said = told(budget_dossier(), language)

    assert "##" not in said
    assert said.endswith({"fr": "Rien n'a changé.\n", "en": "Nothing has changed.\n"}[language])


def test_a_settled_conflict_is_told_with_its_claims():
    old = replace(
        budget_dossier(),
        conflicts={"budget": budget_dossier().conflicts["budget"].model_copy(update={"preferred": "none"})},
    )

    assert "- Settled: **6 or 6.2 million?**\n  - 6 million.\n  - 6.2 million.\n" in told(budget_dossier(), "en", old)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_dossier_tells_a_year_of_changes_in_either_language(shipped, language):
    found = happened_since(shipped.speaks_until.replace(year=shipped.speaks_until.year - 1), shipped, language)
    said = report(found)

    assert found.events
    assert [event.title for event in found.events if event.title not in said] == []
    assert [change.passage_id for change in found.sentences if f"`{change.passage_id}`" not in said] == []


@pytest.mark.parametrize(("known", "french", "english"), [
    ("2026-02-05", "le 5 février 2026", "5 February 2026"), ("2026-02", "février 2026", "February 2026"),
    ("2026", "2026", "2026"),
])  # fmt: skip
def test_a_day_has_an_article_in_french_and_a_month_or_a_year_has_none(known, french, english):
    assert (since_of(known, "fr"), since_of(known, "en")) == (french, english)
