"""Notes that take their looks from a file of the ministry's own."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from assistant.briefing.errors import NoteTemplateUnusable
from assistant.briefing.reference_documents import reference_parts
from assistant.briefing.writers import make_note_writer
from assistant.briefing.writers.reference import template_file
from tests.briefing.office_file import NAMES, OfficeFile, named
from tests.briefing.small_note import small_note

OURS = {"docx": "reference.docx", "odt": "reference.odt", "pdf": "note.typ", "html": "note.css"}


def office_template(path, part, change):
    """Our own reference document with one part changed."""
    with ZipFile(path, "w") as archive:
        for name, content in reference_parts(path.suffix[1:]).items():
            archive.writestr(name, change(content.decode()) if name == part else content)
    return path


def text_template(path, change):
    path.write_text(change(template_file(OURS[path.stem]).read_text(encoding="utf-8")))
    return path


def without(*names):
    """Takes styles out by their identifiers."""
    return lambda xml: re.sub(
        rf'<(\w+):style [^>]*:(?:styleId|name)="(?:{"|".join(names)})".*?</\1:style>', "", xml, flags=re.DOTALL
    )


def test_word_styles_that_a_template_lacks_are_ours(tmp_path):
    lacking = without("Compact", "Table", "Quotation")
    template = office_template(tmp_path / "own.docx", "word/styles.xml", lacking)
    file = OfficeFile(make_note_writer("docx", template).write(small_note()))
    known = {style.get(named("w:styleId")) for style in file.all("word/styles.xml", "w:style")}
    assert known >= {"Compact", "Table", "Quotation"}


def test_word_styles_are_known_by_name_whatever_their_identifier(tmp_path):
    french = {"Heading1": "Titre1", "TOC1": "TM1", "FootnoteReference": "Appelnotedebasdep", "BodyText": "Corpsdetexte"}

    def renamed(xml):
        for ours, theirs in french.items():
            xml = xml.replace(f'"{ours}"', f'"{theirs}"')
        return without("Compact")(xml)

    template = office_template(tmp_path / "own.docx", "word/styles.xml", renamed)
    file = OfficeFile(make_note_writer("docx", template).write(small_note()))
    known = {style.get(named("w:styleId")) for style in file.all("word/styles.xml", "w:style")}
    used = {
        element.get(named("w:val"))
        for part in ("word/document.xml", "word/footnotes.xml", "word/styles.xml")
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for element in file.all(part, f".//w:{kind}")
    }
    assert used >= set(french.values())
    assert not used & set(french)
    assert used <= known


def test_open_styles_that_a_template_lacks_are_ours(tmp_path):
    lacking = without("Quotation", "Bibliography", "Passage")
    template = office_template(tmp_path / "own.odt", "styles.xml", lacking)
    file = OfficeFile(make_note_writer("odt", template).write(small_note()))
    known = [style.get(named("style:name")) for style in file.all("styles.xml", ".//style:style")]
    assert set(known) >= {"Quotation", "Bibliography", "Passage", "Text_20_body"}
    assert len(known) == len(set(known))


def test_a_templates_own_fonts_are_kept(tmp_path):
    template = office_template(tmp_path / "own.odt", "styles.xml", lambda xml: xml.replace("Arial", "Georgia"))
    file = OfficeFile(make_note_writer("odt", template).write(small_note()))
    [default] = file.all("styles.xml", ".//style:default-style[@style:family='paragraph']/style:text-properties")
    assert default.get(named("style:font-name")) == "Georgia"


def test_a_pdf_template_is_a_typst_file_that_reads_its_own_folder(tmp_path):
    (tmp_path / "ministry.txt").write_text("Ministry of Health")
    template = text_template(
        tmp_path / "pdf.typ", lambda typ: typ.replace("#title()", '#read("ministry.txt")\n#title()')
    )
    [first, *_] = PdfReader(BytesIO(make_note_writer("pdf", template).write(small_note()))).pages
    assert "Ministry of Health" in first.extract_text()


def test_an_html_template_is_a_style_sheet(tmp_path):
    template = text_template(tmp_path / "html.css", lambda css: css + "h1 { color: teal; }")
    assert "h1 { color: teal; }" in make_note_writer("html", template).write(small_note()).decode()


@pytest.mark.parametrize("name", sorted(OURS.values()))
def test_a_folder_of_templates_serves_every_format_that_it_has_a_file_for(name, tmp_path, monkeypatch):
    (tmp_path / name).touch()
    monkeypatch.setenv("DOSSIER_TEMPLATES", str(tmp_path))
    assert [template_file(known) == tmp_path / known for known in sorted(OURS.values())] == [
        known == name for known in sorted(OURS.values())
    ]


@pytest.mark.parametrize(
    ("note_format", "name", "content", "why"),
    [
        ("docx", "own.docx", None, "no such file"),
        ("docx", "own.odt", b"", ".docx, .dotx"),
        ("md", "own.docx", b"", "takes none"),
        ("docx", "own.docx", b"no archive", "no docx file"),
        ("odt", "own.odt", b"no archive", "no odt file"),
        ("pdf", "own.typ", b"#let x = (", "unclosed"),
        ("pdf", "own.typ", b'#read("/etc/../../passwd")', "root"),
        ("pdf", "own.typ", b"\xff\xfe", "UTF-8"),
        ("html", "own.css", b"</style><script>", "</"),
    ],
)
def test_a_file_that_is_no_template_is_named_with_the_reason(note_format, name, content, why, tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_LANG", "en")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(NoteTemplateUnusable) as raised:
        make_note_writer(note_format, tmp_path / name).write(small_note())
    assert name in raised.value.message("en")
    assert why in raised.value.message("en")


def test_an_office_file_of_the_other_kind_is_no_template(tmp_path):
    (tmp_path / "own.docx").write_bytes(template_file("reference.odt").read_bytes())
    with pytest.raises(NoteTemplateUnusable, match=r"own\.docx"):
        make_note_writer("docx", tmp_path / "own.docx").write(small_note())


def test_ours_lack_no_style():
    file = OfficeFile(make_note_writer("docx").write(small_note()))
    known = [style.get(named("w:styleId")) for style in file.all("word/styles.xml", "w:style")]
    assert len(known) == len(set(known))
    assert {
        p.find("w:pPr/w:pStyle", NAMES).get(named("w:val")) for p in file.all("word/document.xml", ".//w:p")
    } <= set(known)
