"""A document as its view shows it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.web.views.document import Reader, render_document
from assistant.web.views.documents import group_documents, render_documents
from assistant.web.views.missing import NotInDossier
from corpus.dossier import Dossier
from corpus.records import LANGUAGES
from tests.web.fake_dossier import WORDS, make_dossier

DOSSIER = make_dossier()


def test_list_has_every_document_once_under_its_kind() -> None:
    groups = group_documents(DOSSIER, "en")
    assert [(kind, [document.id for document in documents]) for kind, documents in groups] == [
        ("articles", ["host"]),
        ("regulations", ["sren"]),
    ]
    assert {document.language for _, documents in groups for document in documents} == {"en"}


def test_document_that_exists_in_the_other_language_only_is_listed_and_marked() -> None:
    french = replace(DOSSIER, documents=tuple(document for document in DOSSIER.documents if document.language == "fr"))
    assert '<li data-item lang="fr">' in render_documents(french, "en")
    html = render_document(french, "en", "host")
    assert f'<h2 tabindex="-1" data-heading lang="fr">{WORDS["fr"]["host"].replace(chr(39), "&#39;")}</h2>' in html
    assert "document in French" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_in_a_document_and_in_a_title_is_text(language) -> None:
    html = render_document(DOSSIER, language, "sren")
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") == 3
    assert "javascript:" not in re.sub(r"&lt;.*?&gt;", "", html)


def test_document_tells_its_state_its_dates_and_whose_words_it_has() -> None:
    html = render_document(DOSSIER, "fr", "sren")
    assert "<dd>En vigueur</dd>" in html
    assert '<time datetime="2024-05">mai 2024</time>' in html
    assert '<time datetime="2024-05-22">22 mai 2024</time>' in html
    assert "Loi n° 2024-449" in html
    assert "Texte original" in html
    assert "Résumé du dossier" in render_document(DOSSIER, "fr", "host")


def test_sources_are_numbered_once_in_the_order_of_the_text() -> None:
    html = render_document(DOSSIER, "en", "host")
    assert re.findall(r'data-at="note:(\d)"', html) == ["1", "2"]
    assert re.findall(r'data-at="ref:(\d)" href="#/documents/host/note:(\d)"', html) == [
        ("1", "1"), ("2", "2"), ("3", "2"), ("4", "1"), ("5", "1"),
    ]  # fmt: skip


def test_sentence_that_is_no_longer_so_says_since_when_and_what_replaced_it() -> None:
    html = render_document(DOSSIER, "en", "host")
    superseded = re.findall(r'<p class="run superseded">(.*?)</p>', html, re.S)
    assert len(superseded) == 1
    assert WORDS["en"]["planned"] in superseded[0]
    assert WORDS["en"]["dropped"] not in superseded[0]
    assert "No longer so since February 2026." in html
    assert f'<a href="#/documents/host/choice">{WORDS["en"]["choice"]}</a>' in html


def test_sentence_that_will_stop_being_so_is_not_told_as_past() -> None:
    earlier = replace(DOSSIER, speaks_until=DOSSIER.speaks_until.replace(year=2025))
    html = render_document(earlier, "en", "host")
    assert "superseded" not in html
    assert "Holds until February 2026." in html


def test_disputed_sentence_leads_to_both_sides_and_what_to_make_of_them() -> None:
    html = render_document(DOSSIER, "en", "host")
    assert 'href="#/documents/host/conflict:choice:price"' in html
    assert 'data-at="conflict:choice:price"' in html
    dispute = html[html.index('class="dispute"') :]
    assert dispute.index("Preferred") < dispute.index("€6.2 million.") < dispute.index("€7 million.")
    assert "The paper saw the contract." in dispute


def test_paragraphs_are_those_of_the_text(shipped: Dossier) -> None:
    for document in shipped.documents[:12]:
        for passage in document.passages:
            paragraphs = Reader(shipped, document.language).section(passage, passage.heading, 3).paragraphs
            written = [" ".join(s.words for run in runs for s in run.sentences) for runs in paragraphs]
            assert "\n\n".join(written) == passage.text


def test_unknown_document_or_section_is_told() -> None:
    for names, what in ((("nothing",), "document"), (("host", "nothing"), "section")):
        with pytest.raises(NotInDossier) as missing:
            render_document(DOSSIER, "en", *names)
        assert missing.value.what == what


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_that_ships_can_be_read(shipped: Dossier, language) -> None:
    for document in shipped.documents:
        html = render_document(shipped, language, document.id)
        assert html.count('class="section"') == len(document.passages)
