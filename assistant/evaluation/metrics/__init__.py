"""The metrics by name, in the order in which they are reported; a new one is a file here and a line below."""

from __future__ import annotations

from assistant.evaluation.metrics.answer_correctness import AnswerCorrectness
from assistant.evaluation.metrics.base import Metric
from assistant.evaluation.metrics.citation_precision import CitationPrecision
from assistant.evaluation.metrics.citation_recall import CitationRecall
from assistant.evaluation.metrics.document_hit import DocumentHitAt5
from assistant.evaluation.metrics.forbidden_hits import ForbiddenHits
from assistant.evaluation.metrics.hit import HitAt
from assistant.evaluation.metrics.invented_dates import InventedDates
from assistant.evaluation.metrics.invented_figures import InventedFigures
from assistant.evaluation.metrics.invented_names import InventedNames
from assistant.evaluation.metrics.language_accuracy import LanguageAccuracy
from assistant.evaluation.metrics.language_overlap import LanguageOverlap
from assistant.evaluation.metrics.latency import Latency
from assistant.evaluation.metrics.mrr import ReciprocalRank
from assistant.evaluation.metrics.ndcg import NdcgAt10
from assistant.evaluation.metrics.nugget_recall import NuggetRecall
from assistant.evaluation.metrics.over_answering import OverAnswering
from assistant.evaluation.metrics.over_refusing import OverRefusing
from assistant.evaluation.metrics.recall import RecallAt
from assistant.evaluation.metrics.state_accuracy import StateAccuracy
from assistant.evaluation.metrics.statements_cited import StatementsCited
from assistant.evaluation.metrics.strict_correctness import StrictCorrectness
from assistant.evaluation.metrics.verbatim_quotes import VerbatimQuotes
from assistant.evaluation.metrics.vital_recall import VitalRecall

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        StrictCorrectness(), AnswerCorrectness(), StateAccuracy(), LanguageAccuracy(), VitalRecall(), NuggetRecall(),
        ForbiddenHits(), OverAnswering(), OverRefusing(), CitationRecall(), CitationPrecision(), VerbatimQuotes(),
        StatementsCited(), InventedFigures(), InventedDates(), InventedNames(), DocumentHitAt5(), HitAt(1),
        HitAt(5), RecallAt(1), RecallAt(5), RecallAt(10), ReciprocalRank(), NdcgAt10(), LanguageOverlap(),
        Latency(50), Latency(95),
    )
}  # fmt: skip
