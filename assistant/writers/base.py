"""What a writer is: it drafts sentences from the evidence, and never decides what is true."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from assistant.drafts import Draft
from assistant.evidence import Findings
from assistant.understanding.intake import Understood


class Writer(ABC):
    """Drafts an answer, sentence after sentence; the guard checks each one afterwards."""

    name: ClassVar[str]

    @abstractmethod
    def write(self, understood: Understood, findings: Findings) -> Iterator[Draft]:
        """Drafts in the order in which a person should read them; none when the evidence does not answer."""
