"""The chain's last step: what the parts came to, as one answer or as snapshots of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig

from assistant.compose import Composer
from assistant.decision import nearest_questions
from assistant.drafts import Verified
from assistant.records import Answer, Note, State
from assistant.work import Part, Work
from corpus.catalogue import text
from index.open import OpenIndex


class Publish(Runnable[Work, Answer]):
    """`invoke` gives the whole answer, `stream` the answer growing statement by statement."""

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
            if work.courtesy:
                yield composer.replied(work.courtesy)
            elif any(part.statements for part in work.parts):
                yield from composer.snapshots(*_joined(work))
            else:
                first = work.parts[0]
                yield composer.refused(first.refusal, _suggestions(first))


def _joined(work: Work) -> tuple[list[Verified], list[Note]]:
    """The statements of all parts in order, none twice, and what the assistant says between them."""
    statements: list[Verified] = []
    notes: list[Note] = []
    told: set[str] = set()
    for part in work.parts:
        notes += (Note(text=note, before=len(statements)) for note in _notes(part))
        fresh = [statement for statement in part.statements if statement.text not in told]
        told |= {statement.text for statement in fresh}
        statements += fresh
    return statements, notes


def _notes(part: Part) -> Iterator[str]:
    language = part.understood.language
    if part.contradicted:
        yield text("answer.contradicted", language)
    elif part.otherwise:
        yield text("answer.otherwise", language)
    elif part.unsaid:
        yield text("answer.unsaid", language, what=", ".join(part.unsaid))
    if not part.statements:
        known = "personal_advice" if part.refusal is State.PERSONAL_ADVICE else "not_told"
        yield text(f"answer.part.{known}", language, question=part.understood.text.strip(" ?!.,;"))


def _suggestions(part: Part) -> tuple[str, ...]:
    """Questions that the dossier does answer; none near what is about something else."""
    if part.findings is None or part.refusal is State.OUT_OF_SCOPE:
        return ()
    vague = part.refusal is State.NEEDS_CLARIFICATION
    return nearest_questions(part.understood, part.findings, of_each="document" if vague else "passage")
