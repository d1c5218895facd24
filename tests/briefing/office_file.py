from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}


class OfficeFile:
    """The XML parts of an office file, to look into."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def root(self, part: str) -> ET.Element:
        return ET.fromstring(self.parts[part])

    def all(self, part: str, path: str) -> list[ET.Element]:
        return self.root(part).findall(path, NAMES)

    def texts(self, part: str, path: str) -> list[str]:
        return ["".join(element.itertext()) for element in self.all(part, path)]


def named(name: str) -> str:
    """`w:val` as the parser names it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"
