"""The language of a question: French or English, whatever names stand in it; others are told so."""

from __future__ import annotations

import pytest

from assistant.errors import LanguageUnsupported
from assistant.understanding.language import detect_language
from corpus.dossier import Dossier
from index.words import Aliases

FRENCH = [
    "Qui va héberger le Health Data Hub ?",
    "Health Data Hub : qui héberge ?",
    "Le CLOUD Act s'applique-t-il au Health Data Hub ?",
    "Quel est le rôle de Microsoft Azure ?",
    "C'est quoi SecNumCloud ?",
    "c koi le cloud act",
    "c quoi le snds",
    "ki va heberger le hdh",
    "kan es ke le HDH kite azure ?",
    "jpeu mopposer a lutilisation de mes donnees ??",
    "pk microsoft a ete choisi",
    "Scaleway, c'est français ?",
    "Coût du marché intercalaire ?",
    "date de la migration",
    "donnees de sante chez microsoft",
    "FISA 702, ça veut dire quoi ?",
    "Pourquoi le Data Act protège-t-il mes données ?",
    "Que dit le Data Privacy Framework ?",
]
ENGLISH = [
    "Who will host the Health Data Hub?",
    "What is the SNDS?",
    "what is the Plateforme des données de santé",
    "When did the Conseil d'État rule on EMC2?",
    "Is Scaleway SecNumCloud qualified?",
    "whos hosting hdh now",
    "cost of the interim contract",
    "can i opt out",
    "y did they drop azure",
    "Does the CNIL approve?",
    "loi SREN: what does article 31 say?",
    "Has Caisse nationale de l'assurance maladie refused the copy?",
]


@pytest.fixture(scope="module")
def aliases(shipped: Dossier) -> Aliases:
    """The dossier's names."""
    return Aliases.of(shipped)


@pytest.mark.parametrize("question", FRENCH)
def test_a_french_question_is_french(question: str, aliases: Aliases):
    assert detect_language(question, aliases) == "fr"


@pytest.mark.parametrize("question", ENGLISH)
def test_an_english_question_is_english(question: str, aliases: Aliases):
    assert detect_language(question, aliases) == "en"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Peux-tu me dire qui va héberger le hub, please?", "fr"),
        ("Hello, qui va héberger les données de santé des Français ?", "fr"),
        ("Bonjour, can you tell me who will host the health data?", "en"),
        ("Who signed the arrêté du 12 août 2026 and what does it say?", "en"),
        ("Quelle est la différence entre « remote access » et hébergement ?", "fr"),
    ],
)
def test_a_mixed_question_follows_its_main_language(question: str, language: str, aliases: Aliases):
    assert detect_language(question, aliases) == language


@pytest.mark.parametrize("question", ["Health Data Hub", "Scaleway ?", "SecNumCloud HDS CNIL", "42 ?", "HDH 2026"])
@pytest.mark.parametrize("default", ["fr", "en"])
def test_names_alone_take_the_default(question: str, default: str, aliases: Aliases):
    assert detect_language(question, aliases, default) == default  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "¿Quién va a alojar los datos de salud de los franceses?",
        "¿Cuándo se trasladará el Health Data Hub y cuánto cuesta?",
        "Wer wird die Gesundheitsdaten der Franzosen hosten?",
        "Warum wurde Microsoft Azure für den Health Data Hub ausgewählt?",
        "Chi ospiterà i dati sanitari dei francesi dopo Microsoft?",
        "Quem vai alojar os dados de saúde dos franceses?",
        "من سيستضيف منصة البيانات الصحية؟",
        "谁将托管法国的健康数据平台？",
        "Кто будет хранить данные о здоровье французов?",
        "誰がヘルスデータハブをホストしますか",
    ],
)
def test_another_language_is_told_so(question: str, aliases: Aliases):
    with pytest.raises(LanguageUnsupported):
        detect_language(question, aliases)


def _told(question: str, aliases: Aliases) -> str:
    try:
        return detect_language(question, aliases)
    except LanguageUnsupported:
        return "refused"


@pytest.fixture(scope="module")
def typical(shipped: Dossier, aliases: Aliases) -> list[tuple[str, str, str]]:
    """Each typical question with its language and the one told."""
    asked = [(question, p.language) for d in shipped.documents for p in d.passages for question in p.questions]
    return [(question, own, _told(question, aliases)) for question, own in asked]


def test_no_typical_question_is_taken_for_another_language(typical: list[tuple[str, str, str]]):
    assert [question for question, _, told in typical if told == "refused"] == []


def test_typical_questions_are_told_in_their_own_language(typical: list[tuple[str, str, str]]):
    wrong = [question for question, own, told in typical if told != own]
    assert len(wrong) <= 0.005 * len(typical), wrong
