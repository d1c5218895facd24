"""What each way of finding a passage brings, alone and together: `python -m tests.bench.retrieval`."""

from __future__ import annotations

from copy import deepcopy

from rich.console import Console
from rich.table import Table

from assistant.service import load_assistant
from index.fusion import WEIGHTS, Evidence, Signal, fuse
from index.retriever import PassageRetriever
from tests.bench.questions import SPLITS, Case, load_cases

MIXES: dict[str, dict[Signal, float]] = {
    **{f"{signal} alone": {signal: 1.0} for signal in Signal},
    "all, equal weights": dict.fromkeys(Signal, 0.25),
    "all but words": {signal: weight for signal, weight in WEIGHTS.items() if signal is not Signal.WORDS},
    "all but questions": {signal: weight for signal, weight in WEIGHTS.items() if signal is not Signal.QUESTION},
    "all, as shipped": WEIGHTS,
}


def main() -> None:
    retriever = PassageRetriever(index=load_assistant().index)
    table = Table("right document", *(f"{split} {what}" for split in SPLITS for what in ("first", "in 5", "MRR")))
    found = {
        split: [(case, _evidence(retriever, case)) for case in load_cases(split) if case.answerable] for split in SPLITS
    }
    for name, weights in MIXES.items():
        cells = [f"{figure:.3f}" for split in SPLITS for figure in _figures(found[split], weights)]
        table.add_row(name, *cells)
    Console(width=110).print(table)


def _evidence(retriever: PassageRetriever, case: Case) -> dict[str, Evidence]:
    vector = retriever.index.embedder.embed_query(case.question)
    return retriever.evidence(case.question, vector, case.language)


def _figures(found: list[tuple[Case, dict[str, Evidence]]], weights: dict[Signal, float]) -> tuple[float, float, float]:
    ranks = []
    for case, evidence in found:
        ranked = [item.passage_id.partition("#")[0] for item in fuse(deepcopy(evidence), weights)]
        ranks.append(next((rank for rank, document in enumerate(ranked, 1) if document in case.documents), 0))
    total = len(ranks)
    first, five = sum(rank == 1 for rank in ranks), sum(0 < rank <= 5 for rank in ranks)
    return first / total, five / total, sum(1 / rank for rank in ranks if rank) / total


if __name__ == "__main__":
    main()
