"""Takes a topic in: its language, its day, and whether the dossier is about it at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.briefing.errors import TitledIn, TopicOutside
from assistant.briefing.request import NoteRequest
from assistant.briefing.sections.roles import is_set_apart
from assistant.decision import decide, features, nearest_questions
from assistant.evidence import gather
from assistant.records import Question, State
from assistant.service import Assistant
from assistant.understanding.intake import understand
from corpus.records import Language
from index.retriever import PassageRetriever

# A topic names what it is about and asks for no fact: near no question and naming little, it is another subject.
_NEAR_QUESTION = 0.785
_NAMED_SHARE = 0.6


@dataclass(frozen=True)
class Topic:
    """A topic ready to be searched."""

    text: str
    searched: str
    language: Language
    as_of: date


def take_in(request: NoteRequest, assistant: Assistant) -> Topic:
    """The topic; raises TopicOutside with the topics nearest to it, or a QuestionError."""
    question = Question(text=request.topic, language=request.language, as_of=request.as_of)
    understood = understand(question, assistant.known)
    findings = gather(understood, PassageRetriever(index=assistant.index))
    if findings.candidates:
        verdict, measured = decide(understood, findings), features(understood, findings)
        near = measured["question_cosine"] >= _NEAR_QUESTION or measured["covered"] >= _NAMED_SHARE
        if verdict.state is State.ANSWERED and near:
            return Topic(understood.text, understood.search_text, understood.language, understood.as_of)
    nearest = nearest_questions(understood, findings, of_each="document")
    raise TopicOutside(topic=understood.text, near=_documents(nearest, assistant, understood.language))


def _documents(questions: tuple[str, ...], assistant: Assistant, language: Language) -> tuple[TitledIn, ...]:
    """The titles, in each language, of the account's documents whose typical questions came nearest."""
    asked = set(questions)
    owners = [
        document.id
        for document in assistant.dossier.documents
        if document.language == language
        and not is_set_apart(document.id)
        and any(asked.intersection(passage.questions) for passage in document.passages)
    ]
    found = [{d.language: d.title for d in assistant.dossier.documents if d.id == owner} for owner in owners]
    return tuple(found)
