from __future__ import annotations

import pytest

from assistant.briefing.errors import NoteTemplateUnusable
from assistant.briefing.reference_documents import reference_parts
from assistant.briefing.writers import make_note_writer
from assistant.briefing.writers.reference import template_file
from assistant.errors import SettingInvalid
from tests.briefing.office_file import OfficeFile
from tests.briefing.small_note import small_note


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_the_reference_documents_are_what_their_sources_make(suffix):
    assert OfficeFile(template_file(f"reference.{suffix}").read_bytes()).parts == reference_parts(suffix)


def test_a_folder_without_a_template_of_this_format_leaves_ours(tmp_path, monkeypatch):
    ours = template_file("reference.odt")
    monkeypatch.setenv("DOSSIER_TEMPLATES", str(tmp_path))
    assert template_file("reference.odt") == ours


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_template_that_is_none_is_named(suffix, tmp_path, monkeypatch):
    (tmp_path / f"reference.{suffix}").write_text("no template")
    monkeypatch.setenv("DOSSIER_TEMPLATES", str(tmp_path))
    with pytest.raises(NoteTemplateUnusable, match=f"reference.{suffix}"):
        make_note_writer(suffix).write(small_note())


def test_a_folder_of_templates_that_is_not_there_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_TEMPLATES", str(tmp_path / "nowhere"))
    with pytest.raises(SettingInvalid, match="DOSSIER_TEMPLATES"):
        template_file("reference.odt")
