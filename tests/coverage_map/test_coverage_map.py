"""The coverage map: figures against those counted by hand, and a chart that says all that its colours say."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from assistant.coverage_map.drawing import draw, write_map
from assistant.coverage_map.errors import MapFormatUnknown, MapNotWritable
from assistant.coverage_map.support import WEAKNESSES, CoverageMap, coverage_map
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Rank, Sentence
from tests.assistant.small_dossier import budget_dossier, document, dossier_of, passage, source
from tests.tracking.two_versions import with_sentence

RANKS = {"order": Rank.LAW, "judge": Rank.DECISION, "ministry": Rank.OFFICIAL, "house": Rank.PARLIAMENT,
         "firm": Rank.OPERATOR, "daily": Rank.PRESS, "blog": Rank.OTHER}  # fmt: skip


def resting_on(*names: str) -> Dossier:
    """A dossier of one section that rests on these sources."""
    sources = {name: source(name, rank, "2024-05") for name, rank in RANKS.items()}
    return dossier_of(document(passage("d#p", Sentence(text="Un fait.", sources=names))), sources=sources)


def weaknesses(dossier: Dossier, before: str | None = None) -> set[str]:
    found = coverage_map(dossier, "fr", date.fromisoformat(before) if before else None)
    return set(found.topics[0].weaknesses)


@pytest.mark.parametrize(("names", "expected"), [
    (("order",), {"one_source"}),
    (("order", "judge"), set()),
    (("daily",), {"one_source", "press_only"}),
    (("daily", "blog"), {"press_only"}),
    (("daily", "order"), set()),
    (("ministry",), {"one_source", "one_side"}),
    (("house",), {"one_source", "one_side"}),
    (("firm",), {"one_source", "one_side"}),
    (("firm", "daily"), set()),
    (("ministry", "firm"), set()),
])  # fmt: skip
def test_a_section_is_weak_by_the_sources_it_rests_on(names, expected):
    assert weaknesses(resting_on(*names)) == expected


@pytest.mark.parametrize(("before", "old"), [
    ("2024-05-31", False), ("2024-06-01", True), ("2023-01-01", False), (None, False),
])  # fmt: skip
def test_a_section_is_old_when_its_newest_source_is_from_before_the_day(before, old):
    assert ("old" in weaknesses(resting_on("order", "daily"), before)) is old


def test_a_source_without_a_date_is_not_called_old():
    undated = replace(resting_on("blog"), sources={"blog": source("blog", Rank.OTHER)})

    assert "old" not in weaknesses(undated, "2026-01-01")


def test_the_figures_of_a_dossier_are_those_counted_by_hand():
    """Amount: press and order. Dropped: the communiqué alone. Claim: press alone. Choice: nothing. Conflict: both."""
    found = coverage_map(budget_dossier(), "en", date(2026, 2, 10))

    assert [(topic.id, topic.sources, topic.weaknesses) for topic in found.topics] == [
        ("plan#amount", 2, ()),
        ("plan#dropped", 1, ("one_source", "one_side", "old")),
        ("article#claim", 1, ("one_source", "press_only")),
        ("host#choice", 0, ()),
        ("budget", 2, ()),
    ]
    assert [found.count(name) for name in WEAKNESSES] == [2, 1, 1, 1]
    assert (found.topics[0].newest, found.topics[0].ranks) == ("2026-02-17", (Rank.LAW, Rank.PRESS))


def test_a_disagreement_of_which_the_dossier_tells_one_side_is_weak():
    silent = with_sentence(budget_dossier(), "article#claim", 0, conflicts={})

    assert coverage_map(silent, "fr").conflicts[0].weaknesses == ("one_side",)


def test_a_disagreement_behind_which_one_publisher_stands_is_one_sided():
    told = budget_dossier()
    same = {name: found.model_copy(update={"publisher": "L'Un"}) for name, found in told.sources.items()}

    assert coverage_map(replace(told, sources=same), "fr").conflicts[0].weaknesses == ("one_side",)


def test_both_languages_of_the_shipped_dossier_have_the_same_figures(shipped):
    maps = [coverage_map(shipped, language, date(2025, 1, 1)) for language in LANGUAGES]

    assert len({tuple((topic.id, topic.weaknesses) for topic in found.topics) for found in maps}) == 1
    assert len(maps[0].topics) == len(shipped.passages("fr")) + len(shipped.conflicts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", [".svg", ".html"])
def test_the_chart_is_whole_and_tells_each_topic_in_words(shipped, language, suffix):
    found = coverage_map(shipped, language, date(2025, 1, 1))
    drawn = draw(found, suffix)
    svg = ET.fromstring(drawn[drawn.index("<svg") : drawn.index("</svg>") + 6])

    space = "{http://www.w3.org/2000/svg}"
    tiles = svg.findall(f"{space}g")
    assert len(tiles) == len(found.topics)
    for tile, topic in zip(tiles, found.topics, strict=True):
        assert topic.id in tile.find(f"{space}title").text
        assert len(tile.find(f"{space}text").text or "") == len(topic.weaknesses)
    assert svg.find(f"{space}desc").text.startswith(str(len(found.weak)))
    assert svg.get("role") == "img"


def test_the_page_has_a_row_for_each_weak_topic_and_asks_for_nothing_from_elsewhere():
    page = draw(coverage_map(budget_dossier(), "en", date(2026, 2, 10)), ".html")

    assert page.count('<th scope="row">') == 2
    assert "default-src 'none'" in page
    assert "src=" not in page.replace("default-src=", "")


def test_words_of_the_dossier_are_escaped():
    told = dossier_of(document(passage("d#p", "Un fait.", heading="<script>alert(1)</script>")))

    assert "<script>" not in draw(coverage_map(told, "fr"), ".html")


def test_age_is_shown_only_when_a_day_was_given():
    told = [draw(coverage_map(budget_dossier(), "en", day), ".html") for day in (None, date(2026, 2, 10))]

    assert ["nothing recent" in page for page in told] == [False, True]


def test_an_empty_dossier_can_be_drawn():
    assert "<svg" in draw(coverage_map(dossier_of(), "en"), ".svg")


def test_the_map_is_written_whole_or_the_reason_said(tmp_path):
    found: CoverageMap = coverage_map(budget_dossier(), "en")
    write_map(found, tmp_path / "map.SVG")

    assert [path.name for path in tmp_path.iterdir()] == ["map.SVG"]
    with pytest.raises(MapFormatUnknown):
        write_map(found, tmp_path / "map.pdf")
    with pytest.raises(MapNotWritable):
        write_map(found, tmp_path / "never" / "map.svg")
