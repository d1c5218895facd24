"""An assistant that answers by heart, slowly enough for a stream to be seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.records import (
    Answer,
    Citation,
    ConflictSide,
    ConflictView,
    Question,
    SourceReference,
    State,
    Statement,
)
from corpus.records import Document, Language, Passage, Rank, Sentence, Source
from tests.web.fake_dossier import HOSTILE as HOSTILE
from tests.web.fake_dossier import make_dossier

LONG_PAUSE = 2.0
SPEAKS_FROM = date(2016, 1, 26)
SPEAKS_UNTIL = date(2026, 11, 23)

TEXTS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "Le 23 avril 2026, la Plateforme des données de santé a choisi Scaleway pour héberger ses données.",
        "Scaleway succède à Microsoft Azure, l'hébergeur de la Plateforme depuis 2019.",
        "Le marché a été passé après une consultation de plusieurs fournisseurs européens.",
        "La migration complète est attendue entre la fin de 2026 et le début de 2027.",
    ),
    "en": (
        "On 23 April 2026, the Health Data Platform chose Scaleway to host its data.",
        "Scaleway takes over from Microsoft Azure, the Platform's host since 2019.",
        "The contract was awarded after several European providers had been consulted.",
        "The whole migration is expected between the end of 2026 and the beginning of 2027.",
    ),
}
LAST_WORDS: dict[Language, str] = {
    "fr": "Le calendrier sera confirmé en janvier 2027.",
    "en": "The timetable will be confirmed in January 2027.",
}
REFUSED = {
    "salaire": State.NOT_IN_DOSSIER,
    "salary": State.NOT_IN_DOSSIER,
    "météo": State.OUT_OF_SCOPE,
    "weather": State.OUT_OF_SCOPE,
    "cancer": State.PERSONAL_ADVICE,
    "et lui": State.NEEDS_CLARIFICATION,
}
TITLES: dict[Language, tuple[str, str]] = {
    "fr": ("Le choix de Scaleway", "Ce qui a été décidé en avril 2026"),
    "en": ("The choice of Scaleway", "What was decided in April 2026"),
}
SOURCES = (
    SourceReference(
        id="communique-2026-04-23",
        title="La Plateforme des données de santé retient Scaleway",
        publisher="Health Data Hub",
        rank=Rank.OFFICIAL,
        date="2026-04-23",
        url="https://example.org/communique",
    ),
    SourceReference(
        id="presse-2026-04",
        title="Health Data Hub : la migration expliquée",
        publisher="L'Usine digitale",
        rank=Rank.PRESS,
        date="2026-04",
        url="https://example.org/presse",
    ),
)


def make_passage(language: Language) -> Passage:
    """A passage of two paragraphs; the first holds the quotes, and the second is long enough to scroll."""
    sentences = TEXTS[language]
    starts = [sum(len(before) + 1 for before in sentences[:position]) for position in range(len(sentences))]
    return Passage(
        id="choice-of-scaleway#decision",
        document_id="choice-of-scaleway",
        language=language,
        heading=TITLES[language][1],
        text=" ".join(sentences) + "\n\n" + " ".join(sentences[2:] * 6) + "\n\n" + LAST_WORDS[language],
        sentences=tuple(Sentence(text=words, start=start) for words, start in zip(sentences, starts, strict=True)),
    )


def make_citation(number: int, language: Language, **changes: Any) -> Citation:
    """A citation of the passage's sentence of that number."""
    quote = TEXTS[language][number - 1]
    start = make_passage(language).text.index(quote)
    source = SOURCES[(number - 1) % 2]
    fields: dict[str, Any] = {
        "number": number,
        "passage_id": "choice-of-scaleway#decision",
        "title": TITLES[language][0],
        "heading": TITLES[language][1],
        "publisher": source.publisher,
        "kind": "articles",
        "rank": source.rank,
        "published": source.date,
        "url": source.url,
        "reference": None,
        "language": language,
        "text_kind": "summary",
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "sources": SOURCES if number == 1 else (source,),
    }
    return Citation(**(fields | changes))


def make_last_citation(language: Language) -> Citation:
    """A citation of the passage's last words."""
    end = len(make_passage(language).text)
    quote = LAST_WORDS[language]
    return make_citation(1, language, quote=quote, start=end - len(quote), end=end)


def make_answer(language: Language = "fr", state: State = State.ANSWERED, **changes: Any) -> Answer:
    """An answer of three cited sentences, or the one that the state and the changes make of it."""
    sentences = TEXTS[language][:3]
    fields: dict[str, Any] = {
        "id": "a1",
        "question": "?",
        "language": language,
        "state": state,
        "text": " ".join(f"{words} [{number}]" for number, words in enumerate(sentences, 1)),
        "statements": tuple(Statement(text=words, citations=(number,)) for number, words in enumerate(sentences, 1)),
        "citations": tuple(make_citation(number, language) for number in (1, 2, 3)),
        "as_of": SPEAKS_UNTIL,
        "dossier_version": "test",
        "writer": "extractive",
    }
    return Answer(**(fields | changes))


