"""A run in the forms of other people's tools: TREC run, TREC qrels, and samples in the manner of RAGAS."""

from __future__ import annotations

import json

from assistant.evaluation.judging import said_by
from assistant.evaluation.matching import PATTERN_PREFIX
from assistant.evaluation.records import Case
from assistant.evaluation.run import Run
from assistant.records import State
from corpus.catalogue import text
from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Language

RUN_NAME = "dossier"


def trec_run(run: Run) -> str:
    """What was retrieved: `question Q0 passage rank score name`, scores falling with the rank."""
    return "".join(
        f"{outcome.case.id} Q0 {passage} {rank} {len(outcome.retrieved) - rank + 1} {RUN_NAME}\n"
        for outcome in run.outcomes
        for rank, passage in enumerate(outcome.retrieved, 1)
    )


def trec_qrels(run: Run) -> str:
    """What is relevant: `question 0 passage 1`."""
    return "".join(
        f"{outcome.case.id} 0 {passage} 1\n" for outcome in run.outcomes for passage in outcome.case.relevant
    )


def samples(run: Run, dossier: Dossier) -> str:
    """One JSON line per question: id, question, contexts, answer, reference.

    The contexts are the passages retrieved, in the answer's language; the reference is what the
    question's nuggets say.
    """
    lines = []
    for outcome in run.outcomes:
        language = outcome.answer.language
        lines.append({
            "id": outcome.case.id,
            "question": outcome.case.question,
            "contexts": [found for name in outcome.retrieved if (found := _passage(dossier, name, language))],
            "answer": said_by(outcome.answer),
            "reference": _reference(outcome.case),
        })  # fmt: skip
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def _passage(dossier: Dossier, passage_id: str, language: Language) -> str:
    order = (language, *LANGUAGES)
    return next((found.text for spoken in order if (found := dossier.passage(passage_id, spoken))), "")


def _reference(case: Case) -> str:
    """The first written form of each nugget; for a question to be refused, the refusal."""
    if not case.answerable:
        return next((text(f"refusal.{s}", case.language) for s in case.expected_states if s is not State.ERROR), "")
    forms = ([form for form in nugget.any_of if not form.startswith(PATTERN_PREFIX)] for nugget in case.nuggets)
    return "; ".join(written[0] for written in forms if written)
