"""The writers by name; a new one is a file here and a line in the registry."""

from __future__ import annotations

from assistant.errors import WriterUnknown
from assistant.writers.base import Writer
from assistant.writers.extractive import ExtractiveWriter

WRITERS: dict[str, type[Writer]] = {writer.name: writer for writer in (ExtractiveWriter,)}


def make_writer(name: str) -> Writer:
    """A writer by its name; raises WriterUnknown."""
    if name not in WRITERS:
        raise WriterUnknown(writer=name, known=", ".join(sorted(WRITERS)))
    return WRITERS[name]()
