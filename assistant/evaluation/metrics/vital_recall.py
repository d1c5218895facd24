"""Which of the facts that an answer must tell it tells."""

from __future__ import annotations

from assistant.evaluation.metrics.nugget_recall import NuggetRecall


class VitalRecall(NuggetRecall):
    """The same as the recall of all nuggets, over the vital ones alone."""

    name = "vital_recall"
    vital_only = True
