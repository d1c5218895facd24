"""Figures as a person reads them, in either language."""

from __future__ import annotations

from assistant.evaluation.metrics import METRICS
from corpus.catalogue import text
from corpus.records import Language

_NO_BREAK = "\u00a0"
NOTHING = "—"


def say(key: str, language: Language, **params: object) -> str:
    """A string of the evaluation's part of the catalogues."""
    return text(f"evaluation.{key}", language, **params)


def show_value(name: str, value: float | None, language: Language) -> str:
    """A metric's value in its unit: « 96,4 % », “0.93”, “84 ms”."""
    if value is None:
        return NOTHING
    if METRICS[name].unit == "ms":
        return f"{value:.0f}{_NO_BREAK}ms"
    if METRICS[name].unit == "score":
        return _decimal(f"{value:.2f}", language)
    return _decimal(f"{100 * value:.1f}", language) + (f"{_NO_BREAK}%" if language == "fr" else "%")


def show_interval(name: str, low: float | None, high: float | None, language: Language) -> str:
    """The ends of an interval."""
    if low is None or high is None:
        return NOTHING
    return f"{show_value(name, low, language)} – {show_value(name, high, language)}"


def show_p(p: float | None, language: Language) -> str:
    """A p-value to three places."""
    if p is None:
        return NOTHING
    return _decimal("< 0.001" if p < 0.001 else f"{p:.3f}", language)


def _decimal(number: str, language: Language) -> str:
    return number.replace(".", ",") if language == "fr" else number
