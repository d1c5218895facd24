from __future__ import annotations

import pytest

from assistant.briefing.reference_documents import reference_parts
from assistant.briefing.writers.reference import reference_document
from tests.briefing.office_file import OfficeFile


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_the_reference_documents_are_what_their_sources_make(suffix):
    assert OfficeFile(reference_document(suffix).read_bytes()).parts == reference_parts(suffix)


def test_a_folder_without_a_template_of_this_format_leaves_ours(tmp_path, monkeypatch):
    ours = reference_document("odt")
    monkeypatch.setenv("DOSSIER_TEMPLATES", str(tmp_path))
    assert reference_document("odt") == ours
