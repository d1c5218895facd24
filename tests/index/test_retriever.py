"""The LangChain retriever: its contract, one passage for both languages, the asked language first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from index.fusion import Evidence, Signal
from index.open import OpenIndex, ensure_index
from index.retriever import PassageRetriever
from tests.index.small_dossier import BagOfWords, document, dossier_of, notes, passage, question

MODEL = BagOfWords()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenIndex]:
    french_only = document(passage("extra#only", "Le tarif du zinc augmente.", heading="Zinc"), title="Zinc")
    dossier = dossier_of(*notes(9).documents, french_only)
    index = ensure_index(dossier, MODEL, tmp_path_factory.mktemp("home"))
    yield index
    index.vectors.close()


@pytest.fixture
def retriever(index: OpenIndex) -> PassageRetriever:
    return PassageRetriever(index=index)


def ids(documents: list[Document]) -> list[str]:
    return [document.metadata["passage_id"] for document in documents]


def test_it_is_a_langchain_retriever_that_returns_langchain_documents(retriever: PassageRetriever):
    assert isinstance(retriever, BaseRetriever)
    assert all(isinstance(found, Document) for found in retriever.invoke(question(3)))


def test_the_passage_that_answers_comes_first_with_its_text(retriever: PassageRetriever):
    first = retriever.invoke(question(3))[0]
    assert (first.id, first.metadata["passage_id"]) == ("note-3#only", "note-3#only")
    assert first.page_content == retriever.passage("note-3#only", "fr").text


def test_documents_come_best_first_with_their_scores(retriever: PassageRetriever):
    scores = [found.metadata["score"] for found in retriever.invoke(question(3))]
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[0] <= 1.5


def test_no_more_than_k_come_back(index: OpenIndex):
    assert len(PassageRetriever(index=index, k=2).invoke(question(3))) == 2


def test_the_evidence_names_every_signal_and_the_nearest_typical_question(retriever: PassageRetriever):
    evidence = retriever.invoke(question(3))[0].metadata["evidence"]
    assert isinstance(evidence, Evidence)
    assert set(evidence.raw) == set(Signal)
    assert evidence.raw[Signal.QUESTION] == pytest.approx(1.0, abs=1e-5)
    assert evidence.question == question(3)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_languages_of_a_passage_are_one_passage(retriever: PassageRetriever, language: str):
    found = ids(retriever.invoke(question(3, language), language=language))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_passages_come_in_the_language_asked_for(retriever: PassageRetriever, language: str):
    found = retriever.invoke(question(3), language=language)
    assert {doc.metadata["language"] for doc in found if doc.metadata["passage_id"] != "extra#only"} == {language}
    assert found[0].page_content == retriever.passage(found[0].id, language).text


def test_a_question_in_the_other_language_still_finds_the_passage(retriever: PassageRetriever):
    assert ids(retriever.invoke(question(3, "fr"), language="en"))[0] == "note-3#only"


def test_a_passage_that_the_asked_language_lacks_comes_in_the_other(retriever: PassageRetriever):
    first = retriever.invoke("Le tarif du zinc augmente.", language="en")[0]
    assert (first.metadata["passage_id"], first.metadata["language"]) == ("extra#only", "fr")


def test_french_is_the_language_when_none_is_given(retriever: PassageRetriever):
    assert retriever.invoke(question(3))[0].metadata["language"] == "fr"


def test_a_vector_given_spares_embedding_the_question(retriever: PassageRetriever):
    vector = MODEL.embed_query(question(3))
    MODEL.questions.clear()
    with_vector = retriever.invoke(question(3), language="fr", vector=vector)
    assert MODEL.questions == []
    assert ids(with_vector) == ids(retriever.invoke(question(3), language="fr"))


def test_without_a_vector_the_question_is_embedded_once(retriever: PassageRetriever):
    MODEL.questions.clear()
    retriever.invoke(question(3))
    assert MODEL.questions == [question(3)]


def test_the_vector_given_is_the_one_that_is_searched(retriever: PassageRetriever):
    vector = MODEL.embed_query(question(7))
    assert ids(retriever.invoke("", vector=vector))[0] == "note-7#only"


def test_batch_answers_each_question_in_order(retriever: PassageRetriever):
    found = retriever.batch([question(2), question(5)], language="fr")
    assert [ids(documents)[0] for documents in found] == ["note-2#only", "note-5#only"]


def test_asking_twice_gives_the_same(retriever: PassageRetriever):
    one, other = (retriever.invoke(question(3)) for _ in range(2))
    assert [(d.id, d.metadata["score"]) for d in one] == [(d.id, d.metadata["score"]) for d in other]


def test_an_empty_dossier_finds_nothing(tmp_path_factory: pytest.TempPathFactory):
    index = ensure_index(dossier_of(), BagOfWords(), tmp_path_factory.mktemp("home"))
    assert PassageRetriever(index=index).invoke("Quoi ?") == []
    index.vectors.close()
