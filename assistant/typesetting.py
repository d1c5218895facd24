"""Typst, in one place: a template of ours and data, in; a tagged PDF, out.

Data reaches the template as JSON, which Typst reads as strings: no word of it is markup or code.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Semaphore
from typing import Literal

import typst

_ACCESSIBLE: typst.PDFStandard = "ua-1"
# Typst uses every core it finds; the answers come first.
_AT_ONCE = Semaphore(1)
_PIXELS_PER_INCH = 300


def typeset(template: str, data: object, made_at: datetime | None = None, folder: Path | None = None) -> bytes:
    """The PDF that the template makes of `data`, which it reads with `json(bytes(sys.inputs.data))`.

    It follows PDF/UA-1, unless a letter of the data is in no font of this machine: the letter is then a box.
    The file is dated `made_at`, else now; dated alike, the same data gives the same bytes.
    The template may read what is in `folder`, and no other file. Raises typst.TypstError for a template that is wrong.
    """
    source = template.encode()
    inputs = {"data": json.dumps(data)}

    def compiled(standard: typst.PDFStandard | None) -> bytes:
        # The library's stub wants the template and its folder to be of one type.
        return typst.compile(  # type: ignore[type-var]
            source,
            root=folder,
            font_paths=_fonts(),
            sys_inputs=inputs,
            pdf_standards=standard or [],
            timestamp=made_at,
        )

    with _AT_ONCE:
        try:
            return compiled(_ACCESSIBLE)
        except typst.TypstError:
            return compiled(None)


def draw(template: str, data: object, form: Literal["svg", "png"]) -> bytes:
    """The one page that the template makes of `data`, as a drawing or as an image."""
    inputs = {"data": json.dumps(data)}
    with _AT_ONCE:
        return typst.compile(
            template.encode(), font_paths=_fonts(), sys_inputs=inputs, format=form, ppi=_PIXELS_PER_INCH
        )


@cache
def _fonts() -> typst.Fonts:
    """Typst's own fonts, and the machine's for the letters that those do not have."""
    return typst.Fonts()
