"""Quality of the answers on the development and the test questions: `python -m tests.bench.quality`."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from rich.console import Console
from rich.table import Table

from assistant.drafts import Quote
from assistant.guard import locate
from assistant.records import Answer, Question, State
from assistant.service import Assistant, load_assistant
from tests.bench.questions import SPLITS, Case, load_cases

ANSWERED = (State.ANSWERED, State.SOURCES_DISAGREE)


def main() -> None:
    assistant = load_assistant()
    table = Table("", *(f"{split} {language}" for split in SPLITS for language in ("fr", "en")))
    columns = [_figures(assistant, load_cases(split), language) for split in SPLITS for language in ("fr", "en")]
    for name in columns[0]:
        table.add_row(name, *(column[name] for column in columns))
    Console(width=110).print(table)
    for split in SPLITS:
        print(f"{split}: citation overlap of French and English {_overlap(assistant, load_cases(split)):.2f}")


def _figures(assistant: Assistant, cases: list[Case], language: str) -> dict[str, str]:
    cases = [case for case in cases if case.language == language]
    answers = {case.id: assistant.ask(Question(text=case.question)) for case in cases}
    can = [case for case in cases if case.answerable]
    cannot = [case for case in cases if not case.answerable]
    told = [case for case in can if answers[case.id].state in ANSWERED]
    right = [case for case in told if case.holds_all(answers[case.id].text) and answers[case.id].language == language]
    over = [case for case in cannot if answers[case.id].state in ANSWERED]
    latencies = [answer.latency_ms for answer in answers.values()]
    citations = [citation for answer in answers.values() for citation in answer.citations]
    verbatim = sum(_verbatim(assistant, citation.passage_id, citation) for citation in citations)
    top5 = sum(_recalled(assistant, case) for case in can)
    return {
        "answerable questions": str(len(can)),
        "answered with every vital fact": _share(len(right), len(can)),
        "of those answered, right": _share(len(right), len(told)),
        "refused although answerable": _share(len(can) - len(told), len(can)),
        "unanswerable questions": str(len(cannot)),
        "answered although unanswerable": _share(len(over), len(cannot)),
        "right document among the first 5 passages": _share(top5, len(can)),
        "quotes verbatim": _share(verbatim, len(citations)),
        "statements per answer": f"{np.mean([len(answers[case.id].statements) for case in told]):.1f}",
        "latency p50 / p95": f"{np.percentile(latencies, 50):.0f} / {np.percentile(latencies, 95):.0f} ms",
    }


def _recalled(assistant: Assistant, case: Case) -> bool:
    from index.retriever import PassageRetriever

    found = PassageRetriever(index=assistant.index, k=5).invoke(case.question, language=case.language)
    return any(document.id.partition("#")[0] in case.documents for document in found)


def _verbatim(assistant: Assistant, passage_id: str, citation: object) -> bool:
    quote = Quote(passage_id, citation.language, citation.quote)
    return locate(quote, assistant.dossier) is not None


def _overlap(assistant: Assistant, cases: list[Case]) -> float:
    """Mean Jaccard overlap of the passages cited for the two versions of a question, both answered."""
    pairs: dict[str, list[Answer]] = defaultdict(list)
    for case in cases:
        if case.answerable:
            pairs[case.pair].append(assistant.ask(Question(text=case.question)))
    scores = []
    for answers in pairs.values():
        cited = [{citation.passage_id for citation in answer.citations} for answer in answers]
        if len(cited) == 2 and all(cited):
            scores.append(len(cited[0] & cited[1]) / len(cited[0] | cited[1]))
    return float(np.mean(scores))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"


if __name__ == "__main__":
    main()
