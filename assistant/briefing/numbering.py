"""Numbers a note's footnotes anew, in the order in which its sections mention them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.briefing.records import Note, SectionKind


def renumbered(note: Note) -> Note:
    """The same note with its footnotes from 1 in the order of reading; those that nothing mentions are left out."""
    order = list(dict.fromkeys(_mentions(note)))
    numbers = {old: new for new, old in enumerate(order, 1)}
    tree = note.model_dump()
    tree["sections"] = [_mapped(section, numbers) for section in tree["sections"]]
    tree["footnotes"] = [{**note.footnote(old).model_dump(), "number": new} for old, new in numbers.items()]
    return Note.model_validate(tree)


def _mentions(note: Note) -> Iterator[int]:
    for section, paragraph in note.paragraphs():
        if section.kind is not SectionKind.TO_CHECK:
            yield from paragraph.notes
    for _, paragraph in note.paragraphs():
        yield from paragraph.notes


def _mapped(tree: Any, numbers: dict[int, int]) -> Any:  # noqa: ANN401 - a model's dump
    if isinstance(tree, dict):
        return {key: _mapped_value(key, value, numbers) for key, value in tree.items()}
    return [_mapped(item, numbers) for item in tree] if isinstance(tree, list | tuple) else tree


def _mapped_value(key: str, value: Any, numbers: dict[int, int]) -> Any:  # noqa: ANN401 - a model's dump
    if key in ("notes", "numbers"):
        mapped = (numbers[number] for number in value if number in numbers)
        return sorted(mapped) if key == "numbers" else list(mapped)
    return _mapped(value, numbers)
