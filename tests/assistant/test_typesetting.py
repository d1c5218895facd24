"""Data becomes a PDF, and no word of it code."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from assistant.typesetting import typeset

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "fr")
#data.title
"""


def words_of(pdf: bytes) -> str:
    """The words of a PDF."""
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    "words", ['#import "x.typ": *', "*gras* _penché_ $x$ @ref", '#sys.inputs.at("data")', "<script>alert(1)</script>"]
)
def test_markup_in_the_data_is_shown_as_it_is(words: str) -> None:
    assert words in words_of(typeset(TEMPLATE, {"title": words}))


def test_pdf_is_tagged_and_says_its_language_and_title() -> None:
    reader = PdfReader(io.BytesIO(typeset(TEMPLATE, {"title": "Le dossier"})))
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "fr"
    assert reader.metadata is not None
    assert reader.metadata.title == "Le dossier"
    assert b"pdfuaid" in (reader.root_object["/Metadata"].get_data())


def test_letter_that_no_font_has_does_not_prevent_the_pdf() -> None:
    assert "Début" in words_of(typeset(TEMPLATE, {"title": "Début \U000f0000 你好 😀 fin"}))
