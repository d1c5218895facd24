"""The way of a question, as a LangChain runnable: understood → found → decided → written → guarded → answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.companions import companions
from assistant.decision import Verdict, decide
from assistant.evidence import Findings, gather
from assistant.guard import verified
from assistant.order import better_founded_first
from assistant.publish import Publish
from assistant.records import Answer, Question, State, Turn
from assistant.understanding.advice import asks_advice, asks_writing
from assistant.understanding.contrary import contradicted_by, is_contrary
from assistant.understanding.corrected import corrected_by
from assistant.understanding.intake import Understood, small_talk_in, understand, understand_part
from assistant.understanding.known import Known
from assistant.understanding.other_article import told_by_another_article
from assistant.understanding.premise import unsaid
from assistant.understanding.several import questions_in
from assistant.understanding.supposed import told_otherwise
from assistant.understanding.vague import is_vague
from assistant.work import Part, Work
from assistant.writers.base import Writer
from index.open import OpenIndex
from index.retriever import PassageRetriever

# Below this probability, what was found is about something else and contradicts nothing.
LEAST_TO_CONTRADICT = 0.09


def answer_chain(index: OpenIndex, writer: Writer, known: Known | None = None) -> Runnable[Question, Answer]:
    """The chain of one index and one writer; `invoke`, `stream` and `batch` take `Question`s.

    Raises a QuestionError when the question cannot be taken in.
    """
    known = known or Known.of(index.dossier, index.aliases)
    one = _answer_one(index, writer, known)

    def take_in(question: Question) -> Work:
        talk = small_talk_in(question)
        if talk:
            greeted = Understood(question, question.text, talk.language, known.speaks_until)
            return Work(greeted, courtesy=talk.courtesy)
        return Work(understand(question, known))

    def answer_in_turn(work: Work) -> Work:
        parts: list[Part] = []
        asked = [] if work.courtesy else questions_in(work.understood.text)
        for position, text in enumerate(asked):
            whole = work.understood
            ready = whole if len(asked) == 1 else understand_part(whole, text, _said(parts), known, later=position > 0)
            parts.append(one.invoke(Part(ready)))
        return replace(work, parts=tuple(parts))

    return RunnableLambda(take_in) | RunnableLambda(answer_in_turn) | Publish(index, writer.name)


def _answer_one(index: OpenIndex, writer: Writer, known: Known) -> Runnable[Part, Part]:
    """The steps that answer one question."""
    retriever = PassageRetriever(index=index)

    def find(part: Part) -> Part:
        return replace(part, findings=gather(part.understood, retriever))

    def judge(part: Part) -> Part:
        return _judged(part, part.findings, known) if part.findings else part

    def write(part: Part) -> Part:
        if not part.findings or not part.verdict or part.verdict.state is not State.ANSWERED:
            return part
        as_of, dossier = part.understood.as_of, index.dossier
        statements = list(verified(writer.write(part.understood, part.findings), dossier, as_of))
        added = companions(statements, dossier, part.understood.language, as_of)
        statements += verified(added, dossier, as_of)
        return replace(part, statements=better_founded_first(statements, dossier))

    def check_premise(part: Part) -> Part:
        asked, statements = part.understood, part.statements
        typical = known.is_typical(asked.search_text)
        contrary = bool(statements) and not typical and is_contrary(asked, statements[0].text)
        missing = unsaid(asked, statements, index.dossier, known)
        return replace(part, contradicted=part.contradicted or contrary, unsaid=missing)

    chain: Runnable[Any, Any] = RunnableLambda(find)
    for step in (judge, write, check_premise):
        chain = chain | RunnableLambda(step)
    return chain


def _judged(part: Part, findings: Findings, known: Known) -> Part:
    """The part with its verdict; a refused question is answered by what contradicts it."""
    verdict = _verdict(part.understood, findings, known)
    if verdict.state is State.NOT_IN_DOSSIER and verdict.probability >= LEAST_TO_CONTRADICT:
        asked = part.understood
        against = contradicted_by(asked, findings) or corrected_by(asked, findings)
        instead = against or told_by_another_article(asked, findings) or told_otherwise(asked, findings, known)
        if instead:
            answered = replace(verdict, state=State.ANSWERED)
            return replace(part, verdict=answered, findings=instead, contradicted=bool(against), otherwise=not against)
    return replace(part, verdict=verdict)


def _verdict(understood: Understood, findings: Findings, known: Known) -> Verdict:
    """Whether to answer: by the question's own words where they tell, else by what was found."""
    if asks_advice(understood.text):
        return Verdict(State.PERSONAL_ADVICE, 0.0)
    if is_vague(understood.search_text, known):
        return Verdict(State.NEEDS_CLARIFICATION, 0.0)
    verdict = decide(understood, findings)
    if asks_writing(understood.text) and verdict.state is not State.OUT_OF_SCOPE:
        return Verdict(State.PERSONAL_ADVICE, verdict.probability)
    return verdict


def _said(parts: list[Part]) -> tuple[Turn, ...]:
    """The parts answered so far, as a conversation."""
    turns = (
        (Turn(role="user", content=part.understood.text), Turn(role="assistant", content=_told(part))) for part in parts
    )
    return tuple(turn for pair in turns for turn in pair)


def _told(part: Part) -> str:
    return " ".join(statement.text for statement in part.statements)
