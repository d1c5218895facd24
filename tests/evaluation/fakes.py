"""Answers made up by hand over a dossier of two sentences, so that every figure can be computed on paper."""

from __future__ import annotations

from typing import Any

from assistant.evaluation.judging import judge
from assistant.evaluation.records import Case, Nugget, Outcome
from assistant.records import Answer, Citation, State, Statement
from corpus.dossier import Dossier
from corpus.records import Language, Rank
from tests.assistant.small_dossier import SPEAKS_UNTIL, document, dossier_of, passage

COST = "Le marché intercalaire était estimé à 6,2 millions d'euros sur quatre ans."
CHOICE = "Scaleway a été choisi par l'État le 23 avril 2026 pour héberger la Plateforme."
COST_EN = "The interim contract was put at €6.2 million over four years."
CHOICE_EN = "Scaleway was chosen by the State on 23 April 2026 to host the Platform."


def dossier() -> Dossier:
    """A document of two passages of one sentence, in both languages."""
    return dossier_of(
        document(passage("d#cost", COST, heading="Le coût"), passage("d#choice", CHOICE, heading="Le choix")),
        document(
            passage("d#cost", COST_EN, language="en", heading="The cost"),
            passage("d#choice", CHOICE_EN, language="en", heading="The choice"),
        ),
    )


def case(case_id: str = "q", *vital: str, expected: tuple[State, ...] = (State.ANSWERED,), **keys: Any) -> Case:
    """A French question whose answer must tell each of these facts."""
    nuggets = tuple(Nugget(any_of=(form,)) for form in vital)
    told = {"question": "Qui ?", "language": "fr", "nuggets": nuggets, **keys}
    return Case(id=case_id, expected_states=expected, **told)


def citation(quote: str, passage_id: str = "d#choice", number: int = 1, language: Language = "fr") -> Citation:
    """A quote, placed where the passage has it; at its beginning when it has not."""
    found = dossier().passage(passage_id, language)
    start = max(found.text.find(quote), 0) if found else 0
    return Citation(
        number=number, passage_id=passage_id, title="D", heading="…", publisher=None, kind="articles", rank=Rank.OTHER,
        published=None, url=None, reference=None, language=language, text_kind="summary", quote=quote, start=start,
        end=start + len(quote), sources=(),
    )  # fmt: skip


def answer(*statements: tuple[str, tuple[int, ...]], citations: tuple[Citation, ...] = (), **keys: Any) -> Answer:
    """An answer of these statements with the numbers of their citations; a refusal when there is none."""
    told: dict[str, Any] = {
        "id": "q", "question": "Qui ?", "language": "fr", "as_of": SPEAKS_UNTIL, "dossier_version": "1", "writer": "w",
        "state": State.ANSWERED if statements else State.NOT_IN_DOSSIER,
        "text": " ".join(text for text, _ in statements) or "Le dossier ne le dit pas.",
    }  # fmt: skip
    parts = tuple(Statement(text=text, citations=numbers) for text, numbers in statements)
    return Answer(statements=parts, citations=citations, **{**told, **keys})


def chosen(**keys: Any) -> Answer:
    """The right answer to who was chosen: one sentence, quoted whole."""
    return answer((CHOICE, (1,)), citations=(citation(CHOICE),), **keys)


def refused(state: State = State.NOT_IN_DOSSIER, **keys: Any) -> Answer:
    """A refusal."""
    return answer(state=state, **keys)


def outcome(asked: Case, got: Answer, *retrieved: str) -> Outcome:
    """What came of a question, judged."""
    return Outcome(case=asked, retrieved=retrieved, answer=got, verdict=judge(asked, got, dossier()))
