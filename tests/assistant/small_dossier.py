"""Dossiers small enough to be read in a test, and an embedder that needs no model."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import numpy as np

from assistant.drafts import Draft, Located, Quote, Verified
from assistant.guard import locate
from assistant.records import Question
from assistant.understanding.intake import Understood
from corpus.dossier import Dossier
from corpus.records import Actor, Conflict, Document, Language, Passage, Rank, Sentence, Side, Source, Term
from index.embedder import Embedder
from index.words import Aliases, plain_words

SPEAKS_UNTIL = date(2026, 11, 23)


class BagOfWords:
    """Stands in for an `Embedder`: a text's vector counts its words; the same everywhere, in microseconds."""

    model_id = passages_id = "bag-of-words"
    dimensions = 64

    def passages_array(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        return np.stack([self._vector(text) for text in texts])

    queries_array = passages_array

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return cast("list[list[float]]", self.passages_array(texts).tolist())

    def embed_query(self, text: str) -> list[float]:
        return cast("list[float]", self._vector(text).tolist())

    def warm(self) -> None:
        pass

    def _vector(self, text: str) -> np.ndarray:
        vector = np.zeros(self.dimensions, np.float32)
        vector[0] = 1e-3
        for word in plain_words(text):
            vector[zlib.crc32(word.encode()) % self.dimensions] += 1
        return vector / np.linalg.norm(vector)


def bag_of_words() -> Embedder:
    """The stand-in, as the product's type."""
    return cast("Embedder", BagOfWords())


def passage(
    passage_id: str,
    *sentences: str | Sentence,
    language: Language = "fr",
    heading: str = "Titre",
    questions: tuple[str, ...] = (),
) -> Passage:
    """A passage of one paragraph, its sentences put in their places."""
    placed: list[Sentence] = []
    at = 0
    for item in sentences:
        told = Sentence(text=item) if isinstance(item, str) else item
        placed.append(told.model_copy(update={"start": at}))
        at += len(told.text) + 1
    return Passage(
        id=passage_id, document_id=passage_id.partition("#")[0], language=language, heading=heading,
        text=" ".join(s.text for s in placed), sentences=tuple(placed), questions=questions,
    )  # fmt: skip


def document(*passages: Passage, **keys: Any) -> Document:
    """A document of some passages; its id and language are theirs."""
    first = passages[0]
    told = {"kind": "articles", "title": f"Document {first.document_id}", "rank": Rank.OTHER, **keys}
    return Document(id=first.document_id, language=first.language, passages=passages, **told)


def source(source_id: str, rank: Rank, day: str | None = None, url: str | None = None) -> Source:
    """An entry of the bibliography."""
    title, publisher = f"Titre {source_id}", f"Éditeur {source_id}"
    return Source(id=source_id, title=title, publisher=publisher, kind="article", rank=rank, date=day, url=url)


def dossier_of(*documents: Document, **keys: Any) -> Dossier:
    """A dossier of these documents, closed on 23 November 2026."""
    told = {"title": {"fr": "Dossier", "en": "Dossier"}, "speaks_until": SPEAKS_UNTIL, "version": "1", "sources": {}}
    return Dossier(documents=documents, **{**told, **keys})


def one_passage(*sentences: str | Sentence, **keys: Any) -> Dossier:
    """A dossier whose only passage is `d#p`, in French."""
    return dossier_of(document(passage("d#p", *sentences), **keys))


def quote(text: str, passage_id: str = "d#p", language: Language = "fr") -> Quote:
    """Words claimed to stand in a passage."""
    return Quote(passage_id, language, text)


def draft(text: str, *quotes: str) -> Draft:
    """A sentence carried by quotes of `d#p`; by itself when none is given."""
    return Draft(text, tuple(quote(words) for words in quotes or (text,)))


def located(text: str, dossier: Dossier, passage_id: str = "d#p", language: Language = "fr") -> Located:
    """Where words stand in the dossier; they must."""
    found = locate(quote(text, passage_id, language), dossier)
    assert found is not None, text
    return found


def told(dossier: Dossier, *sentences: tuple[str, int], language: Language = "fr") -> list[Verified]:
    """Verified statements, each the whole sentence at (passage id, position)."""
    statements: list[Verified] = []
    for passage_id, position in sentences:
        found = dossier.passage(passage_id, language)
        assert found is not None, passage_id
        text = found.sentences[position].text
        statements.append(Verified(text, (located(text, dossier, passage_id, language),)))
    return statements


def understood(text: str, language: Language = "fr", as_of: date = SPEAKS_UNTIL) -> Understood:
    """A question made ready."""
    return Understood(Question(text=text, id="q"), text, language, as_of)


def names(*groups: tuple[str, str]) -> Aliases:
    """Aliases of some names, each in French and in English."""
    described = {"definition_fr": "…", "definition_en": "…"}
    return Aliases([Term(term_fr=french, term_en=english, **described) for french, english in groups], [])


def budget_dossier() -> Dossier:
    """A provisional contract, what it was said to cost by two sides, that it was dropped, and who was chosen."""
    conflict = Conflict(
        id="budget", question_fr="6 ou 6,2 millions ?", question_en="6 or 6.2 million?",
        sides=(
            Side(passage="article#claim", claim_fr="6 millions.", claim_en="6 million.", sources=("press",)),
            Side(passage="plan#amount", claim_fr="6,2 millions.", claim_en="6.2 million.", sources=("press", "order")),
        ),
        preferred=2, resolution_fr="Un arrondi.", resolution_en="A rounding.",
    )  # fmt: skip
    sources = (
        source("order", Rank.LAW, "2025-07-01", "https://example.org/order"),
        source("communique", Rank.OFFICIAL, "2026-02-06", "https://example.org/communique"),
        source("press", Rank.PRESS, "2026-02-17"),
    )
    return dossier_of(
        *(part for language in ("fr", "en") for part in _budget_documents(cast("Language", language))),
        sources={item.id: item for item in sources},
        conflicts={"budget": conflict},
        actors=(
            Actor(id="scaleway", name_fr="Scaleway", name_en="Scaleway", kind="company", role_fr="…", role_en="…"),
        ),
        glossary=(
            Term(term_fr="Plateforme des données de santé", term_en="Health Data Platform", acronym="PDS",
                 definition_fr="…", definition_en="…", aliases=("Health Data Hub", "HDH")),
        ),
    )  # fmt: skip


def _budget_documents(language: Language) -> list[Document]:
    french = language == "fr"

    def say(in_french: str, in_english: str, *sources: str, **marks: Any) -> Sentence:
        return Sentence(text=in_french if french else in_english, sources=sources, **marks)

    amount = say(
        "Le marché intercalaire était estimé à 6,2 millions d'euros.",
        "The interim contract was put at €6.2 million.",
        "press", "order", on="2025-07-01", then="plan#dropped", conflicts={"budget": 2},
    )  # fmt: skip
    length = say("Ce marché courait sur quatre ans.", "That contract ran for four years.", "press", then="plan#dropped")
    dropped = say(
        "Le marché intercalaire a été abandonné le 5 février 2026.",
        "The interim contract was dropped on 5 February 2026.",
        "communique", on="2026-02-05",
    )  # fmt: skip
    claim = say(
        "Selon la presse, le marché intercalaire vaut 6 millions d'euros.",
        "According to the press, the interim contract is worth €6 million.",
        "press", on="2026-02-17", conflicts={"budget": 1},
    )  # fmt: skip
    choice = say("Scaleway a été choisi le 23 avril 2026.", "Scaleway was chosen on 23 April 2026.", on="2026-04-23")
    asked = ("Combien coûte le marché ?",) if french else ("How much is the contract?",)
    return [
        document(
            passage("plan#amount", amount, length, language=language, heading="Le montant", questions=asked),
            passage("plan#dropped", dropped, language=language, heading="L'abandon"),
            rank=Rank.OFFICIAL, published="2026-02-06", url="https://example.org/plan", reference="NOR 1",
        ),
        document(passage("article#claim", claim, language=language, heading="L'article"), rank=Rank.PRESS),
        document(passage("host#choice", choice, language=language, heading="Le choix"), publisher="Plateforme",
                 published="2026-04-23", url="https://example.org/host"),
    ]  # fmt: skip
