"""Finds the passages that may answer a question, as a LangChain retriever."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus.records import LANGUAGES, Language, Passage
from index.entries import EntryKind
from index.fusion import Evidence, Signal, fuse
from index.open import OpenIndex

_SIGNALS = {
    EntryKind.PASSAGE: Signal.PASSAGE,
    EntryKind.QUESTION: Signal.QUESTION,
    EntryKind.SENTENCE: Signal.SENTENCE,
}
# Both languages of a passage are found, hence twice as many vectors as passages wanted, and more for
# questions and sentences, of which a passage has several.
_NEAREST = {EntryKind.PASSAGE: 24, EntryKind.QUESTION: 40, EntryKind.SENTENCE: 40}
_WORDS_K = 24


class PassageRetriever(BaseRetriever):
    """Passages by meaning (passage, typical questions, sentences) and by words, fused.

    `invoke(question, language=…, vector=…)` returns LangChain documents in the language asked for,
    best first, with `passage_id`, `language`, `score` and the `Evidence` in their metadata. `vector`
    spares embedding the question twice.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: OpenIndex
    k: int = 8

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain passes it
        language: Language = "fr",
        vector: list[float] | None = None,
        **_: Any,  # noqa: ANN401
    ) -> list[LangChainDocument]:
        query_vector = vector if vector is not None else self.index.embedder.embed_query(query)
        ranked = fuse(self.evidence(query, query_vector, language))
        return [self._document(evidence, language) for evidence in ranked[: self.k]]

    def evidence(self, query: str, vector: list[float], language: Language) -> dict[str, Evidence]:
        """What each signal found, by passage id; the same passage in both languages is one passage."""
        found: dict[str, Evidence] = {}
        for kind, signal in _SIGNALS.items():
            for hit in self.index.vectors.nearest(kind, vector, _NEAREST[kind]):
                evidence = found.setdefault(hit.passage_id, Evidence(hit.passage_id))
                if evidence.keep_best(signal, hit.similarity) and kind is EntryKind.QUESTION:
                    evidence.question = hit.text
        for passage_id, score in self.index.lexical[language].scores(query, _WORDS_K).items():
            found.setdefault(passage_id, Evidence(passage_id)).keep_best(Signal.WORDS, score)
        return found

    def passage(self, passage_id: str, language: Language) -> Passage:
        """The passage in the language asked for, else in the other one."""
        order = (language, *(other for other in LANGUAGES if other != language))
        return next(p for spoken in order if (p := self.index.dossier.passage(passage_id, spoken)))

    def _document(self, evidence: Evidence, language: Language) -> LangChainDocument:
        passage = self.passage(evidence.passage_id, language)
        metadata = {
            "passage_id": passage.id, "language": passage.language, "score": evidence.score, "evidence": evidence,
        }  # fmt: skip
        return LangChainDocument(page_content=passage.text, id=passage.id, metadata=metadata)
