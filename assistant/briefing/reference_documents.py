"""Makes `templates/reference.docx` and `reference.odt`: Pandoc's own, with our styles, header and footer put in.

`python -m assistant.briefing.reference_documents` writes them anew after a change of the XML in `templates/`.
"""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pypandoc

_TEMPLATES = Path(__file__).parent / "templates"
_PARTS = {
    "docx": {
        "word/document.xml": "document.xml",
        "word/styles.xml": "styles.xml",
        "word/settings.xml": "settings.xml",
        "docProps/app.xml": "app.xml",
        "word/header1.xml": "header.xml",
        "word/header2.xml": "header-first.xml",
        "word/footer1.xml": "footer.xml",
    },
    "odt": {"styles.xml": "styles.xml", "settings.xml": "settings.xml"},
}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ADDED = (("rId40", "header", "header1.xml"), ("rId41", "header", "header2.xml"), ("rId42", "footer", "footer1.xml"))


def reference_parts(suffix: str) -> dict[str, bytes]:
    """Every part of the reference document of this format, in the order in which it stands in the file."""
    default = subprocess.run(  # noqa: S603 (the program ships with pypandoc; the argument is ours)
        (pypandoc.get_pandoc_path(), f"--print-default-data-file=reference.{suffix}"), capture_output=True, check=True
    )
    with ZipFile(BytesIO(default.stdout)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, source in _PARTS[suffix].items():
        parts[name] = (_TEMPLATES / suffix / source).read_bytes()
    if suffix == "docx":
        _announce(parts)
    else:
        listed = '<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>'
        _insert(parts, "META-INF/manifest.xml", "</manifest:manifest>", listed)
    return parts


def _announce(parts: dict[str, bytes]) -> None:
    """Names the header and footer where a Word file lists its parts."""
    types = "".join(f'<Override PartName="/word/{part}" ContentType="{_WORD}.{kind}+xml"/>' for _, kind, part in _ADDED)
    relations = "".join(
        f'<Relationship Id="{id_}" Type="{_RELATION}/{kind}" Target="{part}"/>' for id_, kind, part in _ADDED
    )
    for name, end, added in (
        ("[Content_Types].xml", "</Types>", types),
        ("word/_rels/document.xml.rels", "</Relationships>", relations),
    ):
        _insert(parts, name, end, added)


def _insert(parts: dict[str, bytes], name: str, end: str, added: str) -> None:
    """Puts something before the end of a part."""
    parts[name] = parts[name].decode().replace(end, added + end).encode()


def write_reference_documents() -> None:
    """Writes both, dated alike, so that the same parts give the same file."""
    for suffix in _PARTS:
        with ZipFile(_TEMPLATES / f"reference.{suffix}", "w") as archive:
            for name, content in reference_parts(suffix).items():
                # OpenDocument wants its type first and unpacked.
                packing = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
                archive.writestr(ZipInfo(name), content, compress_type=packing)


if __name__ == "__main__":
    write_reference_documents()
