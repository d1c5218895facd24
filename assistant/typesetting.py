"""Typst, in one place: a template of ours and data, in; a tagged PDF, out.

Data reaches the template as JSON, which Typst reads as strings: no word of it is markup or code.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from threading import Semaphore
from typing import Literal

import typst

_ACCESSIBLE: typst.PDFStandard = "ua-1"
# Typst uses every core it finds; the answers come first.
_AT_ONCE = Semaphore(1)
_PIXELS_PER_INCH = 300


def typeset(template: str, data: object, made_at: datetime | None = None) -> bytes:
    """The PDF that the template makes of `data`, which it reads with `json(bytes(sys.inputs.data))`.

    It follows PDF/UA-1, unless a letter of the data is in no font of this machine: the letter is then a box.
    The file is dated `made_at`, else now; dated alike, the same data gives the same bytes.
    """
    source, inputs = template.encode(), {"data": json.dumps(data)}
    with _AT_ONCE:
        try:
            return typst.compile(
                source, font_paths=_fonts(), sys_inputs=inputs, pdf_standards=_ACCESSIBLE, timestamp=made_at
            )
        except typst.TypstError:
            return typst.compile(source, font_paths=_fonts(), sys_inputs=inputs, timestamp=made_at)


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
