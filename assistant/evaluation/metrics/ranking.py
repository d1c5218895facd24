"""Scores rankings of passages with ir-measures, which runs trec_eval's own code.

Install it with the extra `evaluation`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from assistant.evaluation.errors import RankingLibraryMissing
from assistant.evaluation.metrics.base import Sample
from assistant.evaluation.records import Outcome

if TYPE_CHECKING:
    from ir_measures import Measure


def check_library() -> None:
    """Raises RankingLibraryMissing; asked before the questions are, which take minutes."""
    if find_spec("ir_measures") is None:
        raise RankingLibraryMissing


def scores(measure: Measure, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
    """One per question whose relevant passages are known."""
    from ir_measures import Qrel, ScoredDoc, iter_calc

    judged = [outcome for outcome in outcomes if outcome.case.relevant]
    qrels = [Qrel(o.case.id, passage, 1) for o in judged for passage in o.case.relevant]
    # trec_eval ranks by score alone, and breaks ties in its own way.
    run = [ScoredDoc(o.case.id, passage, -rank) for o in judged for rank, passage in enumerate(o.retrieved)]
    found = {scored.query_id: scored.value for scored in iter_calc([measure], qrels, run)} if judged else {}
    return (Sample(o.case.id, float(found[o.case.id])) for o in judged)
