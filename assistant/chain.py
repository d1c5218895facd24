"""The way of a question, as a LangChain runnable: understood → found → decided → written → guarded → answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda

from assistant.companions import companions
from assistant.compose import Composer
from assistant.decision import Verdict, decide, nearest_questions
from assistant.drafts import Verified
from assistant.evidence import Findings, gather
from assistant.guard import verified
from assistant.order import better_founded_first
from assistant.records import Answer, Question, State
from assistant.understanding.intake import Understood, understand
from assistant.writers.base import Writer
from index.open import OpenIndex
from index.retriever import PassageRetriever

# What was asked is near no question of the dossier's: to suggest some would be to suggest at random.
_FAR_FROM_ANY_QUESTION = (State.OUT_OF_SCOPE, State.NEEDS_CLARIFICATION)


@dataclass(frozen=True)
class Work:
    """A question on its way; each step fills in its part."""

    understood: Understood
    findings: Findings | None = None
    verdict: Verdict | None = None
    statements: list[Verified] = field(default_factory=list)


class Publish(Runnable[Work, Answer]):
    """The last step: `invoke` gives the whole answer, `stream` the answer growing statement by statement."""

    def __init__(self, index: OpenIndex, writer: str) -> None:
        self._index = index
        self._writer = writer

    def invoke(self, input: Work, config: RunnableConfig | None = None, **_: Any) -> Answer:  # noqa: A002, ANN401, ARG002
        """The whole answer."""
        return list(self.transform(iter([input])))[-1]

    def transform(
        self,
        input: Iterator[Work],  # noqa: A002 - LangChain's own name
        config: RunnableConfig | None = None,  # noqa: ARG002
        **_: Any,  # noqa: ANN401
    ) -> Iterator[Answer]:
        """Snapshots of the answer, each holding one statement more than the one before."""
        for work in input:
            composer = Composer(self._index.dossier, work.understood, self._writer)
            if work.statements:
                yield from composer.snapshots(work.statements)
            else:
                yield composer.refused(self._refusal(work), self._suggestions(work))

    @staticmethod
    def _refusal(work: Work) -> State:
        if work.verdict is None or work.verdict.state is State.ANSWERED:
            # Nothing that was written passed the guard.
            return State.NOT_IN_DOSSIER
        return work.verdict.state

    @staticmethod
    def _suggestions(work: Work) -> tuple[str, ...]:
        if work.findings is None or work.verdict is None or work.verdict.state in _FAR_FROM_ANY_QUESTION:
            return ()
        return nearest_questions(work.understood, work.findings)


def answer_chain(index: OpenIndex, writer: Writer) -> Runnable[Question, Answer]:
    """The chain of one index and one writer; `invoke`, `stream` and `batch` take `Question`s.

    Raises a QuestionError when the question cannot be taken in.
    """
    retriever = PassageRetriever(index=index)

    def take_in(question: Question) -> Work:
        return Work(understand(question, index.aliases, index.dossier.speaks_until))

    def find(work: Work) -> Work:
        return replace(work, findings=gather(work.understood, retriever))

    def judge(work: Work) -> Work:
        return replace(work, verdict=decide(work.understood, work.findings)) if work.findings else work

    def write(work: Work) -> Work:
        if not work.findings or not work.verdict or work.verdict.state is not State.ANSWERED:
            return work
        as_of, dossier = work.understood.as_of, index.dossier
        statements = list(verified(writer.write(work.understood, work.findings), dossier, as_of))
        added = companions(statements, dossier, work.understood.language, as_of)
        statements += verified(added, dossier, as_of)
        return replace(work, statements=better_founded_first(statements, dossier))

    steps = (RunnableLambda(step) for step in (find, judge, write))
    chain: Runnable[Any, Any] = RunnableLambda(take_in)
    for step in steps:
        chain = chain | step
    return chain | Publish(index, writer.name)
