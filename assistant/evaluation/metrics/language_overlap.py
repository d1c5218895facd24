"""Whether a question gets the same sources in French and in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.evaluation.metrics.base import Metric, Sample
from assistant.evaluation.records import Outcome


class LanguageOverlap(Metric):
    """The mean, over pairs of an answerable question, of the Jaccard overlap of the passages cited.

    A pair of which one language alone is answered overlaps by 0; one answered in neither does not count.
    """

    name = "language_overlap"
    unit = "score"

    def samples(self, outcomes: Sequence[Outcome]) -> Iterator[Sample]:
        """One per pair, under the id of its first question."""
        pairs: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in outcomes:
            if outcome.case.pair and outcome.case.answerable:
                pairs[outcome.case.pair].append(outcome)
        for pair in pairs.values():
            if len({outcome.case.language for outcome in pair}) < len(pair) or len(pair) != 2:
                continue
            one, other = ({citation.passage_id for citation in outcome.answer.citations} for outcome in pair)
            if one | other:
                yield Sample(pair[0].case.id, len(one & other) / len(one | other))
