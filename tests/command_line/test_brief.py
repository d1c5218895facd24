"""`dossier brief`: a note in a file or on standard output, and one clear line when there can be none."""

from __future__ import annotations

import pytest

from assistant.briefing.linking import linked
from tests.command_line.conftest import REPOSITORY, run
from tests.language_model.fake_server import KEY, Answering, each, serving


@pytest.fixture
def brief(tmp_path):
    """Runs `dossier brief` over the shipped dossier."""

    def asked(*arguments, **settings):
        return run(tmp_path, ("brief", *arguments), {"home": REPOSITORY / ".dossier"} | settings)

    return asked


def test_a_note_is_printed_in_markdown(brief):
    made = brief("Le choix de Scaleway", "--lang", "fr", "--length", "short")
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("# Note à l'attention du ministre\u00a0: Le choix de Scaleway\n")
    assert "[^1]: " in made.out


def test_a_note_goes_into_the_file_whose_suffix_names_its_format_with_looks_of_ones_own(brief, tmp_path):
    (tmp_path / "own.css").write_text("h1 { color: teal; }")
    made = brief(
        "The choice of Scaleway", "--lang", "en", "--audience", "press", "-o", "note.html", "--template", "own.css"
    )
    assert (made.code, made.out) == (0, "")
    assert made.err.strip() == "Note written: note.html"
    page = (tmp_path / "note.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<style>h1 { color: teal; }</style>" in page


@pytest.mark.parametrize(
    ("topic", "language", "told"),
    [("La réforme des retraites", "fr", "le dossier"), ("Parcoursup", "en", "the dossier")],
)
def test_a_topic_of_another_subject_is_refused_in_one_line_of_the_language_asked_for(brief, topic, language, told):
    refusal = brief(topic, "--lang", language).error_line
    assert topic in refusal
    assert told in refusal


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("Scaleway", "--format", "rtf"), "rtf"),
        (("Scaleway", "--format", "pdf"), "-o"),
        (("Scaleway", "--format", "html", "--template", "missing.css"), "missing.css"),
        (("Scaleway", "--template", "own.css"), "own.css"),
        (("Scaleway", "--lang", "de"), "de"),
        (("Scaleway", "--as-of", "soon"), "soon"),
        (("Scaleway", "--length", "endless"), "endless"),
        (("Scaleway", "-o", "missing/note.md"), "missing"),
        (("  ",), "empty"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(brief, arguments, named):
    assert named in brief(*arguments).error_line


def configured(served) -> dict[str, str]:
    return {"language_model": "small-model", "language_model_url": served.url, "language_model_key": KEY}


def test_a_configured_language_model_words_the_note_anew_and_its_receipt_says_so(brief, tmp_path):
    with serving(Answering(each(lambda quote: linked("En outre,", quote, "fr")))) as served:
        told = ("Le choix de Scaleway", "--lang", "fr", "--length", "short")
        made = brief(*told, "--receipt", "note.json", **configured(served))
        asked = len(served.requests)
        plain = brief(*told, "--writer", "extractive", **configured(served))
    assert (made.code, made.err) == (0, "")
    assert "small-model" in made.out
    assert asked > 5
    assert (len(served.requests), "small-model" in plain.out) == (asked, False)
    receipt = (tmp_path / "note.json").read_text(encoding="utf-8")
    assert '"language_model": "small-model"' in receipt
    assert KEY not in receipt + made.out + made.err
    verified = run(tmp_path, ("verify", "note.json"), {"home": REPOSITORY / ".dossier", "lang": "en"})
    assert verified.code == 0, verified.out
    assert "small-model; its words are not given again" in verified.out
    assert "those worded by the language model are not worded again" in verified.out


def test_a_language_model_that_is_gone_is_told_in_one_line_and_the_note_is_made(brief):
    with serving(Answering(each(str))) as served:
        gone = configured(served)
    made = brief("Le choix de Scaleway", "--lang", "fr", "--length", "short", **gone)
    assert made.code == 0
    assert made.out.startswith("# Note")
    assert "small-model" in made.err
    assert len(made.err.splitlines()) == 1
    assert KEY not in made.out + made.err


def test_a_language_model_asked_for_and_not_configured_is_told_in_one_line(brief):
    assert "DOSSIER_LANGUAGE_MODEL" in brief("Le choix de Scaleway", "--writer", "language-model").error_line
