"""Takes a topic in: its language, its day, and whether the dossier is about it at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from assistant.briefing.errors import TitledIn, TopicEmptyThen, TopicOutside
from assistant.briefing.relevance import Relevance, RelevanceFinder
from assistant.briefing.request import NoteRequest
from assistant.briefing.scope import measure
from assistant.briefing.sections.roles import is_set_apart
from assistant.decision import nearest_questions
from assistant.evidence import gather
from assistant.guard import holds_by
from assistant.records import Question
from assistant.service import Assistant
from assistant.understanding.intake import understand
from corpus.records import Language
from index.retriever import PassageRetriever

_EVEN_ODDS = 0.5


@dataclass(frozen=True)
class Topic:
    """A topic of the dossier, and what is relevant to it."""

    text: str
    language: Language
    as_of: date
    relevance: Relevance


def take_in(request: NoteRequest, assistant: Assistant, finder: RelevanceFinder) -> Topic:
    """The topic; raises TopicOutside with the topics nearest to it, TopicEmptyThen, or a QuestionError."""
    question = Question(text=request.topic, language=request.language, as_of=request.as_of)
    understood = understand(question, assistant.known)
    # Whether the dossier is about a topic does not depend on the day that the note is for.
    whole = replace(understood, as_of=assistant.known.speaks_until)
    findings = gather(whole, PassageRetriever(index=assistant.index))
    if findings.candidates:
        relevance = finder.find(understood.search_text, understood.language)
        if measure(whole, findings, relevance, finder.translation).probability >= _EVEN_ODDS:
            if not any(holds_by(sentence, understood.as_of) for sentence in findings.passages[0].passage.sentences):
                raise TopicEmptyThen(topic=understood.text, date=understood.as_of.isoformat())
            return Topic(understood.text, understood.language, understood.as_of, relevance)
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
