"""Changes in the parts of an office file, which is a ZIP archive, after Pandoc has made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

Change = Callable[[str], str]


def part_of(file: bytes, name: str) -> str:
    """One XML part of the file; raises KeyError when it lacks it."""
    with ZipFile(BytesIO(file)) as archive:
        return archive.read(name).decode()


def change_parts(file: bytes, changes: Mapping[str, Change]) -> bytes:
    """The same file with some of its XML parts changed; raises KeyError when it lacks one of them."""
    changed = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(changed, "w") as new:
        for name in changes:
            old.getinfo(name)
        for part in old.infolist():
            content = old.read(part)
            if part.filename in changes:
                content = changes[part.filename](content.decode()).encode()
            new.writestr(part, content, compress_type=part.compress_type)
    return changed.getvalue()
