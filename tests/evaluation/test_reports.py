"""The report: every failed question with why, nothing that runs or is fetched, the same in both languages."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from rich.console import Console

from assistant.evaluation.comparing import compare
from assistant.evaluation.errors import ReportNotWritable
from assistant.evaluation.metrics import METRICS
from assistant.evaluation.reports.charts import histogram
from assistant.evaluation.reports.folder import write_report
from assistant.evaluation.reports.page import page
from assistant.evaluation.reports.terminal import print_comparison, print_run
from assistant.evaluation.reports.wording import show_interval, show_p, show_value
from assistant.evaluation.run import Run, summed_up
from assistant.records import State
from corpus.catalogue import catalogue
from corpus.records import LANGUAGES
from tests.evaluation.fakes import CHOICE, COST, answer, case, chosen, citation, dossier, outcome, refused
from tests.evaluation.test_comparing import CONDITIONS

HOSTILE = "<script>alert(1)</script> \"quoted\" & 'so'"


@pytest.fixture
def run() -> Run:
    """One answer that is right, one that is wrong in many ways, one right with a false quote, one refused."""
    false = COST.replace("6,2", "6,3")
    wrong = answer((false, (1,)), ("Voilà Microsoft.", ()), citations=(citation(COST, "d#cost"),), language="en")
    outcomes = [
        outcome(case("right", "scaleway", tags=("who",)), chosen(latency_ms=80.0), "d#choice"),
        outcome(
            case("wrong", "ovhcloud", question=HOSTILE, forbidden=("microsoft",), relevant=("d#choice",), tags=("x",)),
            wrong, "d#cost", "d#choice",
        ),
        outcome(case("unsound", "scaleway"), answer((CHOICE, (1,)), citations=(citation(CHOICE, "d#cost"),))),
        outcome(case("refused", "6,2", expected=(State.ANSWERED, State.SOURCES_DISAGREE)), refused(), "d#cost"),
    ]  # fmt: skip
    return summed_up(outcomes, **CONDITIONS)


class Tags(HTMLParser):
    """The tags and addresses of a page, proven to close what they open."""

    VOID = frozenset({"meta", "rect"})

    def __init__(self, content: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "action", "data") and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.add(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_asks_for_nothing(run, language):
    content = page(run, dossier(), language, compare(run, run))
    tags = Tags(content)

    assert tags.open == []
    assert not tags.seen & {"script", "link", "img", "iframe", "object"}
    assert tags.addresses == []
    assert "url(" not in content
    assert "@import" not in content
    assert f'<html lang="{language}">' in content


def test_what_was_asked_and_answered_is_escaped(run):
    content = page(run, dossier(), "en")

    assert "<script>" not in content
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content


def failures(run: Run) -> dict[str, str]:
    """The part of the page on each failed question, by its id."""
    content = page(run, dossier(), "en")
    return dict(re.findall(r'<details id="([^"]+)">(.*?)</details>', content, re.DOTALL))


def test_every_failed_question_is_there_and_no_other(run):
    assert list(failures(run)) == ["wrong", "refused", "unsound"]


def test_a_failed_question_says_all_that_is_wrong_with_it(run):
    told = failures(run)["wrong"]

    for reason in (
        "Language: the answer claims “en”", "Vital fact missing: “ovhcloud”.", "Says what it must not: “microsoft”.",
        "Invented figure “6.3”", "Invented name “Microsoft”", "Statement without a quote: “Voilà Microsoft.”",
    ):  # fmt: skip
        assert reason in told


def test_a_failed_question_says_what_was_expected_got_and_retrieved(run):
    told = failures(run)["wrong"]

    assert "✗ ovhcloud" in told
    assert COST.replace("6,2", "6,3").replace("'", "&#39;") in told
    assert re.search(r"<code>d#cost</code> The cost · cited", told)
    assert re.search(r"<code>d#choice</code> The choice · expected", told)


def test_a_refusal_and_a_false_quote_say_why(run):
    assert "State: “not in the dossier”, expected “answered / sources disagree”." in failures(run)["refused"]
    assert "Quote 1 does not stand in d#cost word for word." in failures(run)["unsound"]


def test_a_fact_in_another_statement_s_quote_says_so():
    got = answer((CHOICE, (1,)), citations=(citation(COST, "d#cost"),))
    told = failures(summed_up([outcome(case("q", "scaleway"), got)], **CONDITIONS))["q"]

    assert "“scaleway” does not stand in the quotes of its own statement" in told


def test_a_perfect_run_says_that_nothing_failed():
    content = page(summed_up([outcome(case("q", "scaleway"), chosen())], **CONDITIONS), dossier(), "en")

    assert "Wrong answers: 0" in content
    assert "None." in content


def printed(run: Run, language, comparison=None) -> str:
    """What the terminal shows, on a wide one."""
    console = Console(file=io.StringIO(), width=200)
    print_run(console, run, language)
    if comparison:
        print_comparison(console, comparison, language)
    return console.file.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_shows_every_figure_as_the_page_does(run, language):
    shown, content = printed(run, language), page(run, dossier(), language)

    for figure in run.figures:
        label = catalogue(language)[f"evaluation.metric.{figure.name}"]
        (row,) = (line for line in shown.splitlines() if line.startswith(f"│ {label} "))
        assert [cell.strip() for cell in row.split("│")][2] == show_value(figure.name, figure.value, language)
        assert f">{show_value(figure.name, figure.value, language)}<" in content


def test_the_terminal_counts_what_is_wrong(run):
    assert "4 questions: 2 wrong, 1 more whose answer breaks a promise." in printed(run, "en")


def test_the_terminal_lists_what_became_right_and_wrong():
    before = summed_up([outcome(case("a", "scaleway"), refused()), outcome(case("b"), chosen())], **CONDITIONS)
    after = summed_up([outcome(case("a", "scaleway"), chosen()), outcome(case("b"), refused())], **CONDITIONS)
    shown = printed(after, "en", compare(before, after))

    assert re.search(r"Now right: 1\n\s+a  Qui \?\nNow wrong: 1\n\s+b  Qui \?", shown)
    assert "1.000" in shown


def test_a_name_in_brackets_is_no_markup():
    run = summed_up([outcome(case("q"), chosen())], **{**CONDITIONS, "dataset": "[red]"})

    assert "[red]" in printed(run, "en")


def test_the_folder_has_every_file(run, tmp_path):
    write_report(tmp_path / "new" / "report", run, dossier(), "fr", compare(run, run))

    names = ["comparison.json", "qrels.trec", "report.html", "run.json", "run.trec", "samples.jsonl"]
    assert sorted(path.name for path in (tmp_path / "new" / "report").iterdir()) == names


def test_a_folder_that_cannot_be_written_is_told(run, tmp_path):
    (tmp_path / "file").write_text("kept")

    with pytest.raises(ReportNotWritable, match="file"):
        write_report(tmp_path / "file", run, dossier(), "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_and_state_has_its_words(language):
    assert [
        n for n in METRICS if not {f"evaluation.metric.{n}", f"evaluation.about.{n}"} <= set(catalogue(language))
    ] == []
    assert [state for state in State if f"evaluation.state.{state}" not in catalogue(language)] == []


@pytest.mark.parametrize(("name", "value", "french", "english"), [
    ("state_accuracy", 0.96351, "96,4\u00a0%", "96.4%"),
    ("mrr", 0.5, "0,50", "0.50"),
    ("latency_p95", 119.6, "120\u00a0ms", "120\u00a0ms"),
    ("mrr", None, "—", "—"),
])  # fmt: skip
def test_a_value_is_shown_in_its_unit(name, value, french, english):
    assert (show_value(name, value, "fr"), show_value(name, value, "en")) == (french, english)


def test_an_interval_and_a_p_value_are_shown():
    assert show_interval("mrr", 0.1, 0.2, "fr") == "0,10 – 0,20"
    assert show_interval("mrr", None, None, "fr") == "—"
    assert [show_p(p, "fr") for p in (None, 0.0004, 0.04)] == ["—", "< 0,001", "0,040"]


def test_the_bars_of_a_histogram_count_every_value():
    bars = histogram([10.0, 20.0, 20.0, 240.0])

    assert sum(bar.count for bar in bars) == 4
    assert max(bar.height for bar in bars) == 100
    assert bars[-1].end == 240
    assert histogram([]) == []
