"""Draws a reliability curve: for each tenth of the probability, the share of questions that can be answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from assistant.decision import decision_model
from assistant.evaluation.calibration import Bin
from tests.bench.deciding import NAMES, Decisions

_TEMPLATE = Path(__file__).with_name("reliability.svg.jinja")
_SIDE = 230
_GAP = 68
# The bars below the curve: how many questions each point stands for.
_BARS = 60
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def chart(split: str, found: Decisions) -> str:
    """The curve of a split, for all its questions and for each language, as SVG for light and dark pages."""
    panels = [_panel(at, NAMES[name], found.of(name).bins()) for at, name in enumerate(NAMES)]
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_TEMPLATE.read_text("utf-8"))
    return template.render(
        title=f"Reliability of the decision on {split}", description=_description(found.bins()),
        panels=panels, side=_SIDE, bars=_BARS, width=len(panels) * (_SIDE + _GAP), height=_SIDE + _BARS + 136,
        ticks=[{"label": f"{tick:g}", "right": _across(tick), "down": _down(tick)} for tick in _TICKS],
    )  # fmt: skip


def _panel(at: int, name: str, found: list[Bin]) -> dict[str, Any]:
    most = max((one.count for one in found), default=0) or 1
    return {
        "left": _GAP * 3 // 4 + at * (_SIDE + _GAP),
        "name": name[0].upper() + name[1:],
        "total": sum(one.count for one in found),
        "threshold": _across(decision_model().answer_from),
        "points": [
            {"x": _across(one.mean), "y": _down(one.share), "low": _down(one.low), "high": _down(one.high)}
            for one in found
            if one.count
        ],
        "bars": [_bar(one, most) for one in found],
    }


def _bar(one: Bin, most: int) -> dict[str, Any]:
    height = round((_BARS - 18) * one.count / most, 1)
    left, right = _across(one.start), _across(one.end)
    return {
        "x": round(left + 2, 1), "width": round(right - left - 4, 1), "middle": round((left + right) / 2, 1),
        "y": round(_SIDE + _BARS + 12 - height, 1), "height": height, "count": one.count,
    }  # fmt: skip


def _across(share: float | None) -> float:
    return round(_SIDE * (share or 0.0), 1)


def _down(share: float | None) -> float:
    return round(_SIDE * (1 - (share or 0.0)), 1)


def _description(found: list[Bin]) -> str:
    """The curve of all questions in words."""
    told = (
        f"from {one.start:.1f} to {one.end:.1f}: {one.share:.0%} of {one.count}"
        for one in found
        if one.share is not None
    )
    return f"Share of questions that can be answered, by their probability. All languages: {'; '.join(told)}."
