"""The lexical index: BM25 over each language's passages, with title, heading and typical questions."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from corpus.dossier import Dossier
from corpus.records import Document, Language, Passage
from index.words import Aliases, tokens

# Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond": the usual range of k1 and b.
K1, B = 1.2, 0.75


class LexicalIndex:
    """BM25 scores of one language's passages for a question."""

    def __init__(
        self,
        language: Language,
        passage_ids: list[str],
        engine: bm25s.BM25,
        aliases: Aliases,
        frequencies: dict[str, int],
    ) -> None:
        self.language = language
        self.passage_ids = passage_ids
        self.frequencies = frequencies
        self._engine = engine
        self._aliases = aliases

    @classmethod
    def build(cls, dossier: Dossier, language: Language, aliases: Aliases) -> LexicalIndex:
        """Counts the words of every passage of the language."""
        passages = dossier.passages(language)
        documents = {document.id: document for document in dossier.documents if document.language == language}
        corpus = [_fields(documents[passage.document_id], passage, aliases) for passage in passages]
        engine = bm25s.BM25(k1=K1, b=B)
        engine.index(corpus or [["·"]], show_progress=False)
        frequencies = Counter(token for words in corpus for token in set(words))
        return cls(language, [passage.id for passage in passages], engine, aliases, dict(frequencies))

    def save(self, folder: Path) -> None:
        """Writes the index into a new folder."""
        self._engine.save(folder, show_progress=False)
        rest = {"passages": self.passage_ids, "frequencies": self.frequencies}
        (folder / "passages.json").write_text(json.dumps(rest, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, language: Language, aliases: Aliases) -> LexicalIndex:
        """Reads an index written by `save`; raises OSError or ValueError when it is damaged."""
        engine = bm25s.BM25.load(folder, show_progress=False)
        rest = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
        return cls(language, rest["passages"], engine, aliases, rest["frequencies"])

    def rarity(self, token: str) -> float:
        """How telling a token is, from 0 (in every passage) to 1 (in one, or in none)."""
        total = len(self.passage_ids)
        if total < 2:
            return 1.0
        return 1.0 - math.log(max(1, self.frequencies.get(token, 0))) / math.log(total)

    def weighted_scores(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """Every passage's BM25 score for tokens that count as much as their weights; in the order of `passage_ids`."""
        total = np.zeros(len(self.passage_ids))
        for token, weight in weights.items():
            if token in self._engine.vocab_dict:
                total += weight * self._engine.get_scores([token])
        return total

    def scores(self, question: str, k: int) -> dict[str, float]:
        """The k best passages and their BM25 scores, best first; passages sharing no word are left out."""
        known = [token for token in tokens(question, self.language, self._aliases) if token in self._engine.vocab_dict]
        if not known or not self.passage_ids:
            return {}
        scores = self._engine.get_scores(known)
        best = np.argsort(-scores, kind="stable")[:k]
        return {self.passage_ids[i]: float(scores[i]) for i in best if scores[i] > 0}


def _fields(document: Document, passage: Passage, aliases: Aliases) -> list[str]:
    parts = (document.title, passage.heading, passage.heading, passage.text, *passage.questions)
    return [token for part in parts for token in tokens(part, passage.language, aliases)]
