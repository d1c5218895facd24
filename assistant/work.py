"""A question on its way through the chain: what each step has found out so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.decision import Verdict
from assistant.drafts import Verified
from assistant.evidence import Findings
from assistant.records import State
from assistant.understanding.intake import Understood
from assistant.understanding.small_talk import Courtesy


@dataclass(frozen=True)
class Part:
    """One of the questions asked; each step fills in its part.

    `unsaid` are the names, dates and figures that it takes for granted and that nothing found holds;
    `contradicted` tells that the dossier says the contrary of what it takes for granted, `otherwise` that it tells the
    event with another deed, doer or article.
    """

    understood: Understood
    findings: Findings | None = None
    verdict: Verdict | None = None
    statements: list[Verified] = field(default_factory=list)
    unsaid: tuple[str, ...] = ()
    contradicted: bool = False
    otherwise: bool = False

    @property
    def refusal(self) -> State:
        """Why there is no statement."""
        if self.verdict is None or self.verdict.state is State.ANSWERED:
            # Nothing that was written passed the guard.
            return State.NOT_IN_DOSSIER
        return self.verdict.state


@dataclass(frozen=True)
class Work:
    """All that was asked at once, its parts in turn; `courtesy` when nothing was asked of the dossier."""

    understood: Understood
    parts: tuple[Part, ...] = ()
    courtesy: Courtesy | None = None
