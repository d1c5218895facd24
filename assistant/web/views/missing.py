"""What a link may name and the dossier does not have."""

from __future__ import annotations

from typing import Literal

What = Literal["document", "section", "source", "event"]


class NotInDossier(LookupError):
    """The dossier has no such document, section, source or event; the view says so to its reader."""

    def __init__(self, what: What, name: str) -> None:
        super().__init__(f"{what} {name}")
        self.what = what
        self.name = name