def make_refusal(language: Language, state: State = State.NOT_IN_DOSSIER) -> Answer:
    """A refusal with two questions to ask instead."""
    french = language == "fr"
    return make_answer(
        language,
        state,
        text=(
            "Le dossier ne permet pas de répondre à cette question."
            if french
            else "The dossier does not allow an answer to this question."
        ),
        statements=(),
        citations=(),
        suggestions=(
            ("Qui dirige le Health Data Hub ?", "Qui va héberger le Health Data Hub ?")
            if french
            else ("Who runs the Health Data Hub?", "Who will host the Health Data Hub?")
        ),
    )


def make_conflict(language: Language) -> ConflictView:
    """Two sources that disagree about an amount; the second is preferred."""
    french = language == "fr"
    return ConflictView(
        id="budget",
        question=(
            "Le marché intercalaire valait-il 6 ou 6,2 millions d'euros ?"
            if french
            else "Was the interim contract worth €6 or €6.2 million?"
        ),
        sides=(
            ConflictSide(
                claim="6 millions d'euros." if french else "€6 million.",
                passage_id="article#budget",
                publishers=("L'Informé",),
                rank=Rank.PRESS,
                date="2026-02-17",
                preferred=False,
                citations=(),
            ),
            ConflictSide(
                claim="6,2 millions d'euros sur quatre ans." if french else "€6.2 million over four years.",
                passage_id="choice-of-scaleway#decision",
                publishers=("Health Data Hub", "IT for Business"),
                rank=Rank.OFFICIAL,
                date="2025-07",
                preferred=True,
                citations=(1,),
            ),
        ),
        resolution=(
            "« 6 millions » est un arrondi ; ce montant concerne un marché annulé."
            if french
            else "“€6 million” is rounded; the amount is that of a cancelled contract."
        ),
    )


class FakeAssistant:
    """Answers from a word of the question: weather, amount, host, advice, unclear, failure, anything."""

    def __init__(self, pause: float = 0.1) -> None:
        self.pause = pause
        self.asked: list[Question] = []
        self.dossier = make_dossier()
        self.left: list[Question] = []

    @property
    def speaks_until(self) -> date:
        """The day on which the dossier was closed."""
        return SPEAKS_UNTIL

    @property
    def speaks_from(self) -> date:
        """The day of the dossier's first event."""
        return SPEAKS_FROM

    def dossier_title(self, language: Language) -> str:
        """The dossier's title."""
        french = language == "fr"
        return "La migration du Health Data Hub" if french else "The migration of the Health Data Hub"

    def passage(self, passage_id: str, language: Language) -> Passage | None:
        """The only passage there is."""
        return make_passage(language) if passage_id == "choice-of-scaleway#decision" else None

    def document(self, document_id: str, language: Language) -> Document | None:
        """There is none."""
        return None

    def source(self, source_id: str) -> Source | None:
        """The entry of the bibliography, of those that tell of rights."""
        page = Source(
            id=source_id,
            title=f"Vos droits {source_id}",
            publisher="CNIL",
            kind="report",
            rank=Rank.OFFICIAL,
            url=f"https://example.org/{source_id}",
        )
        return page if source_id != "ameli-dpo" else None

    def stream(self, question: Question) -> Iterator[Answer]:
        """The answer, one sentence more each time; notes who left before its end."""
        self.asked.append(question)
        try:
            yield from self._grow(question)
        except GeneratorExit:
            self.left.append(question)
            raise

    def _grow(self, question: Question) -> Iterator[Answer]:
        answer = self.answer(question).model_copy(
            update={"question": question.text, "as_of": question.as_of or SPEAKS_UNTIL}
        )
        for count in range(1, len(answer.statements) + 1):
            time.sleep(LONG_PAUSE if "lentement" in question.text else self.pause)
            yield answer.model_copy(
                update={
                    "statements": answer.statements[:count],
                    "citations": answer.citations[:count],
                    "conflicts": (),
                    "suggestions": (),
                }
            )
        yield answer

    def answer(self, question: Question) -> Answer:
        """The whole answer."""
        words = question.text.lower()
        english = any(word in words for word in ("who", "what", "how", "the ", "why"))
        language: Language = "en" if english else "fr"
        if "boom" in words:
            raise RuntimeError("boom")
        refused = next((state for word, state in REFUSED.items() if word in words), None)
        if refused:
            return make_refusal(language, refused)
        if "combien" in words or "how much" in words:
            return make_answer(language, State.SOURCES_DISAGREE, conflicts=(make_conflict(language),))
        if "à la fin" in words:
            return make_answer(
                language,
                statements=(Statement(text=LAST_WORDS[language], citations=(1,)),),
                citations=(make_last_citation(language),),
            )
        if "<script>" in words:
            return make_refusal(language).model_copy(update={"text": question.text})
        return make_answer(language)
