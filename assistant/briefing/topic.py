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
from assistant.records import Question
from assistant.service import Assistant
from assistant.understanding.intake import understand
from assistant.understanding.language import detect_language, tells_language
from corpus.dates import last_day
from corpus.records import LANGUAGES, Language
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
    """The topic; raises TopicOutside with the topics nearest to it, TopicEmptyThen, or a QuestionError.

    A topic may be put in the other language than the note's.
    """
    question = Question(text=request.topic, language=_spoken(request, assistant), as_of=request.as_of)
    understood = understand(question, assistant.known)
    language = request.language or understood.language
    # Whether the dossier is about a topic does not depend on the day that the note is for.
    whole = replace(understood, as_of=assistant.known.speaks_until)
    findings = gather(whole, PassageRetriever(index=assistant.index))
    if findings.candidates:
        relevance = finder.find(understood.search_text, understood.language)
        if measure(whole, findings, relevance, finder.translation).probability >= _EVEN_ODDS:
            if not _has_begun(relevance, understood.as_of, assistant):
                raise TopicEmptyThen(topic=understood.text, date=understood.as_of.isoformat())
            return Topic(understood.text, language, understood.as_of, relevance)
    nearest = nearest_questions(understood, findings, of_each="document")
    raise TopicOutside(topic=understood.text, near=_documents(nearest, assistant, understood.language))


def _spoken(request: NoteRequest, assistant: Assistant) -> Language | None:
    """The language that the topic is put in, where its words tell; else the one asked for."""
    aliases = assistant.index.aliases
    return detect_language(request.topic, aliases) if tells_language(request.topic, aliases) else request.language


def _has_begun(relevance: Relevance, day: date, assistant: Assistant) -> bool:
    """Whether something that a leading passage dates had happened by the day; what has no date has always been."""
    dates = [on for name in relevance.leads for on in _dates(name, assistant)]
    return day >= assistant.speaks_from and (not dates or min(dates) <= day)


def _dates(passage_id: str, assistant: Assistant) -> list[date]:
    passage = assistant.dossier.passage_in_either(passage_id, LANGUAGES[0])
    return [last_day(sentence.on) for sentence in passage.sentences if sentence.on] if passage else []


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
