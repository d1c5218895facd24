"""How much each section says, by length of the note and by whom it is for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.briefing.records import Audience, Length, SectionKind


@dataclass(frozen=True)
class Plan:
    """The sections of a note, in order, and the most that each may hold; 0 leaves it out.

    `private` lets in the questions that people ask for themselves.
    """

    length: Length
    passages: int
    essentials: int
    context: int
    law: int
    law_sentences: int
    chronology: int
    actors: int
    disagreements: int
    risks: int
    questions: int
    private: bool

    def most(self, kind: SectionKind) -> int:
        """How many points of this section; sources, the annex and what is to be checked have no limit."""
        return int(getattr(self, kind.value, 1))


_PLANS: dict[Length, dict[str, int]] = {
    Length.SHORT: {
        "passages": 14, "essentials": 3, "context": 4, "law": 3, "law_sentences": 1, "chronology": 6, "actors": 3,
        "disagreements": 2, "risks": 3, "questions": 2,
    },
    Length.STANDARD: {
        "passages": 22, "essentials": 5, "context": 8, "law": 5, "law_sentences": 2, "chronology": 10, "actors": 6,
        "disagreements": 4, "risks": 5, "questions": 4,
    },
    Length.LONG: {
        "passages": 34, "essentials": 5, "context": 14, "law": 8, "law_sentences": 3, "chronology": 16, "actors": 9,
        "disagreements": 8, "risks": 8, "questions": 7,
    },
}  # fmt: skip
# A committee reads the law closely; the press asks for facts and dates; a citizen for answers.
_CHANGES: dict[Audience, dict[str, int]] = {
    Audience.MINISTER: {},
    Audience.COMMITTEE: {"law": 2, "law_sentences": 1},
    Audience.PRESS: {"law_sentences": -1, "questions": 1},
    Audience.CITIZEN: {"law": -1, "actors": -1, "questions": 2},
}


def plan_for(audience: Audience, length: Length) -> Plan:
    """The plan of a note; a changed section keeps at least one point, a short note stays short for everyone."""
    counts = dict(_PLANS[length])
    for name, change in _CHANGES[audience].items():
        counts[name] = max(1, counts[name] + (change // 2 if length is Length.SHORT else change))
    return Plan(length=length, **counts, private=audience is Audience.CITIZEN)
