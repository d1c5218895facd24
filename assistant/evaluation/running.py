"""Asks an assistant every question of a dataset, and judges what it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path

from assistant.evaluation.answers import AnswerLog, Asked
from assistant.evaluation.dataset import check_expected
from assistant.evaluation.fingerprint import fingerprint
from assistant.evaluation.judging import judge
from assistant.evaluation.listening import heard_searches
from assistant.evaluation.metrics.ranking import check_library
from assistant.evaluation.records import Case, Outcome
from assistant.evaluation.run import Run, summed_up
from assistant.program import program_version
from assistant.records import Question
from assistant.service import Assistant
from index.retriever import PassageRetriever

RETRIEVED = 10


def evaluate(
    assistant: Assistant,
    cases: Sequence[Case],
    *,
    dataset: str = "",
    folder: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Run:
    """The run of these cases; `dossier evaluate` gives the same figures.

    With a `folder`, answers are written to its `answers.jsonl` as they come, and those already there
    are taken again where the question, the dossier, the model, the writer and the program are the same.
    Raises ExpectedPassageUnknown, RankingLibraryMissing or ReportNotWritable.
    """
    check_library()
    check_expected(list(cases), assistant.dossier)
    asked = _ask_all(assistant, cases, AnswerLog(folder), progress or (lambda _done, _total: None))
    outcomes = [
        Outcome(case=case, retrieved=a.retrieved, answer=a.answer, verdict=judge(case, a.answer, assistant.dossier))
        for case, a in zip(cases, asked, strict=True)
    ]
    return summed_up(
        outcomes, dataset=dataset, dossier_version=assistant.dossier.version, program=program_version(),
        writer=assistant.writer, model=assistant.index.embedder.model_id,
    )  # fmt: skip


def _ask_all(
    assistant: Assistant, cases: Sequence[Case], log: AnswerLog, progress: Callable[[int, int], None]
) -> list[Asked]:
    marks = {case.id: fingerprint(case, assistant) for case in cases}
    known = {case.id: found for case in cases if (found := log.find(case.id, marks[case.id]))}
    log.keep(list(known.values()))
    for done, case in enumerate((case for case in cases if case.id not in known), len(known) + 1):
        known[case.id] = _ask(assistant, case, marks[case.id])
        log.add(known[case.id])
        progress(done, len(cases))
    in_order = [known[case.id] for case in cases]
    log.keep(in_order)
    return in_order


def _ask(assistant: Assistant, case: Case, mark: str) -> Asked:
    with heard_searches() as searches:
        answer = assistant.ask(Question(text=case.question, as_of=case.as_of, history=case.history, id=case.id))
    retriever = PassageRetriever(index=assistant.index, k=RETRIEVED)
    rankings = [
        [document.metadata["passage_id"] for document in retriever.invoke(search, language=answer.language)]
        for search in dict.fromkeys(searches)
    ]
    return Asked(case=case.id, fingerprint=mark, retrieved=_merged(rankings), answer=answer)


def _merged(rankings: list[list[str]]) -> tuple[str, ...]:
    """One ranking of several: all first places, then all second ones, each passage once."""
    in_turn = (passage for places in zip_longest(*rankings) for passage in places if passage is not None)
    return tuple(dict.fromkeys(in_turn))[:RETRIEVED]
