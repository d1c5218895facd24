"""axe-core on a page as it is now, and the looks in which each page is tried."""

from __future__ import annotations

from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# Rules that Gradio breaks in a way that cannot be mended from here, each with the reason; none today.
EXCEPTED: dict[str, str] = {}

_OPTIONS = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "rules": {rule: {"enabled": False} for rule in EXCEPTED},
    "resultTypes": ["violations"],
}


class Look(NamedTuple):
    """How a page is looked at."""

    scheme: str
    locale: str
    width: int

    @property
    def french(self) -> bool:
        """Whether the reader speaks French."""
        return self.locale.startswith("fr")

    @property
    def options(self) -> dict[str, Any]:
        """The same, for opening a page; without motion, since a colour on its way in is not the one to judge."""
        return {
            "color_scheme": self.scheme,
            "locale": self.locale,
            "width": self.width,
            "height": 720,
            "reduced_motion": "reduce",
        }


# Every two of colours, language and width meet in one of these.
LOOKS = [
    Look("light", "fr-FR", 1280),
    Look("light", "en-GB", 320),
    Look("dark", "fr-FR", 320),
    Look("dark", "en-GB", 1280),
]


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line for each element, with axe's own words."""
    # In a window that scrolls, something always lies half under the page's head or foot, too small to press there.
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
    page.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
