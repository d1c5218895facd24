"""A dossier made in memory, an embedder that needs no model, and processes to crash or kill."""

from __future__ import annotations

import hashlib
import multiprocessing
import time
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, cast

import numpy as np

from corpus.dossier import Dossier
from corpus.records import LANGUAGES, Document, Language, Passage, Rank, Sentence, Term
from index.embedder import Embedder
from index.errors import IndexDamaged, IndexMissing, IndexStale
from index.layout import IndexHome
from index.open import OpenIndex, ensure_index, open_index
from index.retriever import PassageRetriever
from index.words import plain_words

HUB = Term(
    term_fr="Plateforme des données de santé", term_en="Health Data Platform", acronym="PDS",
    definition_fr="…", definition_en="…", aliases=("Health Data Hub", "HDH"),
)  # fmt: skip


class OutOfOrder(Exception):
    """What a failing embedder raises."""


class BagOfWords:
    """Stands in for an `Embedder`: the unit vector of a text sums one fixed random vector per word.

    `texts` lists what was embedded for an index, with its role. `batch_s` slows each batch down;
    after `fails_after` texts a batch raises OutOfOrder.
    """

    def __init__(
        self, model_id: str = "bag-of-words", dimensions: int = 32, batch_s: float = 0, fails_after: int | None = None
    ) -> None:
        self.model_id = self.passages_id = model_id
        self.dimensions = dimensions
        self.batch_s = batch_s
        self.fails_after = fails_after
        self.texts: list[tuple[str, str]] = []
        self.questions: list[str] = []

    def passages_array(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        return self._array("passage", texts)

    def queries_array(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        return self._array("query", texts)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return cast("list[list[float]]", self.passages_array(texts).tolist())

    def embed_query(self, text: str) -> list[float]:
        self.questions.append(text)
        return cast("list[float]", self._vector("query", text).tolist())

    def warm(self) -> None:
        pass

    def _array(self, role: str, texts: Sequence[str]) -> np.ndarray:
        if self.fails_after is not None and len(self.texts) + len(texts) > self.fails_after:
            raise OutOfOrder
        time.sleep(self.batch_s)
        self.texts += [(role, text) for text in texts]
        return np.stack([self._vector(role, text) for text in texts])

    def _vector(self, role: str, text: str) -> np.ndarray:
        words = [f"{role}:", *plain_words(text)]
        vector = np.sum([word_vector(word, self.dimensions) for word in words], axis=0)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


@lru_cache(maxsize=4096)
def word_vector(word: str, dimensions: int) -> np.ndarray:
    """The same for the same word, in every process."""
    return np.random.default_rng(zlib.crc32(word.encode())).normal(size=dimensions)


def embedder(**keys: Any) -> Embedder:
    """The stand-in, as the product's type."""
    return cast("Embedder", BagOfWords(**keys))


def passage(
    passage_id: str, *sentences: str, language: Language = "fr", heading: str = "Titre", questions: tuple[str, ...] = ()
) -> Passage:
    """A passage of one paragraph."""
    placed: list[Sentence] = []
    at = 0
    for text in sentences:
        placed.append(Sentence(text=text, start=at))
        at += len(text) + 1
    return Passage(
        id=passage_id, document_id=passage_id.partition("#")[0], language=language, heading=heading,
        text=" ".join(sentences), sentences=tuple(placed), questions=questions,
    )  # fmt: skip


def document(*passages: Passage, title: str = "Document") -> Document:
    """A document of some passages; its id and language are theirs."""
    first = passages[0]
    return Document(
        id=first.document_id, kind="notes", title=title, language=first.language, rank=Rank.OTHER, passages=passages
    )


def dossier_of(*documents: Document, glossary: tuple[Term, ...] = (HUB,)) -> Dossier:
    """A dossier of these documents; its version is a hash of them, as that of a dossier read from files."""
    content = "".join(item.model_dump_json() for item in [*documents, *glossary])
    version = hashlib.sha256(content.encode()).hexdigest()
    return Dossier({"fr": "Dossier", "en": "Dossier"}, cast("Any", None), version, documents, {}, glossary=glossary)


def notes(count: int, sentences: int = 3, changed: tuple[int, ...] = (), start: int = 1) -> Dossier:
    """A dossier of numbered notes in both languages; those of `changed` have another first sentence.

    A note is one passage, 2 questions, 2 questions without names, and its sentences: 16 entries when it has 3.
    """
    numbers = range(start, start + count)
    return dossier_of(*(_note(n, language, sentences, n in changed) for n in numbers for language in LANGUAGES))


def _note(number: int, language: Language, sentences: int, changed: bool) -> Document:
    words = ("La note", "dit le point", "ou plutôt") if language == "fr" else ("Note", "tells item", "or rather")
    subject, tells, rather = words
    texts = [f"{subject} {number} {tells} {number}-{at}." for at in range(sentences)]
    texts[0] = f"{texts[0]} ({rather} autre.)" if changed else texts[0]
    asked = (question(number, language), f"HDH, note {number} ?" if language == "fr" else f"HDH item {number}?")
    return document(
        passage(f"note-{number}#only", *texts, language=language, heading=f"{number}", questions=asked),
        title=f"{subject} {number}",
    )


def question(number: int, language: Language = "fr") -> str:
    """The first typical question of a note."""
    return f"Que dit la note {number} ?" if language == "fr" else f"What does note {number} say?"


def answers(index: OpenIndex) -> bool:
    """Whether an index of notes finds the first and the last note, in both languages, by vector and in all."""
    retriever = PassageRetriever(index=index)
    ids = [passage.id for passage in index.dossier.passages("fr")]
    wrong = [
        passage_id
        for passage_id in (ids[0], ids[-1])
        for language in LANGUAGES
        if not _finds(retriever, passage_id, language)
    ]
    return not wrong


def _finds(retriever: PassageRetriever, passage_id: str, language: Language) -> bool:
    asked = question(int(passage_id.removeprefix("note-").removesuffix("#only")), language)
    first = retriever.invoke(asked, language=language)[0]
    same_question = first.metadata["evidence"].question == asked
    return bool(first.metadata["passage_id"] == passage_id and first.metadata["language"] == language and same_question)


def outcome(dossier: Dossier, home: Path, model: dict[str, Any] | None = None) -> str:
    """What opening the index gives: `missing`, `damaged`, `stale`, `right` or `wrong`; any other error is raised."""
    try:
        index = open_index(dossier, embedder(**(model or {})), home)
    except (IndexMissing, IndexDamaged, IndexStale) as error:
        return error.code.removeprefix("index_")
    try:
        return "right" if answers(index) else "wrong"
    finally:
        index.vectors.close()


def repaired(dossier: Dossier, home: Path) -> str:
    """What the index answers once `ensure_index` has done its work: `right` or `wrong`."""
    index = ensure_index(dossier, embedder(), home)
    try:
        return "right" if answers(index) else "wrong"
    finally:
        index.vectors.close()


def leftovers(home: Path) -> list[str]:
    """Names in the index folder that no finished build should leave behind."""
    return sorted(
        path.name for path in IndexHome(home).path.iterdir() if "building" in path.name or "partial" in path.name
    )


class Apart:
    """A function at work in a process of its own, which a crash or a kill leaves without a result."""

    def __init__(self, function: Callable[..., Any], *arguments: Any) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["pytest", "tests.index.small_dossier"])
        self._connection, theirs = context.Pipe(duplex=False)
        self.process: BaseProcess = context.Process(target=_report, args=(theirs, function, arguments), daemon=True)
        self.process.start()
        theirs.close()
        self._connection.recv()

    def kill(self, after_s: float) -> None:
        """Ends the process with SIGKILL, unless it ends by itself before."""
        self.process.join(after_s)
        self.process.kill()
        self.process.join()
        self._connection.close()

    def result(self) -> Any:
        """What the function returned or raised, or how the process ended without doing either."""
        try:
            return self._connection.recv()
        except EOFError:
            self.process.join()
            return f"exit code {self.process.exitcode}"
        finally:
            self._connection.close()
            self.process.join()


def _report(connection: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    connection.send("started")
    try:
        connection.send(function(*arguments))
    except Exception as error:  # noqa: BLE001 - any error is the result
        connection.send(type(error).__name__)
