"""Opinions as questions to evaluate: what is known is filled in, what a person must decide is left open.

What is left open does not load as a dataset, so that no score can come from a question half written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.evaluation.records import TOLD
from assistant.feedback.errors import ExportUnwritable
from assistant.feedback.records import FeedbackVerdict, KeptFeedback

TO_COMPLETE = "to-complete"


def export_questions(kept: Iterable[KeptFeedback], target: Path) -> int:
    """Writes a question for each opinion, one JSON object a line; returns how many. Raises ExportUnwritable."""
    lines = [json.dumps(question, ensure_ascii=False) for question in questions(kept)]
    try:
        target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise ExportUnwritable(path=target, reason=error.strerror) from error
    return len(lines)


def questions(kept: Iterable[KeptFeedback]) -> Iterator[dict[str, object]]:
    """Each opinion with the keys of `assistant.evaluation.records.Case`.

    An answer found useful was in the right state and cited what is relevant. Of one that was not, neither
    is known. Either way a fact to tell is asked for, unless a refusal was right.
    """
    for opinion in kept:
        useful = opinion.verdict is FeedbackVerdict.USEFUL
        refused = opinion.state not in TOLD
        yield {
            "id": f"feedback-{opinion.number}",
            "question": opinion.question,
            "language": opinion.language,
            "as_of": opinion.as_of.isoformat(),
            "expected_states": [opinion.state.value] if useful else [],
            "nuggets": [] if useful and refused else [{"vital": True, "any_of": []}],
            "relevant": list(opinion.passages) if useful else [],
            "tags": _tags(opinion, complete=useful and refused),
        }


def _tags(opinion: KeptFeedback, *, complete: bool) -> list[str]:
    said = [f"was-{opinion.state.value}", opinion.verdict.value, *(reason.value for reason in opinion.reasons)]
    return ["feedback", *([] if complete else [TO_COMPLETE]), *said]
