"""The assistant as every channel uses it: ask, stream, ask many, look up a passage."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from assistant.chain import answer_chain
from assistant.errors import QuestionError
from assistant.language_model.connection import LanguageModel, language_model_of
from assistant.records import Answer, Question, State
from assistant.settings import Settings, load_settings
from assistant.tracking.shelf import Shelf
from assistant.understanding.known import Known
from assistant.writers import make_writer
from corpus.catalogue import interface_language, text
from corpus.dates import last_day
from corpus.dossier import Dossier, load_dossier
from corpus.records import LANGUAGES, Document, Language, Passage, Source
from index.build import Progress
from index.embedder import load_embedder
from index.errors import HomeNotWritable
from index.open import OpenIndex, ensure_index


class Assistant:
    """Answers questions from one index with one writer; safe to share between threads.

    The `language_model`, if any, words briefing notes anew; it answers no question.
    """

    def __init__(
        self, index: OpenIndex, writer: str = "extractive", language_model: LanguageModel | None = None
    ) -> None:
        self.index = index
        self.writer = writer
        self.language_model = language_model
        self.known = Known.of(index.dossier, index.aliases)
        self.chain = answer_chain(index, make_writer(writer), self.known)

    @property
    def dossier(self) -> Dossier:
        """The dossier it answers from."""
        return self.index.dossier

    @property
    def speaks_until(self) -> date:
        """The day on which the dossier was closed."""
        return self.dossier.speaks_until

    @property
    def speaks_from(self) -> date:
        """The day of the timeline's first event; the day of closing when there is no timeline."""
        return min((last_day(event.date) for event in self.dossier.events), default=self.speaks_until)

    def warm(self) -> None:
        """Loads now what the first question would otherwise wait for."""
        self.ask(Question(text=text("warm.question", "fr")))

    def ask(self, question: Question) -> Answer:
        """The whole answer; a question that cannot be taken in gives one in state `error`."""
        return list(self.stream(question))[-1]

    def stream(self, question: Question) -> Iterator[Answer]:
        """Snapshots of the answer, statement after statement; the last one is whole and timed."""
        started = time.perf_counter()
        last: Answer | None = None
        try:
            for snapshot in self.chain.stream(question):
                if last is not None:
                    yield last
                last = snapshot
        except QuestionError as error:
            last = self.error(question, error)
        if last is not None:
            yield last.model_copy(update={"latency_ms": round(1000 * (time.perf_counter() - started), 1)})

    def error(self, question: Question, error: QuestionError) -> Answer:
        """The answer to what could not be taken in as a question: what is wrong and what to do."""
        language = question.language or interface_language()
        return Answer(
            id=uuid.uuid4().hex if question.id is None else question.id,
            question=question.text, language=language, state=State.ERROR, text=error.message(language),
            as_of=min(question.as_of or self.speaks_until, self.speaks_until),
            dossier_version=self.dossier.version, writer=self.writer,
        )  # fmt: skip

    def passage(self, passage_id: str, language: Language) -> Passage | None:
        """The passage in the language, else in the other one, else None."""
        return self.dossier.passage_in_either(passage_id, language)

    def source(self, source_id: str) -> Source | None:
        """The entry of the bibliography, else None."""
        return self.dossier.sources.get(source_id)

    def document(self, document_id: str, language: Language) -> Document | None:
        """The document in the language, else in the other one, else None."""
        order = (language, *LANGUAGES)
        return next((found for spoken in order if (found := self.dossier.document(document_id, spoken))), None)

    def dossier_title(self, language: Language) -> str:
        """What the dossier is about."""
        return self.dossier.title[language]


def load_assistant(
    settings: Settings | None = None, progress: Progress | None = None, writer: str | None = None
) -> Assistant:
    """The assistant of these settings; builds its model and its index first when they are missing.

    Raises a DossierError that says what to do: dossier defective, home not writable, model missing.
    """
    settings = settings or load_settings()
    make_writer(writer or settings.writer)
    dossier = load_dossier(settings.corpus)
    embedder = load_embedder(settings.home, settings.model)
    index = ensure_index(dossier, embedder, settings.home, progress)
    assistant = Assistant(index, writer or settings.writer, language_model_of(settings))
    assistant.warm()
    # An answer needs no snapshot: a home that only serves may be read-only.
    with suppress(HomeNotWritable):
        Shelf(settings.home).keep(dossier)
    return assistant
