"""The page's colours and fonts, light and dark, as a Gradio theme; the style sheets read them from there."""

from __future__ import annotations

import gradio as gr

_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Liberation Sans", "Arial", "sans-serif")
_MONO = ("ui-monospace", "Cascadia Mono", "Menlo", "Liberation Mono", "monospace")

# Each pair is (light, dark); text keeps a contrast of 4.5 to 1 or more on every ground it stands on.
_COLOURS = {
    "body_background_fill": ("#f6f5f1", "#12181b"),
    "block_background_fill": ("#ffffff", "#1a2226"),
    "background_fill_primary": ("#ffffff", "#1a2226"),
    "background_fill_secondary": ("#eeece5", "#222c31"),
    "body_text_color": ("#1c2528", "#e7ecea"),
    "body_text_color_subdued": ("#546166", "#a4b1b4"),
    "border_color_primary": ("#dcd8cd", "#324047"),
    "color_accent_soft": ("#e0eeeb", "#18342f"),
    "border_color_accent": ("#0e5c58", "#74d2c2"),
    "link_text_color": ("#0e5c58", "#74d2c2"),
    "button_primary_background_fill": ("#0e5c58", "#74d2c2"),
    "button_primary_background_fill_hover": ("#0a4845", "#93e0d2"),
    "button_primary_text_color": ("#ffffff", "#0c211e"),
    "input_background_fill": ("#ffffff", "#1a2226"),
    "input_border_color": ("#7d888b", "#7b8b90"),
    "error_background_fill": ("#fdeeec", "#351e1c"),
    "error_border_color": ("#b3392f", "#f0958b"),
    "error_text_color": ("#8a241c", "#f7b3ab"),
}


def create_theme() -> gr.themes.Base:
    """The theme, made of fonts that the reader's machine has: nothing is fetched."""
    theme = gr.themes.Base(font=_SANS, font_mono=_MONO)
    values = {name: light for name, (light, _) in _COLOURS.items()}
    values |= {f"{name}_dark": dark for name, (_, dark) in _COLOURS.items()}
    theme.set(**values)
    return theme
