"""Jinja as the product uses it: a package's own templates, everything escaped, an unknown name an error."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def templates_of(package: str, *, escaped: bool = True) -> Environment:
    """The templates in a package's folder `templates`; `escaped` is for HTML and SVG, not for Markdown."""
    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=escaped,  # noqa: S701 - Markdown has its own escapes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
