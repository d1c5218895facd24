"""Whoever opens a note's file, in whichever format, reads that a language model worded some of it, and which one."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from assistant.briefing.records import Rewriting
from assistant.briefing.writers import NOTE_WRITERS, make_note_writer
from corpus.records import LANGUAGES
from tests.briefing.small_note import small_note

TOLD = Rewriting(model="a-model/<7b>", paragraphs=14, rewritten=11)


def text_of(name: str, content: bytes) -> str:
    if name == "pdf":
        found = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    elif name in ("docx", "odt"):
        part = {"docx": "word/document.xml", "odt": "content.xml"}[name]
        found = re.sub(r"<[^>]*>", "", ZipFile(BytesIO(content)).read(part).decode())
    else:
        found = content.decode().replace("\\", "")
    return re.sub(r"\s+", "", found).replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize("name", NOTE_WRITERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_names_the_model_and_counts_its_paragraphs(name, language):
    note = small_note(language)
    plain, worded = (
        text_of(name, make_note_writer(name).write(one))
        for one in (note, note.model_copy(update={"rewriting": TOLD}))
    )  # fmt: skip
    assert "a-model/<7b>" in worded
    assert {"fr": "Sur14paragraphes,11ont", "en": "Of14paragraphs,11were"}[language] in worded
    assert "a-model" not in plain
